/** Where the check-in of a week stands in the conversation, whether it is folded, and what is typed into it. */
import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import type { CheckInCard } from '../../../src/contract/coach/check-in-card.ts';
import type { CoachPart } from '../coach-part.ts';
import type { CoachTyping, Exchange } from '../messages.ts';
import type { CheckInActions } from './check-in-card.ts';

/** Pixels that the card of a week that nobody asked for takes in an empty conversation. */
const leastWidthUnasked = 420;

interface CheckInPage extends CoachPart {
  exchanges(): readonly Exchange[];
  touch(): void;
  focusText(): void;
  /** The card once it is drawn. */
  drawn(): Promise<LitElement | undefined>;
  scrollTo(card: Element): void;
}

export class CheckInPlace {
  readonly #page: CheckInPage;
  #card: CheckInCard | undefined;
  #typed: CoachTyping['checkIn'];
  #isSaved = false;
  #isFolded = false;
  /** The answer below which the card stands; what is asked since stands below the card. */
  #after: string | undefined;

  constructor(page: CheckInPage) {
    this.#page = page;
  }

  get typed(): CoachTyping['checkIn'] {
    return this.#typed;
  }

  /** What was typed before; what is typed here already stays. */
  restore(typed: CoachTyping['checkIn']): void {
    this.#typed ??= typed;
    this.#page.changed();
  }

  async show(card: CheckInCard): Promise<void> {
    await import('./check-in-card.ts');
    const isNew = this.#card?.week !== card.week;
    if (isNew) this.#after = this.#page.exchanges().at(-1)?.messageId;
    if (isNew || card.offered === undefined) this.#isFolded = this.#isToBeFolded(card);
    this.#card = card;
    this.#page.changed();
    const drawn = await this.#page.drawn();
    if (isNew && drawn !== undefined) this.#page.scrollTo(drawn);
  }

  markSaved(): void {
    this.#isSaved = true;
    this.#page.changed();
  }

  /** @param below the exchange above it; none: above all that is shown */
  render(below: string | undefined, shown: readonly Exchange[]): TemplateResult | typeof nothing {
    if (this.#card === undefined) return nothing;
    const after = shown.some(({ messageId }) => messageId === this.#after) ? this.#after : undefined;
    if (below !== after) return nothing;
    return html`<vireo-check-in .card=${this.#card} .isSaved=${this.#isSaved} .isFolded=${this.#isFolded} .actions=${this.#actions}></vireo-check-in>`;
  }

  /** What an empty conversation can answer is not to be pushed out of sight by what nobody asked for. */
  #isToBeFolded({ week, offered }: CheckInCard): boolean {
    if (offered === undefined || this.#page.exchanges().length > 0 || this.#typed?.week === week)
      return false;
    return offered === 'again' || window.innerWidth < leastWidthUnasked;
  }

  readonly #actions: CheckInActions = {
    send: (message) => {
      this.#isSaved = false;
      this.#page.changed();
      this.#page.send(message);
    },
    openRecord: (link) => this.#page.send({ type: 'openRecord', link }),
    unfold: () => {
      this.#isFolded = false;
      this.#page.changed();
    },
    close: () => {
      if (this.#card !== undefined) this.#page.send({ type: 'dismissCheckIn', week: this.#card.week });
      this.#card = undefined;
      this.#page.changed();
      this.#page.focusText();
    },
    loadTyped: (week) => (this.#typed?.week === week ? this.#typed.typed : []),
    keepTyped: (week, typed) => {
      if (typed.length > 0) {
        this.#page.touch();
        this.#typed = { week, typed: [...typed] };
      } else if (this.#typed?.week === week) this.#typed = undefined;
      this.#page.changed();
    },
  };
}
