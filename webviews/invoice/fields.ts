/** `<vireo-invoice-fields>`: what can be edited on a draft, each with its reason when it is invalid; facts once it is final. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { RecordLink } from '../../src/contract/coach/record-link.ts';
import { formatsFor, userFormats } from '../components/formats.ts';
import { type IconName, icon } from '../components/icons.ts';
import { baseStyles, controlStyles, fieldStyles } from '../components/styles.ts';
import { fieldLayout } from './fields-styles.ts';
import type { InvoiceField } from './invoice-fields.ts';
import { type InvoiceForm, isEditable } from './invoice-form.ts';
import { findVatCurrency, groupingKeys } from './making-values.ts';
import type { CheckAction, FixAction, InvoiceCheck, InvoiceContent } from './messages.ts';
import { TaxChoices } from './tax-choices.ts';
import { words as strings } from './words.ts';

/** What the fields report. */
export interface FieldActions {
  typed(field: InvoiceField, text: string): void;
  left(field: InvoiceField): void;
  openRecord(link: RecordLink): void;
  /** `weekStart` where it is about a week. */
  mend(action: FixAction, weekStart?: string): void;
}

interface Option {
  readonly value: string;
  readonly label: string;
}

export class VireoInvoiceFields extends LitElement {
  static override properties = {
    content: { attribute: false },
    form: { attribute: false },
    /** Grows when the form changed: the form itself stays the same object. */
    revision: { type: Number },
    actions: { attribute: false },
  };
  static override styles = [baseStyles, controlStyles, fieldStyles, fieldLayout];

  declare content: InvoiceContent;
  declare form: InvoiceForm;
  declare revision: number;
  declare actions: FieldActions;
  readonly #choices = new TaxChoices();

  focusField(field: InvoiceField): void {
    this.renderRoot.querySelector<HTMLElement>(`#${field}`)?.focus();
  }

  /** The first: the others stand below it. */
  focusFailedCheck(): void {
    const failed = this.renderRoot.querySelector<HTMLElement>('.failed');
    failed?.focus({ preventScroll: true });
    // Clear of the header and of the button, which stay in place on a narrow page.
    failed?.scrollIntoView({ block: 'center' });
  }

  /** The field to begin with; none where all is final. */
  focusFirst(): void {
    this.renderRoot.querySelector<HTMLElement>('input')?.focus();
  }

  override render(): TemplateResult {
    return html`${isEditable(this.content) ? this.#renderForm() : this.#renderFacts()} ${this.#renderChecks()}`;
  }

  #renderForm(): TemplateResult {
    return html`<form aria-label=${strings.fields} novalidate @submit=${(event: Event) => event.preventDefault()}>
      <div class="two">${this.#renderText('issueDate')} ${this.#renderText('dueDate')}</div>
      ${this.#renderText('period')}
      <div class="two">${this.#renderText('buyerReference')} ${this.#renderText('discountPercent', 'num')}</div>
      ${this.#renderSelect('tax', this.#taxOptions())} ${this.#renderAccountingRate()} ${this.#renderTerms()}
      ${this.#renderSelect('language', this.#languageOptions())} ${this.#renderMaking()} ${this.#renderNote()}
    </form>`;
  }

  /** Where the VAT is due in another currency, or a rate is told. */
  #renderAccountingRate(): TemplateResult | typeof nothing {
    return findVatCurrency(this.content.document) === undefined
      ? nothing
      : this.#renderText('accountingRate', '', strings.accountingRateExample);
  }

  /** Several of a kind, as a whole invoice may have, are not typed into one field. */
  #renderTerms(): TemplateResult {
    const { charges, cashDiscounts = [] } = this.content.document;
    const { chargeExample, cashDiscountExample } = strings;
    return html`${cashDiscounts.length > 1 ? nothing : this.#renderText('cashDiscount', '', cashDiscountExample)}
      ${charges.length > 1 ? nothing : this.#renderText('charge', '', chargeExample)}`;
  }

  /** How recorded time is billed, where there is any. */
  #renderMaking(): TemplateResult | typeof nothing {
    const { annexes } = strings;
    const { making, traces } = this.content;
    if (making === undefined || traces.length === 0) return nothing;
    return html`${this.#renderSelect('grouping', groupingOptions())}
      ${this.#renderSelect(
        'annex',
        (['none', 'entries'] as const).map((value) => ({ value, label: annexes[value] })),
      )}`;
  }

  #renderText(field: InvoiceField, kind = '', example = ''): TemplateResult {
    return this.#renderField(
      field,
      html`<input
        class="input ${kind}"
        id=${field}
        autocomplete="off"
        placeholder=${example === '' ? nothing : example}
        .value=${this.form.textOf(field, this.content)}
        aria-invalid=${this.#problem(field) !== undefined}
        aria-describedby=${this.#problem(field) === undefined ? nothing : `${field}-reason`}
        @input=${this.#onInput}
        @blur=${() => this.actions.left(field)}
      />`,
    );
  }

  #renderNote(): TemplateResult {
    return this.#renderField(
      'note',
      html`<textarea
        class="input"
        id="note"
        rows="2"
        .value=${this.form.textOf('note', this.content)}
        aria-invalid=${this.#problem('note') !== undefined}
        aria-describedby=${this.#problem('note') === undefined ? nothing : 'note-reason'}
        @input=${this.#onInput}
        @blur=${() => this.actions.left('note')}
      ></textarea>`,
    );
  }

  #renderSelect(
    field: 'tax' | 'language' | 'grouping' | 'annex',
    options: readonly Option[],
  ): TemplateResult {
    const chosen = this.form.textOf(field, this.content);
    return this.#renderField(
      field,
      html`<div class="select">
        <select
          class="input"
          id=${field}
          aria-invalid=${this.#problem(field) !== undefined}
          aria-describedby=${this.#problem(field) === undefined ? nothing : `${field}-reason`}
          @change=${this.#onInput}
          @blur=${() => this.actions.left(field)}
        >
          ${options.map(({ value, label }) => html`<option value=${value} .selected=${value === chosen}>${label}</option>`)}
        </select>
        ${icon('chevron-down')}
      </div>`,
    );
  }

  #renderField(field: InvoiceField, control: TemplateResult): TemplateResult {
    const problem = this.#problem(field);
    return html`<div class="field">
      <label for=${field}>${this.#label(field)}</label>
      ${control}
      ${
        problem === undefined
          ? nothing
          : html`<p class="reason" id="${field}-reason">${icon('error', 's12')}<span>${problem}</span></p>`
      }
    </div>`;
  }

  #label(field: InvoiceField): string {
    if (field !== 'accountingRate') return strings[field];
    return strings.accountingRate(findVatCurrency(this.content.document) ?? '');
  }

  #problem(field: InvoiceField): string | undefined {
    return this.form.problemOf(field, this.content);
  }

  readonly #onInput = (event: Event): void => {
    const control = event.currentTarget as HTMLInputElement;
    this.actions.typed(control.id as InvoiceField, control.value);
  };

  #taxOptions(): readonly Option[] {
    const options = this.#choices
      .of(this.content)
      .map(({ key, choice }) => ({ value: key, label: this.#taxLabel(choice) }));
    const isMixed = this.form.textOf('tax', this.content) === '';
    return isMixed ? [{ value: '', label: strings.mixedTax }, ...options] : options;
  }

  #taxLabel({ taxCategory, taxRate }: InvoiceContent['taxChoices'][number]): string {
    const name = strings.taxCategories[taxCategory];
    return taxCategory === 'S' ? `${name}, ${userFormats().percent(taxRate)}` : name;
  }

  #languageOptions(): readonly Option[] {
    return nameLanguages([...new Set([this.content.document.language, ...this.content.languages])]);
  }

  #renderFacts(): TemplateResult {
    const { document } = this.content;
    const formats = userFormats();
    const discount = document.allowances[0]?.percent;
    const rows: readonly (readonly [Exclude<InvoiceField, 'accountingRate'>, string | undefined])[] = [
      ['issueDate', formats.date(document.issueDate)],
      ['dueDate', formats.date(document.dueDate)],
      ['period', formats.dateRange(document.periodStart, document.periodEnd)],
      ['buyerReference', document.buyerReference],
      ['discountPercent', discount === undefined ? undefined : formats.percent(discount)],
      ['tax', this.#taxFact()],
      ['language', this.#languageOptions()[0]?.label],
    ];
    return html`<dl class="facts" aria-label=${strings.facts}>
      ${rows.map(([field, value]) => html`<dt>${strings[field]}</dt><dd>${value ?? strings.none}</dd>`)}
      <dt class="sum">${strings.issueAmount}</dt>
      <dd class="sum">${formatsFor(document.language).money(document.totals.gross)}</dd>
    </dl>`;
  }

  #taxFact(): string | undefined {
    const pairs = this.content.document.taxBreakdown;
    return pairs.length > 1 ? strings.mixedTax : pairs[0] && this.#taxLabel(pairs[0]);
  }

  #renderChecks(): TemplateResult | typeof nothing {
    const { checks } = this.content;
    return checks.length === 0
      ? nothing
      : html`<section class="checks" aria-labelledby="checks">
          <h2 id="checks">${strings.checks}</h2>
          <ul>${checks.map((check) => this.#renderCheck(check))}</ul>
        </section>`;
  }

  #renderCheck({ state, text, action }: InvoiceCheck): TemplateResult {
    const [name, colour] = checkIcons[state];
    const isFailed = state === 'error';
    return html`<li class=${isFailed ? 'failed' : ''} tabindex=${isFailed ? '-1' : nothing}>
      ${icon(name, colour)}
      <p>
        <span class="sr">${strings.checkStates[state]}: </span>${text}
        ${
          action === undefined
            ? nothing
            : html`<button type="button" class="link" @click=${() => this.#follow(action)}>${action.label}</button>`
        }
      </p>
    </li>`;
  }

  #follow(action: CheckAction): void {
    'link' in action ? this.actions.openRecord(action.link) : this.actions.mend(action.id, action.weekStart);
  }
}

function groupingOptions(): readonly Option[] {
  const { groupings, underHead } = strings;
  return groupingKeys.map((value) => {
    const [lines = '', heads] = value.split('/').reverse() as (keyof typeof groupings)[];
    const line = groupings[lines as keyof typeof groupings];
    return { value, label: heads === undefined ? line : underHead(groupings[heads], line) };
  });
}

const checkIcons: Readonly<Record<InvoiceCheck['state'], readonly [IconName, string]>> = {
  ok: ['check', 'ok'],
  warning: ['warning', 'warn'],
  error: ['error', 'danger'],
};

/** `English`, and with its region only where one language is offered twice. */
function nameLanguages(tags: readonly string[]): readonly Option[] {
  const names = new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' });
  const bases = tags.map((tag) => tag.split('-')[0] ?? tag);
  const isClear = new Set(bases).size === tags.length;
  return tags.map((value, index) => ({
    value,
    label: names.of((isClear ? bases[index] : undefined) ?? value) ?? value,
  }));
}

customElements.define('vireo-invoice-fields', VireoInvoiceFields);
