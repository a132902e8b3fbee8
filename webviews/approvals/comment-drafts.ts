/** Comments that are being written, by week: each stays until the host has saved it, whatever becomes of its week. */
import type { ApprovalsHostMessage, CommentDraft } from './messages.ts';

type Commented = Extract<ApprovalsHostMessage, { type: 'commented' }>;

export class CommentDrafts {
  readonly #drafts = new Map<string, CommentDraft>();
  /** What the host is saving: a second Enter sends no second comment. */
  readonly #sending = new Map<string, string>();
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  load(saved: Readonly<Record<string, CommentDraft>>): void {
    for (const [id, draft] of Object.entries(saved)) this.#drafts.set(id, draft);
  }

  toState(): Record<string, CommentDraft> {
    return Object.fromEntries(this.#drafts);
  }

  textOf(id: string): string {
    return this.#drafts.get(id)?.text ?? '';
  }

  /** Of weeks that the list has no longer. */
  listWithout(shown: ReadonlySet<string>): readonly (readonly [string, CommentDraft])[] {
    return [...this.#drafts].filter(([id]) => !shown.has(id));
  }

  /** `name` is that of the week; a week that is gone keeps the one that it had. */
  type(id: string, text: string, name = this.#drafts.get(id)?.name ?? ''): void {
    this.#drafts.set(id, { name, text });
    this.#changed();
  }

  forget(id: string): void {
    this.#drafts.delete(id);
    this.#changed();
  }

  /** Undefined where there is nothing to send, or it is on its way. */
  startSending(id: string): string | undefined {
    const text = this.textOf(id).trim();
    if (text === '' || this.#sending.get(id) === text) return undefined;
    this.#sending.set(id, text);
    return text;
  }

  /** True when the draft is done with; what was typed since it was sent stays. */
  settle({ id, text, isSaved }: Commented): boolean {
    if (this.#sending.get(id) === text) this.#sending.delete(id);
    if (!isSaved || this.textOf(id).trim() !== text) return false;
    this.forget(id);
    return true;
  }
}
