/** What is on record of a finding: who decided what and why, who mends it, what was said; and what can be done with it. */
import { html, nothing, type TemplateResult } from 'lit';
import { userFormats } from '../components/formats.ts';
import { activateOnKeys } from '../components/keys.ts';
import type { ExplainContent, RecordAction, ShownRecord } from './messages.ts';
import type { Words } from './words.ts';

export interface RecordView {
  readonly content: ExplainContent;
  readonly words: Words;
  readonly changeRecord: (action: RecordAction) => void;
}

export function renderRecord({ content, words, changeRecord }: RecordView): TemplateResult | typeof nothing {
  const { record } = content;
  if (record === undefined) return nothing;
  const own = words.record;
  const button = (action: RecordAction) =>
    html`<vscode-button secondary class="compact" @keydown=${activateOnKeys} @click=${() => changeRecord(action)}
      >${own.actions[action]}</vscode-button
    >`;
  const decision: RecordAction = record.state === 'open' ? 'confirm' : 'reopen';
  return html`<section aria-labelledby="record">
    <h2 id="record">${own.heading}</h2>
    <p>${decisionOf(record, words)}</p>
    ${record.reason ? html`<p>${own.reason(record.reason)}</p>` : nothing}
    <p>${own.assignee(record.assignee === null ? undefined : record.assignee || own.somebody)}</p>
    ${renderComments(record, words)}
    <div class="actions" data-needs="finding:write">${button(decision)} ${button('assign')} ${button('comment')}</div>
  </section>`;
}

function decisionOf({ state, decidedBy, decidedAt }: ShownRecord, { record }: Words): string {
  const name = record.states[state];
  if (state === 'open' || decidedBy === null) return name;
  const when = decidedAt === null ? '' : userFormats().momentOf(decidedAt);
  return record.decided(name, decidedBy || record.somebody, when);
}

function renderComments({ comments }: ShownRecord, { record }: Words): TemplateResult {
  if (comments.length === 0) return html`<p class="muted">${record.noComments}</p>`;
  return html`<ul class="comments" aria-label=${record.comments}>
    ${comments.map(
      ({ author, at, text }) => html`<li>
        <p class="small muted">${author || record.somebody} · ${userFormats().momentOf(at)}</p>
        <p class="said">${text}</p>
      </li>`,
    )}
  </ul>`;
}
