/** Something that waits for a click: what would change, the button that does it, and the one that takes it back. */
import { css, html, nothing, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { Proposal } from '../../src/contract/coach/proposals.ts';
import type { RecordLink } from '../../src/contract/coach/record-link.ts';
import { icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import { words } from './words.ts';

export type ProposalAct = 'apply' | 'discard' | 'undo';

export interface ProposalActions {
  actOn(proposal: Proposal, act: ProposalAct): void;
  openRecord(link: RecordLink): void;
}

const icons: Readonly<Record<Proposal['state'], string>> = {
  waiting: 'lightbulb',
  applied: 'pass',
  discarded: 'circle-slash',
  failed: 'error',
  undone: 'discard',
};

export interface ProposalCard {
  readonly proposal: Proposal;
  /** It is being acted on. */
  readonly isBusy: boolean;
  /** Why what was clicked last was not done. */
  readonly refusal: string | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** How long *Undo* is still offered, in milliseconds; undefined where it is not, or always. */
export function undoEndsIn({ canUndo, undoUntil }: Proposal, now: number): number | undefined {
  const left = canUndo && undoUntil !== undefined ? Date.parse(undoUntil) - now : 0;
  return left > 0 ? left : undefined;
}

const canBeUndone = (proposal: Proposal, now: number): boolean =>
  proposal.canUndo && (proposal.undoUntil === undefined || undoEndsIn(proposal, now) !== undefined);

export function renderProposal(card: ProposalCard, actions: ProposalActions): TemplateResult {
  const { proposal } = card;
  const { title, state, changes, note, links } = proposal;
  const failure = card.refusal ?? proposal.failure;
  return html`<section class="card" aria-label=${`${title}, ${words.proposalStates[state]}`}>
    <h2>${icon(icons[state] as 'error')}<span class="grow">${title}</span></h2>
    ${changes.length === 0 ? nothing : html`<dl>${changes.map(renderChange)}</dl>`}
    ${failure === undefined ? nothing : html`<p class="small danger" role="alert">${failure}</p>`}
    <div class="row">
      ${renderButtons(card, actions)}
      ${(state === 'undone' ? [] : links).map(
        (link) =>
          html`<button type="button" class="ghost" @click=${() => actions.openRecord(link)}>${words.show}</button>`,
      )}
      <span class="small muted end">${state === 'waiting' ? (note ?? '') : words.proposalStates[state]}</span>
    </div>
  </section>`;
}

function renderChange({ label, before, after }: Proposal['changes'][number]): TemplateResult {
  return html`<dt>${label}</dt>
    <dd>
      ${before === undefined ? nothing : html`<s>${before}</s>${after === undefined ? nothing : html` <span aria-hidden="true">→</span> `}`}
      ${after ?? nothing}
    </dd>`;
}

function renderButtons(
  { proposal, isBusy, now }: ProposalCard,
  actions: ProposalActions,
): TemplateResult | typeof nothing {
  const button = (act: ProposalAct, label: string, isFirst: boolean): TemplateResult =>
    html`<vscode-button class="compact" ?secondary=${!isFirst} ?disabled=${isBusy} @keydown=${activateOnKeys}
      @click=${() => actions.actOn(proposal, act)}>${label}</vscode-button>`;
  switch (proposal.state) {
    case 'waiting':
    case 'failed':
      return html`${button('apply', proposal.action, true)}${button('discard', words.discard, false)}`;
    case 'applied':
      return canBeUndone(proposal, now) ? button('undo', words.undo, false) : nothing;
    case 'discarded':
    case 'undone':
      return nothing;
  }
}

export const proposalStyles = css`
  .card { display: grid; gap: 8px; margin-top: 4px; padding: 8px 12px; border: 1px solid var(--control-line); border-radius: 4px; background: var(--tint); }
  .card h2 { display: flex; align-items: baseline; gap: 8px; font: 600 var(--t-body) var(--vscode-font-family); }
  .card dl { display: grid; grid-template-columns: minmax(0, auto) minmax(0, 1fr); gap: 4px 16px; margin: 0; }
  .card dt { color: var(--muted); }
  .card dd { margin: 0; text-align: right; font-variant-numeric: tabular-nums; }
  .card .row { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
  .card .end { margin-left: auto; }
`;
