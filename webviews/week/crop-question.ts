/** What other entries would give away for a change, asked before it is written. Enter takes it, Escape goes back to the text. */
import { html, nothing, type TemplateResult } from 'lit';
import type { DirectiveResult } from 'lit/directive.js';
import { keyed } from 'lit/directives/keyed.js';
import { icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import { clockOf, dayName, spanOf } from './clock.ts';
import type { CropQuestion } from './messages.ts';
import type { Words } from './words.ts';

export interface CropActions {
  take(questions: readonly CropQuestion[]): void;
  leave(question: CropQuestion): void;
}

export interface CropState {
  readonly words: Words;
  /** Those that wait, the one that is shown first. */
  readonly questions: readonly [CropQuestion, ...CropQuestion[]];
}

type Span = CropQuestion['span'];

export function describeCrop({ span, zone }: CropQuestion, words: Words): string {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(span.startedAt));
  return words.cropTitle(
    `${dayName(day, { weekday: 'short', day: 'numeric' })}, ${spanOf({ ...span, zone })}`,
  );
}

/** Of another question all is new: a key that was meant for the one before has no button of it in focus. */
export function renderCropQuestion(state: CropState, actions: CropActions): DirectiveResult {
  return keyed(state.questions[0].id, renderFirst(state, actions));
}

function renderFirst({ words, questions }: CropState, actions: CropActions): TemplateResult {
  const [question] = questions;
  const { zone } = question;
  return html`<section class="copy crop" aria-labelledby="crop-title" @keydown=${keysFor(question, actions)}>
    <h2 id="crop-title">${icon('question')} ${describeCrop(question, words)}</h2>
    <ul>
      ${question.neighbours.map(
        ({ name, note, before, after }) =>
          html`<li><span class="cut">${name}${note === '' ? nothing : html` <span class="muted">${note}</span>`}</span>
            <span class="num">${words.becomes(print(before, zone), after.map((span) => print(span, zone)).join(', '))}</span></li>`,
      )}
    </ul>
    <span class="row wrap">
      <vscode-button class="take" @click=${() => actions.take([question])} @keydown=${activateOnKeys}>${words.takeTime}</vscode-button>
      ${questions.length === 1 ? nothing : html`<vscode-button secondary @click=${() => actions.take(questions)} @keydown=${activateOnKeys}>${words.takeAll(questions.length)}</vscode-button>`}
      <vscode-button secondary @click=${() => actions.leave(question)} @keydown=${activateOnKeys}>${words.leaveTime}</vscode-button>
      <span class="muted small">${words.cropKeys}</span>
    </span>
  </section>`;
}

/** Enter on a button is the button's. */
function keysFor(question: CropQuestion, actions: CropActions) {
  return (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    actions.leave(question);
  };
}

function print({ startedAt, endedAt }: Span, zone: string): string {
  return `${clockOf(startedAt, zone)}–${clockOf(endedAt, zone)}`;
}
