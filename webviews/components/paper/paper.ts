/** `<vireo-paper>`: the invoice as the client will see it. It computes nothing: every figure is the document's. */
import { html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { type PrintedLogo, printStyle } from '../../../src/domain/invoice-print/print-style.ts';
import {
  type PrintedInvoice,
  type PrintedRow,
  printInvoice,
} from '../../../src/domain/invoice-print/printed-invoice.ts';
import type { InvoiceContent } from '../../invoice/messages.ts';
import { baseStyles, controlStyles } from '../styles.ts';
import { renderAnnex } from './paper-annex.ts';
import { type PaperActions, renderLines } from './paper-lines.ts';
import { paperStyles } from './paper-styles.ts';

/** What of an invoice is drawn. */
export type PaperContent = Pick<
  InvoiceContent,
  'document' | 'traces' | 'subject' | 'expectedNumber' | 'logo' | 'paymentCode'
>;

export class VireoPaper extends LitElement {
  static override properties = {
    content: { attribute: false },
    openLines: { attribute: false },
    actions: { attribute: false },
  };
  static override styles = [baseStyles, controlStyles, paperStyles];

  declare content: PaperContent;
  declare openLines: ReadonlySet<string>;
  declare actions: PaperActions;

  /** By the object model: the page's policy takes no styles of markup. */
  override updated(): void {
    const { rule = '', text = '', logo } = printStyle(this.content.document);
    const height = logo === undefined ? '' : `${logo.heightMm}mm`;
    const values = { '--look-rule': rule, '--look-text': text, '--look-logo-height': height };
    for (const [name, value] of Object.entries(values)) this.style.setProperty(name, value);
  }

  override render(): TemplateResult {
    const { document, subject, expectedNumber, logo } = this.content;
    const print = printInvoice(document, { number: expectedNumber });
    const about = [subject === undefined ? '' : `${subject}.`, print.remark];
    return html`<div class="paper" lang=${print.language}>
      ${renderLogo(print.style.logo, logo)}
      <p class="sender">
        <strong>${print.sender.name}</strong><span class="muted">${print.sender.address}</span>
      </p>
      <div class="parties">
        <p class="buyer">${print.buyer.map((line) => html`${line}<br />`)}</p>
        <dl class="meta">${print.meta.map(renderRow)}</dl>
      </div>
      <div class="title">
        <h2>${print.title}</h2>
        <p class="muted">${about.filter((part) => part !== '').join(' ')}</p>
      </div>
      ${renderLines(this, print)} ${renderSums(print)}
      ${print.closing.map((text) => html`<p class="closing">${text}</p>`)}
      ${renderCode(this.content)} ${renderFooter(print)}
    </div>
    ${print.annex === undefined ? nothing : renderAnnex(print.annex, print.language)}`;
  }
}

function renderLogo(
  logo: PrintedLogo | undefined,
  content: string | undefined,
): TemplateResult | typeof nothing {
  return logo === undefined || content === undefined
    ? nothing
    : html`<p class="logo ${logo.alignment}"><img src=${content} alt=${logo.name} /></p>`;
}

function renderRow({ label, value }: PrintedRow): TemplateResult {
  return html`<dt>${label}</dt><dd>${value}</dd>`;
}

function renderSums({ sums }: PrintedInvoice): TemplateResult {
  return html`<dl class="sums" aria-live="polite">
    ${sums.map(({ label, value, isTotal }) => {
      const name = isTotal ? 'total' : nothing;
      return html`<dt class=${name}>${label}</dt><dd class=${name}>${value}</dd>`;
    })}
  </dl>`;
}

function renderCode({ paymentCode: code }: PaperContent): TemplateResult | typeof nothing {
  return code === undefined
    ? nothing
    : html`<figure class="code">
        <svg viewBox="0 0 ${code.size} ${code.size}" role="img" aria-label=${code.caption} shape-rendering="crispEdges">
          ${svg`<path d=${code.path}></path>`}
        </svg>
        <figcaption class="muted">${code.caption}</figcaption>
      </figure>`;
}

function renderFooter({ footer, footerTexts }: PrintedInvoice): TemplateResult {
  return html`<footer>
    <div>${[...footer, ...footerTexts].map((lines) => html`<span>${lines.map((line, index) => html`${index === 0 ? nothing : html`<br />`}${line}`)}</span>`)}</div>
  </footer>`;
}

customElements.define('vireo-paper', VireoPaper);
