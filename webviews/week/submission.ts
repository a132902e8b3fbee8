/**
 * Submits the week: once what was typed is saved, and not before what is recorded more than once was told, each place with the
 * way there. The question stays while these are looked at.
 */
import { html, type LitElement, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { formatDuration } from '../../src/domain/duration.ts';
import { icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import { focusWhenDrawn } from './crop-controller.ts';
import type { Edits } from './edits.ts';
import type { CellPlace, WeekContent } from './messages.ts';
import { listOverlapPlaces } from './overlap-words.ts';
import type { WeekViewMessage } from './view-messages.ts';
import type { Words } from './words.ts';

/** What it is part of. */
export interface SubmissionPage {
  readonly words: Words;
  readonly edits: Edits;
  content(): WeekContent | undefined;
  send(message: WeekViewMessage): void;
  /** Why it was not done. */
  refuse(sentence: string): void;
  goTo(place: CellPlace): void;
}

/** As many as a list can be looked through; the grid marks all. */
const mostPlaces = 50;

const firstPlace = '.sharing .link';

/** What would be refused is told at once, and not after an answer. */
function asksAbout({ sharedSeconds, isRefused }: WeekContent): boolean {
  return sharedSeconds > 0 && !isRefused;
}

export class Submission implements ReactiveController {
  readonly #element: LitElement;
  readonly #page: SubmissionPage;
  /** The week goes out as soon as what was typed is saved. */
  #isWanted = false;
  #isAsking = false;
  /** The revision that is shown. */
  #shown: string | undefined;
  /** The next drawing puts the focus there. */
  #focusOn: string | undefined;

  constructor(element: LitElement, page: SubmissionPage) {
    this.#element = element;
    this.#page = page;
    element.addController(this);
  }

  hostUpdated(): void {
    if (this.#focusOn !== undefined) focusWhenDrawn(this.#element, this.#focusOn);
    this.#focusOn = undefined;
  }

  /**
   * What is on its way is waited for; what cannot be saved is fixed or discarded first. `wasAsked`: about the week as it is
   * shown; what is on its way makes it another one.
   */
  submit(wasAsked = false): void {
    const { content, edits, words } = this.#page;
    const week = content();
    if (week === undefined) return;
    this.#isWanted = !edits.isSettled;
    if (this.#isWanted) return;
    const [place, ...others] = edits.unsavedOf(week);
    if (place !== undefined) {
      this.#page.refuse(words.notSubmitted(others.length + 1));
      this.#page.goTo(place);
    } else if (asksAbout(week) && !wasAsked) this.#ask(true, firstPlace);
    else this.#send(week);
  }

  /** A change was answered. */
  goOn(): void {
    if (this.#isWanted) this.submit();
  }

  /** Without a reason it was another by then, and what it is now is shown: where there is something to ask of that, it is asked. */
  tellRefused(reason: string | undefined): void {
    const { content, words } = this.#page;
    const week = content();
    this.#page.refuse(reason ?? words.changedMeanwhile);
    if (reason === undefined && week !== undefined && asksAbout(week)) this.#ask(true, firstPlace);
  }

  /**
   * Of a week that is decided, or left, nothing is asked; nor of one in which nothing is shared any more, or that would be refused.
   * One that is changed elsewhere while it asks is told to be another: whoever answers has not seen that yet.
   */
  show(week: WeekContent, isOther: boolean): void {
    if (isOther) this.#isWanted = false;
    if (isOther || !asksAbout(week)) this.#isAsking = false;
    const isChanged = this.#isAsking && week.revision !== this.#shown;
    this.#shown = week.revision;
    if (!isChanged || !this.#page.edits.isSettled) return;
    this.#page.refuse(this.#page.words.changedMeanwhile);
    // The places have moved under the focus.
    if (this.#element.renderRoot.querySelector('.sharing :focus')) this.#focusOn = firstPlace;
  }

  render(content: WeekContent): TemplateResult | typeof nothing {
    const { words } = this.#page;
    if (!this.#isAsking) return nothing;
    const places = listOverlapPlaces(content, words);
    const more = places.length - mostPlaces;
    const leave = ({ key }: KeyboardEvent) => (key === 'Escape' ? this.#leave() : undefined);
    return html`<section class="copy sharing" aria-labelledby="sharing-title" @keydown=${leave}>
      <h2 id="sharing-title">${icon('layers')} ${words.sharedTime(formatDuration(content.sharedSeconds))}</h2>
      <ul>
        ${places.slice(0, mostPlaces).map(({ place, text }) => html`<li><button type="button" class="link" @click=${() => this.#page.goTo(place)}>${text}</button></li>`)}
        ${more > 0 ? html`<li class="muted">${words.morePlaces(more)}</li>` : nothing}
      </ul>
      <span class="row">
        <vscode-button secondary @click=${this.#submitAnyway} @keydown=${activateOnKeys}>${words.submitAnyway}</vscode-button>
        <vscode-button secondary @click=${this.#leave} @keydown=${activateOnKeys}>${words.cancel}</vscode-button>
      </span>
    </section>`;
  }

  /** As it is shown: what it is by then does not go out unseen. */
  #send({ revision }: WeekContent): void {
    this.#page.send({ type: 'act', act: 'submit', revision });
  }

  #ask(isAsking: boolean, focusOn?: string): void {
    this.#isAsking = isAsking;
    this.#focusOn = focusOn;
    this.#element.requestUpdate();
  }

  readonly #leave = (): void => this.#ask(false, '.submit');

  readonly #submitAnyway = (): void => {
    this.#ask(false, '.submit');
    this.submit(true);
  };
}
