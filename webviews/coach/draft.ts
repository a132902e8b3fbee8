/** What is being written in the composer: its words, what they name, and the earlier question in whose place it goes. */
import type { Mention } from '../../src/contract/coach/mentions.ts';
import type { Asking } from './chat.ts';
import { asksForCheckIn } from './check-in/check-in-words.ts';
import type { CoachPart } from './coach-part.ts';
import { Completions } from './completions.ts';
import type { ComposerActions } from './composer.ts';
import type {
  CoachHostMessage,
  CoachViewState,
  CompletionOffer,
  ComposedQuestion,
  Exchange,
  MentionOffer,
} from './messages.ts';
import { words } from './words.ts';

/** What a draft needs of the page beside it. */
export interface DraftPage extends CoachPart {
  isAnswering(): boolean;
  /** A question would go out at once. */
  isReady(): boolean;
  /** The built-in coach alone is chosen. */
  isBuiltIn(): boolean;
  ask(question: string, how: Asking): void;
  stop(): void;
  focusText(): void;
  /** Words were typed, or put into the composer. */
  touch(): void;
}

/** What the host says of what is being written. */
type DraftMessage = Extract<
  CoachHostMessage,
  { type: 'mentions' | 'completions' | 'mention' | 'mentionRefused' | 'compose' }
>;

export class Draft {
  readonly #page: DraftPage;
  #text = '';
  #mentions: readonly Mention[] = [];
  /** The question in whose place the draft is asked. */
  #replaces: string | undefined;
  /** What stood in the composer when an earlier question came into it. */
  #before: string | undefined;
  /** Context that was picked and is still read: a question that names it waits for it. */
  #picked = 0;
  #offers: readonly MentionOffer[] = [];
  /** The latest search for context: only its offers are shown. */
  #request = 0;
  /** What stands in the composer was sent, and waits. */
  #isHeld = false;

  readonly #completions = new Completions((request, text) =>
    this.#page.send({ type: 'complete', request, text }),
  );

  constructor(page: DraftPage) {
    this.#page = page;
  }

  get completions(): readonly CompletionOffer[] {
    return this.#completions.offers;
  }

  take(message: DraftMessage): void {
    switch (message.type) {
      case 'mentions':
        this.#offer(message.request, message.offers);
        break;
      case 'completions':
        this.#completions.take(message.request, message.offers);
        this.#page.changed();
        break;
      case 'mention':
        this.#addMention(message.mention);
        break;
      case 'mentionRefused':
        this.#refuseMention();
        break;
      case 'compose':
        this.#compose(message);
        break;
    }
  }

  get text(): string {
    return this.#text;
  }

  get mentions(): readonly Mention[] {
    return this.#mentions;
  }

  get offers(): readonly MentionOffer[] {
    return this.#offers;
  }

  get isEditing(): boolean {
    return this.#replaces !== undefined;
  }

  get isPicking(): boolean {
    return this.#picked > 0;
  }

  /** Why what was sent still stands in the composer; nothing where it does not wait. */
  get waitsFor(): string | undefined {
    if (!this.#isHeld) return undefined;
    if (this.isPicking) return words.reading;
    return this.#page.isAnswering() ? words.asksNext : undefined;
  }

  get state(): Pick<CoachViewState, 'draft' | 'mentions' | 'replaces' | 'before'> {
    return {
      draft: this.#text,
      mentions: [...this.#mentions],
      ...(this.#replaces !== undefined && { replaces: this.#replaces }),
      ...(this.#before !== undefined && { before: this.#before }),
    };
  }

  restore(state: CoachViewState | undefined): void {
    this.#text = state?.draft ?? '';
    this.#mentions = state?.mentions ?? [];
    this.#replaces = state?.replaces;
    this.#before = state?.before;
  }

  /** Text that the host has kept; what stands here already stays. */
  takeKept(text: string): void {
    if (this.#text !== '') return;
    this.#text = text;
    this.#page.changed();
  }

  /** What is in the composer already returns once this is sent. */
  #compose({ text, mention }: ComposedQuestion): void {
    if (this.#replaces === undefined && this.#text.trim() !== '' && this.#text !== text)
      this.#before ??= this.#text;
    this.#page.touch();
    this.#isHeld = false;
    this.#replaces = undefined;
    this.#text = text;
    if (mention !== undefined) this.#mentions = [...this.#mentions.filter(isOther(mention)), mention];
    this.#page.changed();
    this.#page.focusText();
  }

  edit({ messageId, question }: Exchange): void {
    this.#page.touch();
    this.#before ??= this.#text;
    this.#text = question;
    this.#replaces = messageId;
    this.#page.changed();
    this.#page.focusText();
  }

  #offer(request: number, offers: readonly MentionOffer[]): void {
    if (request !== this.#request) return;
    this.#offers = offers;
    this.#page.changed();
  }

  #addMention(mention: Mention): void {
    this.#picked -= 1;
    this.#mentions = [...this.#mentions, mention];
    this.#page.changed();
    this.#page.focusText();
    this.sendHeld();
  }

  #refuseMention(): void {
    this.#picked -= 1;
    this.#isHeld = false;
    this.#page.changed();
  }

  /** Sent before the session was there, or while the connection was lost: sent as soon as it can be. */
  sendHeld(): void {
    if (!this.#isHeld || !this.#page.isReady()) return;
    this.#isHeld = false;
    const question = this.#text.trim();
    this.#text = '';
    this.#completions.close();
    this.#page.changed();
    if (asksForCheckIn(question, this.#page.isBuiltIn())) {
      this.#page.send({ type: 'askCheckIn' });
      return;
    }
    const [mentions, replaces] = [this.#mentions, this.#replaces];
    this.#mentions = [];
    this.#replaces = undefined;
    this.#restoreBefore();
    this.#page.ask(question, { mentions, replaces });
  }

  #restoreBefore(): void {
    if (this.#before === undefined) return;
    this.#text = this.#before;
    this.#before = undefined;
  }

  readonly actions: ComposerActions = {
    edited: (text) => {
      this.#text = text;
      this.#isHeld = false;
      this.#page.touch();
      this.#page.changed();
    },
    send: () => {
      this.#isHeld = true;
      this.sendHeld();
      this.#page.changed();
    },
    stop: () => this.#page.stop(),
    complete: (text) => {
      this.#completions.look(text);
      this.#page.changed();
    },
    findMentions: (text) => {
      this.#request += 1;
      this.#page.send({ type: 'findMentions', request: this.#request, text });
    },
    pickMention: (offer) => {
      this.#picked += 1;
      this.#page.send({ type: 'pickMention', offer });
    },
    removeMention: (mention) => {
      this.#mentions = this.#mentions.filter((each) => each !== mention);
      this.#page.changed();
    },
    chooseModel: () => this.#page.send({ type: 'chooseModel' }),
    leaveEditing: () => {
      this.#replaces = undefined;
      this.#restoreBefore();
      this.#page.changed();
      this.#page.focusText();
    },
  };
}

function isOther(mention: Mention): (each: Mention) => boolean {
  return ({ kind, label }) => kind !== mention.kind || label !== mention.label;
}
