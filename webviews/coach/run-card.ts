/** A task of an agent that an answer began: how it stands, and the way to its page. */
import { html, nothing, type TemplateResult } from 'lit';
import type { CoachAnswer } from '../../src/contract/coach/coach-answer.ts';
import { type IconName, icon } from '../components/icons.ts';
import type { CoachRun } from './messages.ts';
import type { ProposalActions } from './proposal-card.ts';
import { words } from './words.ts';

const icons: Readonly<Record<CoachRun['state'], IconName>> = {
  queued: 'history',
  running: 'sync',
  waiting: 'bell-dot',
  done: 'pass',
  failed: 'error',
  cancelled: 'circle-slash',
};

/** `run` is undefined until it is known. */
export function renderRun(
  { requestId, title }: CoachAnswer['runs'][number],
  run: CoachRun | undefined,
  { openRecord }: Pick<ProposalActions, 'openRecord'>,
): TemplateResult {
  const state = run === undefined ? '' : words.runStates[run.state];
  return html`<section class="card" aria-label=${title}>
    <h2>${icon(icons[run?.state ?? 'queued'])}<span class="grow">${title}</span><span class="small muted" role="status">${state}</span></h2>
    ${run === undefined || run.detail === '' ? nothing : html`<p>${run.detail}</p>`}
    <div class="row"><button type="button" class="link" aria-label=${`${words.openRun}: ${title}`} @click=${() => openRecord({ kind: 'request', ids: [requestId] })}>${words.openRun}</button></div>
  </section>`;
}
