/** What every part of the Invoices page is given, and what several of them write alike. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Money } from '../../src/domain/amounts/minor-digits.ts';
import { icon } from '../components/icons.ts';
import type { MoneyQuestion } from './messages.ts';
import type { MoneyReport } from './money-choices.ts';
import type { Words } from './words.ts';

/** Who reads: the words of the editor's language, figures and dates as the user writes them. */
export interface Reader {
  readonly words: Words;
  /** BCP 47. */
  readonly language: string;
}

/** What the page asks its host for. */
export interface MoneyActions {
  readonly ask: (change: Partial<MoneyQuestion>) => void;
  readonly exportCsv: (report: MoneyReport) => void;
  readonly openInvoice: (id: string) => void;
  readonly recordPayment: (id: string) => void;
  readonly markSent: (id: string) => void;
  readonly remind: (id: string) => void;
}

export interface MoneyPart {
  readonly reader: Reader;
  readonly actions: MoneyActions;
}

interface Choice {
  readonly value: string;
  readonly name: string;
}

export interface ChoiceView {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosen: string;
  readonly choose: (value: string) => void;
}

/** A list to choose from, with its label for a screen reader alone. */
export function renderChoice({ label, choices, chosen, choose }: ChoiceView): TemplateResult {
  const onChange = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement) choose(target.value);
  };
  return html`<span class="select">
    <select class="input" aria-label=${label} .value=${chosen} @change=${onChange}>
      ${choices.map(({ value, name }) => html`<option value=${value} ?selected=${value === chosen}>${name}</option>`)}
    </select>
    ${icon('chevron-down', 's12')}
  </span>`;
}

/** *Export CSV…* of a report; its accessible name says which. */
export function renderExport(
  report: MoneyReport,
  title: string,
  { reader, actions }: MoneyPart,
): TemplateResult {
  const label = reader.words.exportOf(title);
  return html`<button type="button" class="ghost export" aria-label=${label} title=${label} @click=${() => actions.exportCsv(report)}>
    ${icon('export')}<span class="words">${reader.words.exportCsv}</span>
  </button>`;
}

/** Sums, one a currency, below one another; nothing where there is none. */
export function renderSums(
  sums: readonly Money[],
  print: (amount: Money) => string,
): TemplateResult | typeof nothing {
  return sums.length === 0 ? nothing : html`${sums.map((amount) => html`<div>${print(amount)}</div>`)}`;
}
