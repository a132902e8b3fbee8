/** The first three invoices in full, and each mail: what is allowed to leave by itself is seen here first. */
import { html, nothing, type TemplateResult } from 'lit';
import { choiceOfFiles } from '../../src/contract/invoicing/attached-choices.ts';
import { formatsFor } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import type { RecurringDraft, RecurringPreview, ShownInvoice } from './messages.ts';
import { canPreview } from './recurring-draft.ts';
import type { Reader } from './recurring-parts.ts';

export function renderPreview(
  draft: RecurringDraft,
  preview: RecurringPreview | undefined,
  { reader, isRefused }: { readonly reader: Reader; readonly isRefused: boolean },
): TemplateResult {
  const { words } = reader;
  if (preview === undefined) {
    const awaited = isRefused ? words.blocks.refused : words.previewLoading;
    return html`<section class="sec" aria-live="polite"><p class="muted">${canPreview(draft) ? awaited : words.previewEmpty}</p></section>`;
  }
  const { invoices } = preview;
  const title =
    draft.id === '' ? words.previewTitle(invoices.length) : words.nextPreviewTitle(invoices.length);
  return html`<section class="sec" aria-labelledby="preview-title" aria-live="polite">
    <h2 id="preview-title">${title}</h2>
    ${invoices.map((invoice) => renderInvoice(invoice, reader))}
  </section>`;
}

function renderInvoice(invoice: ShownInvoice, reader: Reader): TemplateResult {
  const { words, language } = reader;
  const { from, to, runsOn, dueDate, recipient, note, problems } = invoice;
  const { date, dateRange } = formatsFor(language);
  const name = words.previewOf(dateRange(from, to), date(runsOn));
  return html`<article class="shown" aria-label=${name}>
    <div class="top"><strong>${dateRange(from, to)}</strong><span class="small muted">${words.madeOnDay(date(runsOn))}</span></div>
    <p class="row"><span class="grow keep">${recipient}</span><span class="muted nowrap">${words.dueOn(date(dueDate))}</span></p>
    ${renderLines(invoice, reader)}
    ${note === null ? nothing : html`<p class="small keep">${note}</p>`}
    ${problems.map((problem) => html`<p class="reason">${icon('error', 's12')}<span>${problem}</span></p>`)}
    ${renderMail(invoice, reader)}
  </article>`;
}

function renderLines({ lines, net, tax, gross }: ShownInvoice, { words, language }: Reader): TemplateResult {
  const { money, price, count } = formatsFor(language);
  if (lines.length === 0) return html`<p class="muted">${words.noLines}</p>`;
  return html`<dl class="pairs">
    ${lines.map(
      ({ description, quantity, unitPrice, net: each }) =>
        html`<dt>${description}<small>${words.times(count(quantity), price(unitPrice, each.currency))}</small></dt><dd>${money(each)}</dd>`,
    )}
    <dt class="sum">${words.net}</dt><dd class="sum">${money(net)}</dd>
    <dt>${words.tax}</dt><dd>${money(tax)}</dd>
    <dt><strong>${words.total}</strong></dt><dd><strong>${money(gross)}</strong></dd>
  </dl>`;
}

function filesOf({ files }: NonNullable<ShownInvoice['mail']>, words: Reader['words']): string {
  const choice = choiceOfFiles(files);
  return choice === undefined ? words.attachedOther : words.attachedChoices[choice];
}

function renderMail({ mail }: ShownInvoice, { words }: Reader): TemplateResult | typeof nothing {
  if (mail === null) return nothing;
  return html`<div class="mail">
    <dl class="to">
      <dt>${words.to}</dt><dd>${mail.to?.address ?? words.noAddress}</dd>
      <dt>${words.subject}</dt><dd>${mail.subject}</dd>
      <dt>${words.attached}</dt><dd>${filesOf(mail, words)}</dd>
    </dl>
    <p class="keep">${mail.text}</p>
  </div>`;
}
