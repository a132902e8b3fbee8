/** Reports that leave by email by themselves: to whom, how often, and what became of the last. */
import { html, nothing, type TemplateResult } from 'lit';
import type { IconName } from '../components/icons.ts';
import { icon } from '../components/icons.ts';
import { renderActs } from '../components/row-acts.ts';
import { toneIcons } from '../components/tone-icons.ts';
import type { MailedReport, ReportsViewMessage } from './messages.ts';
import type { Words } from './words.ts';

interface MailedPart {
  readonly words: Words;
  readonly send: (message: ReportsViewMessage) => void;
}

const actIcons: Readonly<Record<MailedReport['acts'][number], IconName>> = {
  preview: 'mail',
  recipients: 'edit',
  pause: 'debug-pause',
  resume: 'redo',
  delete: 'trash',
};

export function renderMailed(
  reports: readonly MailedReport[],
  part: MailedPart,
): TemplateResult | typeof nothing {
  const { words } = part;
  if (reports.length === 0) return nothing;
  return html`<section aria-labelledby="mailed-title">
    <div class="title"><h2 id="mailed-title">${words.mailed}</h2></div>
    <div class="scroll" tabindex="0" role="group" aria-label=${words.mailed}>
      <table class="list mailed" aria-labelledby="mailed-title">
        <thead><tr>
          <th scope="col">${words.mailedName}</th>
          <th scope="col">${words.mailedTo}</th>
          <th scope="col">${words.mailedLast}</th>
          <th scope="col">${words.state}</th>
          <th scope="col"><span class="sr">${words.actions}</span></th>
        </tr></thead>
        <tbody>${reports.map((report) => renderRow(report, part))}</tbody>
      </table>
    </div>
  </section>`;
}

function renderRow(report: MailedReport, part: MailedPart): TemplateResult {
  const { id, name, to, rule, last, note, tone, state, acts } = report;
  const { words } = part;
  return html`<tr>
    <th scope="row">${name}<small>${rule}</small>${note === '' ? nothing : html`<small>${note}</small>`}</th>
    <td class="to">${to}</td>
    <td class="nowrap">${last || words.never}</td>
    <td class="nowrap"><span class="state ${tone}">${icon(toneIcons[tone])}${state}</span></td>
    <td class="acts">${renderActs(
      name,
      acts.map((act) => ({
        name: actIcons[act],
        label: words.mailedActs[act],
        message: { type: 'actOnMailed', id, act } as const,
      })),
      part,
    )}</td>
  </tr>`;
}
