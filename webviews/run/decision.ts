/** What a run waits for: commands to allow or a question of yes or no, and the bar below in which it is decided. */
import { html, nothing, type TemplateResult } from 'lit';
import type { AllowQuestion, RunQuestion } from '../../src/contract/webview/agents/run-view.ts';
import { formatsFor } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import { choicesOf, chosenOf, type Draft, idsOfFile } from './choice.ts';
import { visible } from './diff-rows.ts';
import { renderBlocks } from './outcome.ts';
import type { RunPart } from './run-parts.ts';

export interface DecisionView {
  readonly question: RunQuestion;
  readonly draft: Draft;
  readonly isSending: boolean;
  /** Why the last answer was not taken. */
  readonly refusal: string;
  readonly tick: (ids: readonly string[], isTicked: boolean) => void;
  readonly comment: (text: string) => void;
  readonly decide: (approved: boolean) => void;
}

export function renderAllow(question: AllowQuestion, view: DecisionView, part: RunPart): TemplateResult {
  const { words } = part;
  const { commands, isolation, title } = question;
  const chosen = new Set(chosenOf(question, view.draft));
  const isIsolated = isolation === '';
  return html`<div class="title"><h2 id="st">${title}</h2></div>
    <p>${words.commands(commands.length)}</p>
    <ul class="commands">
      ${commands.map(
        (command) => html`<li><label>
          <input
            type="checkbox"
            .checked=${chosen.has(command)}
            ?disabled=${view.isSending}
            @change=${(event: Event) => view.tick([command], (event.target as HTMLInputElement).checked)}
          /><code>${visible(command)}</code></label></li>`,
      )}
    </ul>
    <div class="notice">
      ${isIsolated ? icon('lock', 'ok') : icon('warning', 'warn')}
      <p>${isIsolated ? words.isolated : html`${words.notIsolated} <span class="muted">${isolation.replace(/^Not isolated: /, '')}</span>`}</p>
    </div>`;
}

export function renderApprove({ title, text }: { title: string; text: string }): TemplateResult {
  return html`<div class="title"><h2 id="st">${title}</h2></div>
    <div class="prose" lang="en">${renderBlocks(text)}</div>`;
}

/** Pinned below: what would happen, a comment, and the buttons. */
export function renderBar(view: DecisionView, part: RunPart): TemplateResult {
  const { words } = part;
  const { question, draft, isSending, refusal } = view;
  const count = chosenOf(question, draft).length;
  const all = choicesOf(question).length;
  const isNone = all > 0 && count === 0;
  return html`<section class="approve" aria-label=${words.decision}>
    ${question.kind === 'decide' ? renderComment(view, part) : nothing}
    <div class="bar">
      ${renderFacts(question, draft, part)}
      <div class="acts">
        <span class="small ${refusal === '' ? 'muted' : 'danger'}" role="status">${isSending ? words.sending : refusal !== '' ? refusal : isNone ? words.nothingTicked : ''}</span>
        <vscode-button secondary ?disabled=${isSending} @keydown=${activateOnKeys} @click=${() => view.decide(false)}>${question.kind === 'allow-crew' ? words.crew.refuse : draft.comment.trim() === '' ? words.decline : words.sendBack}</vscode-button>
        <vscode-button ?disabled=${isSending || isNone} @keydown=${activateOnKeys} @click=${() => view.decide(true)}>${labelOf(question, { count, all }, part)}</vscode-button>
      </div>
    </div>
  </section>`;
}

interface Counts {
  readonly count: number;
  readonly all: number;
}

function labelOf({ kind }: RunQuestion, { count, all }: Counts, { words }: RunPart): string {
  if (kind === 'approve') return words.approve;
  if (kind === 'allow-crew') return words.crew.allow;
  return kind === 'allow' ? words.allow(count, all) : words.apply(count, all);
}

function renderComment({ draft, isSending, comment }: DecisionView, { words }: RunPart): TemplateResult {
  return html`<div class="field">
    <label for="comment">${words.comment}</label>
    <textarea
      id="comment"
      class="input"
      rows=${Math.min(4, draft.comment.split('\n').length)}
      maxlength="10000"
      placeholder=${words.placeholder}
      .value=${draft.comment}
      ?disabled=${isSending}
      @input=${(event: Event) => comment((event.target as HTMLTextAreaElement).value)}
    ></textarea>
  </div>`;
}

function renderFacts(question: RunQuestion, draft: Draft, { words, language }: RunPart): TemplateResult {
  const expires =
    question.expiresAt === null
      ? nothing
      : html`<p class="small muted">${words.expires(formatsFor(language).momentOf(question.expiresAt))}</p>`;
  if (question.kind !== 'decide') return html`<div>${expires}</div>`;
  const chosen = new Set(chosenOf(question, draft));
  const files = question.review.files.filter((file) => idsOfFile(file).some((id) => chosen.has(id)));
  return html`<div><dl>
    <div><dt>${words.what}</dt><dd>${words.hunks(chosen.size, choicesOf(question).length)} · ${words.files(files.length)}</dd></div>
    <div class="where"><dt>${words.where}</dt><dd class="cut" title=${question.root}>${visible(question.root)}</dd></div>
  </dl>
  ${expires}</div>`;
}
