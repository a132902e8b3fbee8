/** Open invoices, the first due first, with what can be done about each. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatsFor } from '../components/formats.ts';
import { type IconName, icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import type { MoneyContent, OpenInvoice } from './messages.ts';
import { type MoneyPart, type Reader, renderExport, renderSums } from './money-parts.ts';
import { daysLate } from './money-sums.ts';

export function renderOpenInvoices(content: MoneyContent, part: MoneyPart): TemplateResult {
  const { words, language } = part.reader;
  const { on } = content.ageing;
  const isPast = content.question.on !== undefined;
  const note = isPast ? words.asOfDay(formatsFor(language).date(on)) : words.byDueDate;
  return html`<section class="open" aria-labelledby="invoices-title">
    <div class="title">
      <h2 id="invoices-title">${words.openInvoices}</h2>
      <span class="small muted">${note}</span>
      <span class="grow"></span>
      ${renderExport('ageing', words.openInvoices, part)}
    </div>
    ${content.ageing.open.length === 0 ? html`<p class="muted">${words.nothingOpen}</p>` : renderTable(content, part, isPast)}
  </section>`;
}

function renderTable({ ageing }: MoneyContent, part: MoneyPart, isPast: boolean): TemplateResult {
  const { words, language } = part.reader;
  const { money } = formatsFor(language);
  const sums = ageing.rows.map(({ total }) => total).filter(({ minor }) => minor > 0);
  return html`<table class="list due" role="table">
    <caption class="sr">${words.openInvoices}</caption>
    <thead role="rowgroup"><tr role="row">
      <th scope="col" role="columnheader">${words.due}</th>
      <th scope="col" role="columnheader">${words.client}</th>
      <th scope="col" role="columnheader">${words.invoice}</th>
      <th scope="col" role="columnheader" class="num">${words.open}</th>
      ${isPast ? nothing : html`<th scope="col" role="columnheader"><span class="sr">${words.next}</span></th>`}
    </tr></thead>
    <tbody role="rowgroup">
      ${ageing.open.map((invoice) => renderRow(invoice, { ...part, on: ageing.on, isPast }))}
    </tbody>
    <tfoot role="rowgroup"><tr role="row">
      <th scope="row" role="rowheader" colspan="3">${words.total}</th>
      <td role="cell" class="num">${renderSums(sums, money)}</td>
      ${isPast ? nothing : html`<td role="cell"></td>`}
    </tr></tfoot>
  </table>`;
}

interface RowPart extends MoneyPart {
  readonly on: string;
  /** What became of them since is not shown: nothing can be done about them here. */
  readonly isPast: boolean;
}

function renderRow(invoice: OpenInvoice, part: RowPart): TemplateResult {
  const { reader, actions, on, isPast } = part;
  const { money, date } = formatsFor(reader.language);
  const { id, number, clientName, dueDate, due, readyStep } = invoice;
  return html`<tr role="row">
    <td role="cell" class="when" title=${date(dueDate)}>${renderDue(daysLate(dueDate, on), reader)}${readyStep === undefined || isPast ? nothing : html`<small>${reader.words.reminderReady(readyStep)}</small>`}</td>
    <td role="cell" class="client" title=${clientName}>${clientName}</td>
    <th scope="row" role="rowheader" class="number"><button type="button" class="link" @click=${() => actions.openInvoice(id)}>${number}</button></th>
    <td role="cell" class="num amount">${money(due)}</td>
    ${isPast ? nothing : html`<td role="cell" class="acts">${renderActs(invoice, part)}</td>`}
  </tr>`;
}

function renderDue(days: number, { words }: Reader): TemplateResult {
  if (days > 0) return html`<span class="danger">${words.daysLate(days)}</span>`;
  return html`<span>${days === 0 ? words.dueToday : words.dueIn(-days)}</span>`;
}

function renderActs(
  { id, number, isSent, dueDate }: OpenInvoice,
  { reader, actions, on }: RowPart,
): TemplateResult {
  const { words } = reader;
  const isLate = daysLate(dueDate, on) > 0;
  return html`<span class="row">
    ${
      isSent && isLate
        ? renderAct({
            name: 'bell-dot',
            kind: 'second',
            text: words.remind,
            label: words.remindOf(number),
            act: () => actions.remind(id),
          })
        : nothing
    }
    ${
      isSent
        ? nothing
        : renderAct({
            name: 'check',
            kind: 'second',
            text: words.markSent,
            label: words.markSentOf(number),
            act: () => actions.markSent(id),
          })
    }
    ${renderAct({
      name: 'credit-card',
      kind: 'first',
      text: words.recordPayment,
      label: words.recordPaymentOf(number),
      act: () => actions.recordPayment(id),
    })}
  </span>`;
}

interface Act {
  /** The second loses its words first. */
  readonly kind: 'first' | 'second';
  readonly name: IconName;
  readonly text: string;
  readonly label: string;
  readonly act: () => void;
}

/** Its words where there is room for them, else its icon. */
function renderAct({ name, kind, text, label, act }: Act): TemplateResult {
  return html`<vscode-button secondary class="compact ${kind}" aria-label=${label} title=${label} @keydown=${activateOnKeys} @click=${act}>${icon(name)}<span class="words">${text}</span></vscode-button>`;
}
