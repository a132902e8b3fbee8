/** `<vireo-paper>`: the invoice as the client will see it. It computes nothing: every figure is the document's. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { InvoiceContent } from '../../src/contract/webview/invoice-view.ts';
import type { InvoiceDocument, TaxBreakdown } from '../../src/domain/invoice-document.ts';
import { type Formats, formatsFor } from '../components/formats.ts';
import { baseStyles, controlStyles } from '../components/styles.ts';
import { type PaperLabels, paperLabels } from './paper-labels.ts';
import { type PaperActions, renderLines } from './paper-lines.ts';
import { paperStyles } from './paper-styles.ts';

interface Print {
  readonly document: InvoiceDocument;
  readonly formats: Formats;
  readonly labels: PaperLabels;
}

export class VireoPaper extends LitElement {
  static override properties = {
    content: { attribute: false },
    openLines: { attribute: false },
    actions: { attribute: false },
  };
  static override styles = [baseStyles, controlStyles, paperStyles];

  declare content: InvoiceContent;
  declare openLines: ReadonlySet<string>;
  declare actions: PaperActions;

  override render(): TemplateResult {
    const { document, subject } = this.content;
    const labels = paperLabels(document.language);
    const print: Print = { document, labels, formats: formatsFor(document.language) };
    const isTimed = document.lines.some(({ unitCode }) => unitCode !== 'C62');
    const about = [subject === undefined ? '' : `${subject}.`, isTimed ? labels.hoursAsClock : ''];
    return html`<div class="paper" lang=${document.language}>
      <p class="sender">
        <strong>${document.seller.name}</strong><span class="muted">${document.seller.addressLines.join(', ')}</span>
      </p>
      <div class="parties">
        <p class="buyer">${buyerLines(print).map((line) => html`${line}<br />`)}</p>
        ${renderMeta(print, this.content.expectedNumber)}
      </div>
      <div class="title">
        <h2>${document.documentType === '381' ? labels.creditNote : labels.invoice}</h2>
        <p class="muted">${about.filter((part) => part !== '').join(' ')}</p>
      </div>
      ${renderLines(this)} ${renderSums(print)}
      ${[document.paymentTerms, document.note ?? '']
        .filter((text) => text !== '')
        .map((text) => html`<p class="closing">${text}</p>`)}
      ${renderFooter(print)}
    </div>`;
  }
}

/** The VAT id stands on the paper whenever there is one: where the client owes the tax it has to (BR-AE-02, BR-IC-02). */
function buyerLines({ document: { buyer }, labels }: Print): readonly string[] {
  const vatId = buyer.vatId === undefined ? [] : [`${labels.vatId} ${buyer.vatId}`];
  return [buyer.name, ...buyer.addressLines, ...vatId];
}

function renderMeta(
  { document, formats, labels }: Print,
  expectedNumber: string | undefined,
): TemplateResult {
  const [preceding] = document.precedingInvoices;
  const rows: readonly (readonly [string, string | undefined])[] = [
    [labels.number, document.number ?? expectedNumber ?? labels.assignedLater],
    [labels.date, formats.date(document.issueDate)],
    [
      labels.corrects,
      preceding &&
        [
          preceding.number,
          ...(preceding.issueDate === undefined ? [] : [formats.date(preceding.issueDate)]),
        ].join(', '),
    ],
    [labels.period, formats.dateRange(document.periodStart, document.periodEnd)],
    [labels.order, document.buyerReference],
    [labels.due, formats.date(document.dueDate)],
  ];
  return html`<dl class="meta">
    ${rows.map(([label, value]) => (value === undefined ? nothing : html`<dt>${label}</dt><dd>${value}</dd>`))}
  </dl>`;
}

function renderSums(print: Print): TemplateResult {
  const { document, formats, labels } = print;
  const { totals } = document;
  const isPartPaid = totals.paid.minor !== 0;
  return html`<dl class="sums" aria-live="polite">
    <dt>${labels.sum}</dt>
    <dd>${formats.money(totals.lines)}</dd>
    ${document.allowances.map(
      ({ reason, percent, amount }) => html`<dt>
          ${reason === '' ? labels.discount : reason} ${percent === undefined ? '' : formats.percent(percent)}
        </dt>
        <dd>${formats.money({ ...amount, minor: -amount.minor })}</dd>`,
    )}
    ${document.allowances.length === 0 ? nothing : html`<dt>${labels.subtotal}</dt><dd>${formats.money(totals.net)}</dd>`}
    ${document.taxBreakdown.map((row) => renderTax(print, row))}
    <dt class="total">${labels.total}</dt>
    <dd class="total">${formats.money(totals.gross)}</dd>
    ${
      isPartPaid
        ? html`<dt>${labels.paid}</dt><dd>${formats.money(totals.paid)}</dd>
          <dt>${labels.toPay}</dt><dd>${formats.money(totals.due)}</dd>`
        : nothing
    }
  </dl>
  ${document.taxBreakdown
    .filter(({ exemptionReason }) => exemptionReason !== undefined)
    .map(({ exemptionReason }) => html`<p class="closing">${exemptionReason}</p>`)}`;
}

function renderTax({ document, formats, labels }: Print, row: TaxBreakdown): TemplateResult {
  const name =
    row.taxCategory === 'S'
      ? `${labels.vat} ${formats.percent(row.taxRate)}`
      : labels.untaxed[row.taxCategory];
  const label = document.taxBreakdown.length > 1 ? labels.vatOn(name, formats.money(row.base)) : name;
  return html`<dt>${label}</dt><dd>${formats.money(row.tax)}</dd>`;
}

function renderFooter({ document, labels }: Print): TemplateResult {
  const { seller } = document;
  return html`<footer>
    <div>
      <span>${seller.name}${seller.vatId === undefined ? nothing : html`<br />${labels.vatId} ${seller.vatId}`}</span>
      <span>
        ${seller.iban === undefined ? nothing : html`IBAN ${groupIban(seller.iban)}`}
        ${seller.bic === undefined ? nothing : html`<br />BIC ${seller.bic}`}
      </span>
      <span>${seller.email ?? nothing}</span>
    </div>
  </footer>`;
}

function groupIban(iban: string): string {
  return iban.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 ');
}

customElements.define('vireo-paper', VireoPaper);
