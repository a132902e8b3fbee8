/** What every part of the page Recurring Invoices is given, and what several of them write alike. */
import { html, type TemplateResult } from 'lit';
import { formatsFor } from '../components/formats.ts';
import { activateOnKeys } from '../components/keys.ts';
import type { RecurringRow, RecurringViewMessage } from './messages.ts';
import type { Words } from './words.ts';

export interface Reader {
  readonly words: Words;
  /** BCP 47. */
  readonly language: string;
}

export interface RecurringPart {
  readonly reader: Reader;
  readonly send: (message: RecurringViewMessage) => void;
}

interface ButtonView {
  readonly text: string;
  readonly act: () => void;
  readonly kind?: 'primary' | 'secondary' | 'compact';
  readonly isOff?: boolean;
}

export function renderButton({ text, act, kind = 'secondary', isOff = false }: ButtonView): TemplateResult {
  return html`<vscode-button ?secondary=${kind !== 'primary'} class=${kind === 'compact' ? 'compact' : ''}
    ?disabled=${isOff} @keydown=${activateOnKeys} @click=${act}>${text}</vscode-button>`;
}

/** `every 2 months, in arrears` */
export function describeRule(
  { rule, timing }: Pick<RecurringRow, 'rule' | 'timing'>,
  { words }: Reader,
): string {
  const when = timing === 'advance' ? words.inAdvance : words.inArrears;
  return `${words.every[rule.unit](rule.every)}, ${when}`;
}

/** What an invoice is made of, in one line. */
export function describeItems(
  { items, withTime }: Pick<RecurringRow, 'items' | 'withTime'>,
  { words }: Reader,
): string {
  return [...items.map(({ description }) => description), ...(withTime ? [words.approvedTime] : [])].join(
    ', ',
  );
}

export function renderSpan(from: string, to: string, { language }: Reader): TemplateResult {
  return html`<span class="nowrap">${formatsFor(language).dateRange(from, to)}</span>`;
}

export const typedIn = ({ target }: Event): string =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLSelectElement ||
  target instanceof HTMLTextAreaElement
    ? target.value
    : '';
