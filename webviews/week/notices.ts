/** What the page says of changes, and why one was not made: to the ear, and where it is of no cell to the eye, too. */
import type { LitElement } from 'lit';
import { formatMinutes } from '../../src/domain/duration.ts';
import { dayName, dayOf, markedSpanOf, shortDay } from './clock.ts';
import type { Edits, Outcome } from './edits.ts';
import type { Told } from './frame.ts';
import type { PlacedEntry, WeekContent, WeekFault } from './messages.ts';
import type { Words } from './words.ts';

export interface SavedFacts {
  /** Something of it ends later than now. */
  readonly isAhead: boolean;
  /** The day that an entry was moved to. */
  readonly movedTo: string | undefined;
  /** Of day and week. */
  readonly totals: string;
}

/** What the notices are part of. */
export interface NoticesPage {
  readonly words: Words;
  readonly edits: Edits;
  content(): WeekContent | undefined;
}

export class Notices {
  readonly #element: LitElement;
  readonly #page: NoticesPage;
  #told: Told | undefined;
  #isOfCell = false;
  #said = '';

  constructor(element: LitElement, page: NoticesPage) {
    this.#element = element;
    this.#page = page;
  }

  /** What the last change was answered with, where that is of no cell. */
  get told(): Told | undefined {
    return this.#told;
  }

  /** For the ear alone. */
  get said(): string {
    return this.#said;
  }

  /** The same sentence twice is said twice. What was told and is no refusal goes: that was before. */
  say(sentence: string): void {
    if (this.#told?.kind !== 'refusal') this.#told = undefined;
    this.#said = this.#said === sentence ? `${sentence}\u200b` : sentence;
    this.#element.requestUpdate();
  }

  /** To the ear and, until another change is answered, or what is no refusal until another thing is said, to the eye. */
  tell(sentence: string, kind: Told['kind'] = 'refusal', aloud = sentence): void {
    this.say(aloud);
    this.#told = { sentence, kind, editId: this.#page.edits.lastId };
    this.#isOfCell = false;
  }

  /** That of a cell stands beside its cell. */
  tellFault(fault: WeekFault): void {
    const sentence = this.sentenceOf(fault);
    if (fault.place === undefined) this.tell(sentence);
    else this.say(sentence);
  }

  /**
   * What a change that is saved made of lengths, and what of it may not have been meant, all of it at once; `totals` are for
   * the ear alone. False where that is nothing.
   */
  /** A day of this week needs no word. */
  #describeMove(movedTo: string | undefined): string {
    const { words, content } = this.#page;
    if (movedTo === undefined || content()?.days.some(({ date }) => date === movedTo)) return '';
    return words.movedTo(dayName(movedTo, { weekday: 'long', day: 'numeric', month: 'long' }));
  }

  tellSaved(outcome: Outcome, { isAhead, movedTo, totals }: SavedFacts): boolean {
    const { words } = this.#page;
    const { overlaps, nightSeconds, placed = [] } = outcome;
    const doubts = [
      overlaps > 0 ? words.overlaps(overlaps) : '',
      nightSeconds === undefined ? '' : words.longNight(formatMinutes(nightSeconds)),
      isAhead ? words.ahead : '',
      this.#describeMove(movedTo),
    ].filter(Boolean);
    if (placed.length === 0 && doubts.length === 0) return false;
    const done = placed.length === 0 ? [words.savedOnly] : describePlaced(placed, words);
    const sentence = `${[...done, ...doubts].join('; ')}.`;
    const kind = overlaps > 0 ? 'warning' : 'hint';
    this.tell(sentence, kind, placed.length === 0 ? sentence : `${sentence} ${totals}`);
    return true;
  }

  /** As `tell`, of the selected cell: gone with its selection. */
  tellOfCell(sentence: string): void {
    this.tell(sentence);
    this.#isOfCell = true;
  }

  /** Another cell is selected: what was said of the one before goes; why a change was not made, of no cell, stays. */
  leaveCell(): void {
    if (this.#told?.kind !== 'refusal' || this.#isOfCell) this.#told = undefined;
  }

  /** What was told before the edit. */
  forget(editId: number): void {
    if (this.#told !== undefined && this.#told.editId < editId) this.#told = undefined;
  }

  /** Neither is any more what was said of the week: it is another, or has changed. */
  clear(): void {
    this.#told = undefined;
    this.#said = '';
    this.#element.requestUpdate();
  }

  sentenceOf({ fault, message }: WeekFault): string {
    const { words, content } = this.#page;
    const isSubmitted = fault === 'locked' && content()?.sheet?.state === 'submitted';
    return words.notDone(message ?? words.faults[isSubmitted ? 'submitted' : fault]);
  }

  /** For the form of an entry; undefined where that of a cell was refused. */
  reasonOf(fault: WeekFault): string | undefined {
    if (fault.place !== undefined) return undefined;
    return fault.fault === 'changed' ? this.#page.words.entryChanged : this.sentenceOf(fault);
  }
}

/** More are counted. */
const mostNamed = 2;

/** `1:30 recorded, 14:10–15:40`, one after another; with its day where there are several. */
function describePlaced(placed: readonly PlacedEntry[], words: Words): readonly string[] {
  const named = placed.slice(0, mostNamed).map((entry) => {
    const { startedAt, endedAt, zone } = entry;
    const length = formatMinutes((Date.parse(endedAt) - Date.parse(startedAt)) / 1000);
    const day = placed.length === 1 ? [] : [shortDay(dayOf(startedAt, zone))];
    return words.placed(length, [...day, markedSpanOf(entry)].join(' '));
  });
  const more = placed.length - named.length;
  return more === 0 ? named : [...named, words.andMore(more)];
}
