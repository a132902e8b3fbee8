/** What every part of the Reminders page is given, and what several of them write alike. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatsFor } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import type { RemindersViewMessage } from './messages.ts';
import type { Words } from './words.ts';

/** Who reads: the words of the editor's language, figures and dates as the user writes them. */
export interface Reader {
  readonly words: Words;
  /** BCP 47. */
  readonly language: string;
}

export interface RemindersPart {
  readonly reader: Reader;
  readonly send: (message: RemindersViewMessage) => void;
}

interface ButtonView {
  readonly text: string;
  readonly act: () => void;
  readonly kind?: 'primary' | 'secondary' | 'compact';
  /** Where the text alone does not say of what. */
  readonly label?: string;
  readonly isOff?: boolean;
}

export function renderButton({
  text,
  act,
  kind = 'secondary',
  label,
  isOff = false,
}: ButtonView): TemplateResult {
  return html`<vscode-button ?secondary=${kind !== 'primary'} class=${kind === 'compact' ? 'compact' : ''} aria-label=${label ?? nothing}
    ?disabled=${isOff} @keydown=${activateOnKeys} @click=${act}>${text}</vscode-button>`;
}

/** `Mon 14 Dec`, with the year in the tooltip. */
export function renderDay(date: string, { language }: Reader): TemplateResult {
  return html`<span class="nowrap" title=${formatsFor(language).date(date)}>${shortDay(date, language)}</span>`;
}

export function shortDay(date: string, language: string): string {
  return formatsFor(language).dayOf(`${date}T12:00:00Z`, 'UTC');
}

export function renderNote(text: string, tone: 'info' | 'warning' | 'error' = 'info'): TemplateResult {
  const name = tone === 'error' ? 'error' : tone;
  const color = { info: '', warning: 'warn', error: 'danger' }[tone];
  return html`<div class="notice ${color}" role=${tone === 'error' ? 'alert' : nothing}>${icon(name)}<p>${text}</p></div>`;
}

/** The mail as it is sent: its head, then its text. */
export function renderMail(
  head: readonly (readonly [string, string | TemplateResult])[],
  body: TemplateResult,
): TemplateResult {
  return html`<div class="mail">
    <dl class="to">${head.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
    <div class="text">${body}</div>
  </div>`;
}

export function renderParagraphs(text: string): TemplateResult {
  return html`${text.split(/\n{2,}/).map((paragraph) => html`<p>${paragraph}</p>`)}`;
}
