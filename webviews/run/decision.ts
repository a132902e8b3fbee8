/** What a run waits for: commands to allow or a question of yes or no, and the bar below in which it is decided. */

import { html, nothing, type TemplateResult } from 'lit';
import { formatsFor } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import { isTicked, typedText } from '../components/typed-value.ts';
import { choicesOf, chosenOf, type Draft, idsOfFile } from './choice.ts';
import { visible } from './diff-rows.ts';
import type { AllowQuestion, RunQuestion } from './messages.ts';
import { countNotes } from './notes.ts';
import { renderBlocks } from './outcome.ts';
import { findGap, type PublishView } from './publish.ts';
import type { FilesView } from './questions/replay-files.ts';
import type { ReviewView } from './review.ts';
import type { RunPart } from './run-parts.ts';
import { type SettleView, textOf } from './settle.ts';

export interface DecisionView {
  readonly question: RunQuestion;
  /** Names of other people, as the content has them. */
  readonly asker: string | null;
  readonly approvedBy: string | null;
  /** Sentences on what the run that this one replays has done outside since. */
  readonly sentBefore: readonly string[];
  readonly draft: Draft;
  readonly isSending: boolean;
  /** Why the last answer was not taken. */
  readonly refusal: string;
  readonly tick: (ids: readonly string[], isTicked: boolean) => void;
  readonly comment: (text: string) => void;
  readonly note: ReviewView['note'];
  readonly choose: PublishView['choose'];
  readonly write: SettleView['write'];
  readonly take: FilesView['take'];
  /** `isPublished`: what is accepted becomes a branch. */
  readonly decide: (approved: boolean, isPublished?: boolean) => void;
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
            @change=${(event: Event) => view.tick([command], isTicked(event))}
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
  const missing = findMissing(question, draft, part);
  const isStopped = isSending || missing !== '';
  const isSaid = draft.comment.trim() !== '' || countNotes(draft) > 0;
  return html`<section class="approve" aria-label=${words.decision}>
    ${question.kind === 'decide' ? renderComment(view, part) : nothing}
    ${renderSent(view, part)}
    <div class="bar">
      ${view.asker === null ? nothing : html`<p class="small muted">${words.othersRun(view.asker)}</p>`}
      ${renderFacts(question, draft, part)}
      <div class="acts" data-needs="request:approve">
        <span class="small ${refusal === '' ? 'muted' : 'danger'}" role="status">${isSending ? words.sending : refusal || missing}</span>
        <vscode-button secondary ?disabled=${isSending} @keydown=${activateOnKeys} @click=${() => view.decide(false)}>${labelOfNo(question, isSaid, part)}</vscode-button>
        ${
          question.kind === 'decide'
            ? html`<vscode-button secondary ?disabled=${isStopped} @keydown=${activateOnKeys} @click=${() => view.decide(true, true)}>${words.publish.asBranch}</vscode-button>`
            : nothing
        }
        <vscode-button ?disabled=${isStopped} @keydown=${activateOnKeys} @click=${() => view.decide(true)}>${labelOfYes(view, { count, all }, part)}</vscode-button>
      </div>
    </div>
  </section>`;
}

/** It is asked about as if for the first time, and may come a second time. */
function renderSent({ sentBefore }: DecisionView, { words }: RunPart): TemplateResult | typeof nothing {
  if (sentBefore.length === 0) return nothing;
  const items = sentBefore.map((sentence) => html`<li>${visible(sentence)}</li>`);
  return html`<div class="notice">${icon('warning', 'warn')}<div><p>${words.sentBefore}</p><ul lang="en">${items}</ul></div></div>`;
}

const isYesOrNo = ({ kind }: RunQuestion): boolean =>
  kind === 'approve' || kind === 'allow-crew' || kind === 'files';

/** What is needed yet; empty where nothing is. */
function findMissing(question: RunQuestion, draft: Draft, { words }: RunPart): string {
  if (isYesOrNo(question)) return '';
  if (question.kind === 'text') return textOf(question, draft).trim() === '' ? words.settle.empty : '';
  if (question.kind !== 'publish') return chosenOf(question, draft).length === 0 ? words.nothingTicked : '';
  const gap = findGap(question, draft);
  return gap === undefined ? '' : words.publish.gaps[gap];
}

interface Counts {
  readonly count: number;
  readonly all: number;
}

function labelOfNo({ kind }: RunQuestion, isSaid: boolean, { words }: RunPart): string {
  if (kind === 'allow-crew') return words.crew.refuse;
  if (kind === 'publish') return words.publish.decline;
  return isSaid ? words.sendBack : words.decline;
}

/** One's own run that another person has approved, or another's, says so. */
function labelOfYes({ question, asker, approvedBy }: DecisionView, counts: Counts, part: RunPart): string {
  if (asker !== null) return part.words.approve;
  const label = labelOf(question, counts, part);
  return approvedBy === null ? label : part.words.approved(label, approvedBy);
}

function labelOf({ kind }: RunQuestion, { count, all }: Counts, { words }: RunPart): string {
  if (kind === 'approve') return words.approve;
  if (kind === 'allow-crew') return words.crew.allow;
  if (kind === 'publish') return words.publish.act;
  if (kind === 'text') return words.settle.act;
  if (kind === 'files') return words.replayed.act;
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
      @input=${(event: Event) => comment(typedText(event))}
    ></textarea>
  </div>`;
}

function renderFacts(question: RunQuestion, draft: Draft, { words, language }: RunPart): TemplateResult {
  const expires =
    question.expiresAt === null
      ? nothing
      : html`<p class="small muted">${words.expires(formatsFor(language).momentOf(question.expiresAt))}</p>`;
  if (question.kind === 'publish') {
    const { remote } = question.publish;
    return html`<div><dl><div class="where"><dt>${words.where}</dt><dd class="cut" title=${visible(remote.url)}>${visible(remote.url)}</dd></div></dl>${expires}</div>`;
  }
  if (question.kind !== 'decide') return html`<div>${expires}</div>`;
  const notes = countNotes(draft);
  const chosen = new Set(chosenOf(question, draft));
  const files = question.review.files.filter((file) => idsOfFile(file).some((id) => chosen.has(id)));
  return html`<div><dl>
    <div><dt>${words.what}</dt><dd>${words.hunks(chosen.size, choicesOf(question).length)} · ${words.files(files.length)}${notes === 0 ? nothing : html` · ${words.notes.count(notes)}`}</dd></div>
    <div class="where"><dt>${words.where}</dt><dd class="cut" title=${question.root}>${visible(question.root)}</dd></div>
  </dl>
  ${expires}</div>`;
}
