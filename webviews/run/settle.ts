/** A text that a run proposes and a person settles, such as a data model: shown to be changed, with what was assumed and what is wrong. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../components/icons.ts';
import type { Draft } from './choice.ts';
import type { TextAsked } from './messages.ts';
import { type RunPart, renderSentence } from './run-parts.ts';

export interface SettleView {
  readonly question: TextAsked;
  readonly draft: Draft;
  readonly isSending: boolean;
  readonly write: (text: string) => void;
}

/** As it is proposed, or as the user left it. */
export function textOf({ text }: TextAsked, draft: Draft): string {
  return draft.text ?? text;
}

const rowsAtLeast = 8;
const rowsAtMost = 30;

export function renderSettle(
  { question, draft, isSending, write }: SettleView,
  { words }: RunPart,
): TemplateResult {
  const { title, notes, problems } = question;
  const text = textOf(question, draft);
  const rows = Math.min(rowsAtMost, Math.max(rowsAtLeast, text.split('\n').length));
  return html`<div class="title"><h2 id="st">${title}</h2></div>
    ${
      problems.length === 0
        ? nothing
        : html`<div class="notice" role="alert">${icon('error', 'danger')}<div id="problems">${problems.map((problem) => html`<p lang="en">${renderSentence(problem)}</p>`)}</div></div>`
    }
    ${notes.length === 0 ? nothing : html`<ul lang="en">${notes.map((note) => html`<li>${renderSentence(note)}</li>`)}</ul>`}
    <div class="field">
      <label for="settled">${words.settle.label}</label>
      <textarea
        id="settled" class="input mono" rows=${rows} maxlength="200000" spellcheck="false" translate="no"
        aria-invalid=${String(problems.length > 0)} aria-describedby=${problems.length > 0 ? 'problems' : nothing}
        .value=${text} ?readonly=${isSending}
        @input=${(event: Event) => write((event.target as HTMLTextAreaElement).value)}
      ></textarea>
    </div>`;
}
