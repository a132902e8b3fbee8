/** Asks before a change crops what is recorded, takes the answer, and goes on where the person was. */
import { LitElement, nothing, type ReactiveController } from 'lit';
import type { DirectiveResult } from 'lit/directive.js';
import { describeCrop, renderCropQuestion } from './crop-question.ts';
import type { Edits } from './edits.ts';
import type { EntryForms } from './entry/entry-forms.ts';
import type { GridController } from './grid/grid-controller.ts';
import { cellKey } from './grid/grid-model.ts';
import type { CellPlace, CropQuestion } from './messages.ts';
import type { WeekViewMessage } from './view-messages.ts';
import type { Words } from './words.ts';

/** What the questions are part of. */
export interface CropPage {
  readonly words: Words;
  readonly edits: Edits;
  readonly grid: GridController;
  readonly forms: EntryForms;
  send(message: WeekViewMessage): void;
  say(sentence: string): void;
}

export class CropController implements ReactiveController {
  readonly #element: LitElement;
  readonly #page: CropPage;
  /** The next drawing puts the focus on what is asked. */
  #wantsFocus = false;

  constructor(element: LitElement, page: CropPage) {
    this.#element = element;
    this.#page = page;
    element.addController(this);
  }

  hostUpdated(): void {
    if (!this.#wantsFocus) return;
    this.#wantsFocus = false;
    focusWhenDrawn(this.#element, '.crop .take');
  }

  /** That of the selected cell goes first. */
  render(questions: readonly CropQuestion[]): DirectiveResult | typeof nothing {
    const { place } = this.#page.grid;
    const own = place && this.#page.edits.asked.get(cellKey(place));
    const ordered = own === undefined ? questions : [own, ...questions.filter(({ id }) => id !== own.id)];
    const [first, ...others] = ordered;
    if (first === undefined) return nothing;
    return renderCropQuestion(
      { words: this.#page.words, questions: [first, ...others] },
      {
        take: (taken) => this.#answer(taken, true),
        leave: (question) => this.#answer([question], false),
      },
    );
  }

  /** The answer to what is asked about a cell; undefined where nothing is. */
  answerAt(place: CellPlace): ((isTaken: boolean) => void) | undefined {
    const question = this.#page.edits.asked.get(cellKey(place));
    return question && ((isTaken) => this.#answer([question], isTaken));
  }

  /** To the cell that it is about, or to the question where it is about none. */
  turnTo(question: CropQuestion): void {
    this.#page.say(describeCrop(question, this.#page.words));
    if (question.place !== null && question.text !== '') this.#page.grid.turnTo(question.place);
    else this.#wantsFocus = true;
  }

  #answer(questions: readonly CropQuestion[], isTaken: boolean): void {
    const questionIds = questions.map(({ id }) => id);
    const editId = this.#page.edits.nextId();
    for (const { form } of questions) if (form !== null && isTaken) this.#page.forms.keep(form, editId);
    this.#page.send({ type: 'answerCrop', editId, questionIds, isTaken });
    const [question] = questions;
    if (question === undefined || isTaken) this.#page.grid.focusSoon();
    else this.#leave(question);
  }

  /** On with what was typed. */
  #leave({ place, text, form }: CropQuestion): void {
    const { grid, forms } = this.#page;
    if (form !== null) forms.reopen(form);
    else if (place !== null && text !== '') grid.resume(place, text);
    else grid.focusSoon();
  }
}

/** A button of the editor's takes the focus once it is drawn itself, any other at once. */
export function focusWhenDrawn(element: LitElement, selector: string): void {
  const target = element.renderRoot.querySelector(selector);
  if (target instanceof LitElement) target.updateComplete.then(() => target.focus()).catch(() => undefined);
  else if (target instanceof HTMLElement) target.focus();
}
