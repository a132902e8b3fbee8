/** What every part of the page is given, and the buttons of a row. */
import { html, type TemplateResult } from 'lit';
import { type IconName, icon } from '../components/icons.ts';
import type { MailRow, OutboxViewMessage } from './messages.ts';
import type { Words } from './words.ts';

export interface OutboxPart {
  readonly words: Words;
  /** Of the mail that is open. */
  readonly openId: string | undefined;
  readonly send: (message: OutboxViewMessage) => void;
}

interface Act {
  readonly name: IconName;
  readonly label: string;
  readonly message: OutboxViewMessage;
}

/** Small buttons at the end of a row; each names what it acts on. */
export function renderActs(what: string, acts: readonly Act[], { words, send }: OutboxPart): TemplateResult {
  return html`<span class="row">${acts.map(
    ({ name, label, message }) =>
      html`<button type="button" class="icon-btn" aria-label=${words.of(label, what)} title=${label} @click=${() => send(message)}>${icon(name)}</button>`,
  )}</span>`;
}

const stateIcons: Readonly<Record<MailRow['tone'], IconName>> = {
  ok: 'pass',
  warn: 'warning',
  danger: 'error',
  muted: 'history',
};

export function renderState({ tone, state }: Pick<MailRow, 'tone' | 'state'>): TemplateResult {
  return html`<span class="state ${tone}">${icon(stateIcons[tone])}${state}</span>`;
}
