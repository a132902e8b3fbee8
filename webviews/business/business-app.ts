/** `<vireo-business>`: the practice as the sender of invoices, on one form, beside the invoice that it makes. */
import { html, type TemplateResult } from 'lit';
import type { InvoiceDocument } from '../../src/domain/invoice-document.ts';
import { sampleDocument } from '../../src/domain/invoicing/sample-document.ts';
import { categoryOf, findTreatmentExemption, taxTreatments } from '../../src/domain/tax/treatments.ts';
import { FormApp } from '../components/form/form-app.ts';
import type { Faults, GroupSpec } from '../components/form/form-model.ts';
import { checkRate, toRate } from '../components/form/party-checks.ts';
import { splitAddress } from '../components/form/split-address.ts';
import { icon } from '../components/icons.ts';
import type { BusinessContent, BusinessField, BusinessValues } from './messages.ts';
import '../components/paper/paper.ts';
import { paperWidth } from '../components/paper/paper-zoom.ts';
import { findBusinessFaults, followCountry, toSeller } from './business-form.ts';
import { businessGroups } from './business-groups.ts';
import { businessStyles } from './business-styles.ts';
import { findReadiness, type Readiness } from './readiness.ts';
import { words } from './words.ts';

type BusinessAct = { readonly type: 'editLook' } | { readonly type: 'editTimeRules' };

/** Nothing on this paper opens. */
const noLines: ReadonlySet<string> = new Set();
const noActions = { toggleLine: () => undefined, openRecord: () => undefined, openCommit: () => undefined };

export class VireoBusiness extends FormApp<BusinessField, BusinessContent, BusinessAct> {
  static override styles = [...FormApp.styles, businessStyles];

  protected readonly needs = 'organization:write';
  protected readonly label = words.heading;
  protected readonly railLabel = words.preview;

  protected override heading(content: BusinessContent | undefined): TemplateResult {
    const isGuess = content?.countryChosen === false;
    return html`<h1>${words.heading}</h1><span class="muted cut">${isGuess ? words.guessed : words.subtitle}</span>`;
  }

  protected override groups(
    content: BusinessContent,
    values: BusinessValues,
  ): readonly GroupSpec<BusinessField>[] {
    return businessGroups(
      { content, values, form: this.formWords, words, language: navigator.language },
      {
        editLook: () => this.act({ type: 'editLook' }),
        editTimeRules: () => this.act({ type: 'editTimeRules' }),
      },
    );
  }

  protected override findFaults(_content: BusinessContent, values: BusinessValues): Faults<BusinessField> {
    return findBusinessFaults(values, this.formWords.faults);
  }

  protected override follow(
    field: BusinessField,
    text: string,
    before: BusinessValues,
  ): Partial<Record<BusinessField, string>> {
    const today = this.content?.today;
    return field === 'countryCode' && today !== undefined ? followCountry(text, before, today) : {};
  }

  protected override settle(
    field: BusinessField,
    { street, postcode, city }: BusinessValues,
  ): Partial<Record<BusinessField, string>> {
    const isOpen = field === 'street' && postcode === '' && city === '';
    return isOpen ? (splitAddress(street) ?? {}) : {};
  }

  protected override renderRail(content: BusinessContent, values: BusinessValues): TemplateResult {
    const document = this.#sample(content, values);
    return html`<div class="desk" role="img" aria-label=${words.preview}>
        <vireo-paper inert aria-hidden="true" .content=${{ document, traces: [], expectedNumber: content.nextNumber }} .openLines=${noLines} .actions=${noActions}></vireo-paper>
      </div>
      <section class="sec" aria-labelledby="ready-title">
        <h2 id="ready-title">${words.ready}</h2>
        <dl class="ready">${findReadiness(document, values).map((one) => this.#renderReadiness(one))}</dl>
      </section>`;
  }

  override updated(): void {
    super.updated();
    const paper = this.renderRoot.querySelector<HTMLElement>('vireo-paper');
    const room = paper?.parentElement?.clientWidth ?? paperWidth;
    // Through the object model: the page's policy refuses style attributes.
    paper?.style.setProperty('zoom', `${Math.min(100, Math.floor(((room - 32) / paperWidth) * 100))}%`);
  }

  #renderReadiness({ format, missing }: Readiness): TemplateResult {
    if (missing === undefined) {
      return html`<dt>${format}</dt><dd><span class="state ok">${icon('pass')}${words.isReady}</span></dd>`;
    }
    const label = labelOf(missing, this.formWords);
    return html`<dt>${format}</dt>
      <dd><span class="state warn">${icon('warning')}${words.missing(label)}</span>
        <button type="button" class="link" @click=${() => this.focusField(missing)}>${words.add(label)}</button></dd>`;
  }

  #sample({ language, today }: BusinessContent, values: BusinessValues): InvoiceDocument {
    const { currency, paymentTermDays, taxExemptionReason: reason, countryCode } = values;
    const taxTreatment = taxTreatments.find((one) => one === values.taxTreatment) ?? 'standard';
    const rate =
      checkRate(values.taxRate, this.formWords.faults) === undefined ? toRate(values.taxRate) : null;
    const exemption = findTreatmentExemption(taxTreatment, { language, countryCode, reason });
    const practice = {
      seller: toSeller(values),
      currency,
      language,
      taxCategory: categoryOf(taxTreatment),
      taxRate: taxTreatment === 'standard' ? rate : '0',
      exemption: exemption?.reason,
      paymentTermDays: /^\d{1,3}$/.test(paymentTermDays) ? Number(paymentTermDays) : 0,
    };
    return sampleDocument(practice, { words: words.sample, today });
  }
}

/** What is said to be missing. */
function labelOf(field: BusinessField, form: VireoBusiness['formWords']): string {
  if (field === 'street') return words.address;
  const own: Readonly<Record<string, unknown>> = { ...form, ...words };
  const label = own[field];
  return typeof label === 'string' ? label : field;
}

customElements.define('vireo-business', VireoBusiness);
