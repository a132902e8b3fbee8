/** The forms of entries: which one is open, what was typed into them, and where that comes back to when it was refused. */
import type { LitElement } from 'lit';
import type { DetailsActions } from '../details.ts';
import type { Edits } from '../edits.ts';
import type { WeekViewMessage } from '../view-messages.ts';
import { type EntryDraft, EntryDrafts, type TypedForm } from './entry-drafts.ts';

/** What the forms are part of. */
export interface FormsPage {
  readonly edits: Edits;
  send(message: WeekViewMessage): void;
  /** Whether the entry is in what is looked at: the selected cell, or the day. */
  isShown(entryId: string): boolean;
  /** The form is left: back to where it was opened. */
  goOn(): void;
}

export class EntryForms {
  readonly #element: LitElement;
  readonly #page: FormsPage;
  readonly #drafts = new EntryDrafts();
  #openId: string | undefined;

  readonly actions: DetailsActions = {
    open: ({ id }) => {
      const wanted = this.#openId === id ? undefined : id;
      // The form of another entry is another form: this one goes first, with what was typed into it.
      this.show(undefined);
      this.#element.updateComplete.then(() => this.show(wanted)).catch(() => undefined);
    },
    close: () => {
      this.#drafts.discard(this.#openId);
      this.#leave();
    },
    change: ({ id: entryId }, change) => {
      const editId = this.#page.edits.nextId();
      this.keep({ entryId, change }, editId);
      this.#page.send({ type: 'changeEntry', editId, entryId, change });
      this.#leave();
    },
    listWork: (projectId) => this.#page.send({ type: 'listWork', projectId }),
    remove: ({ id: entryId }) => {
      this.#drafts.discard(entryId);
      this.#page.send({ type: 'deleteEntry', editId: this.#page.edits.nextId(), entryId });
      this.#leave();
    },
  };

  constructor(element: LitElement, page: FormsPage) {
    this.#element = element;
    this.#page = page;
  }

  /** The entry whose form is open. */
  get openId(): string | undefined {
    return this.#openId;
  }

  /** What that form says in place of the entry. */
  get draft(): EntryDraft | undefined {
    return this.#drafts.of(this.#openId);
  }

  /** The day that an edit which is not settled moves an entry to. */
  dayOf(editId: number): string | undefined {
    return this.#drafts.changeOf(editId)?.date;
  }

  /** None where `entryId` is undefined. */
  show(entryId: string | undefined): void {
    this.#openId = entryId;
    this.#element.requestUpdate();
  }

  /** Kept until the edit is settled; of no edit, until the form is left. */
  keep(form: TypedForm, editId?: number): void {
    this.#drafts.keep(form, editId);
  }

  /** With what was typed into it, to be typed on. */
  reopen(form: TypedForm): void {
    this.keep(form);
    this.show(form.entryId);
  }

  /** True where the form of what was refused opens again, which says the reason: unless somebody is elsewhere by now. */
  settle(editId: number, reason: string | undefined): boolean {
    const id = this.#drafts.settle(editId, reason);
    const active = this.#element.shadowRoot?.activeElement ?? null;
    const isElsewhere = active !== null && !(active instanceof HTMLTableCellElement);
    if (id === undefined || isElsewhere || this.#openId !== undefined || !this.#page.isShown(id))
      return false;
    this.show(id);
    return true;
  }

  #leave(): void {
    this.show(undefined);
    this.#page.goOn();
  }
}
