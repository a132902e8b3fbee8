/** What every part of the page is given, and the state of a row. */
import { html, type TemplateResult } from 'lit';
import { icon } from '../components/icons.ts';
import { toneIcons } from '../components/tone-icons.ts';
import type { MailRow, OutboxViewMessage } from './messages.ts';
import type { Words } from './words.ts';

export interface OutboxPart {
  readonly words: Words;
  /** Of the mail that is open. */
  readonly openId: string | undefined;
  readonly send: (message: OutboxViewMessage) => void;
}

export function renderState({ tone, state }: Pick<MailRow, 'tone' | 'state'>): TemplateResult {
  return html`<span class="state ${tone}">${icon(toneIcons[tone])}${state}</span>`;
}
