/** What was typed into the forms of entries, or of proposals, and is not saved: on its way to the host, or refused; pure. */
import type { WeekEntryChange } from '../messages.ts';

export interface EntryDraft<Change = WeekEntryChange> {
  readonly change: Change;
  /** Why it is not saved; undefined where it was not refused. */
  readonly reason: string | undefined;
}

export interface TypedForm<Change = WeekEntryChange> {
  readonly entryId: string;
  readonly change: Change;
}

export class EntryDrafts<Change = WeekEntryChange> {
  readonly #drafts = new Map<string, EntryDraft<Change> & { readonly editId: number | undefined }>();

  /** Kept until the edit is settled; of no edit, until the form is left. */
  keep({ entryId, change }: TypedForm<Change>, editId?: number): void {
    this.#drafts.set(entryId, { change, editId, reason: undefined });
  }

  /** The host has made the edit, or refused it: answers the entry whose form has what was refused. */
  settle(editId: number, reason: string | undefined): string | undefined {
    const own = [...this.#drafts].filter(([, draft]) => draft.editId === editId);
    for (const [entryId, { change }] of own) {
      if (reason === undefined) this.#drafts.delete(entryId);
      else this.#drafts.set(entryId, { change, editId: undefined, reason });
    }
    return reason === undefined ? undefined : own[0]?.[0];
  }

  /** What an edit is to change; undefined once that is settled. */
  changeOf(editId: number): Change | undefined {
    return [...this.#drafts.values()].find((draft) => draft.editId === editId)?.change;
  }

  of(entryId: string | undefined): EntryDraft<Change> | undefined {
    return entryId === undefined ? undefined : this.#drafts.get(entryId);
  }

  discard(entryId: string | undefined): void {
    if (entryId !== undefined) this.#drafts.delete(entryId);
  }
}
