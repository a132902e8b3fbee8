/** Figures that several parts of the Dashboard write alike. */

import { html, type TemplateResult } from 'lit';
import { healthChangeText } from '../../src/domain/figures/health-score.ts';
import type { DashboardActions } from './dashboard-view.ts';
import type { DashboardContent } from './messages.ts';
import type { Words } from './words.ts';

type OpenInvoice = NonNullable<DashboardContent['open']>[number];

/** A change of health. */
export function renderChange(
  change: number,
  say: (change: string) => string = (text) => text,
): TemplateResult {
  const text = healthChangeText(change);
  const tone = text.startsWith('+') ? 'ok' : text.startsWith('−') ? 'danger' : 'muted';
  return html`<span class=${tone}>${say(text)}</span>`;
}

/** *Remind…*, or the reminder that is ready: both open it. */
export function renderRemind(
  { id, number, readyStep }: Pick<OpenInvoice, 'id' | 'number' | 'readyStep'>,
  words: Words,
  { remind }: DashboardActions,
): TemplateResult {
  const text = readyStep === undefined ? words.remind : words.reminderReady(readyStep);
  return html`<button type="button" class="link" aria-label=${`${text} ${number}`} @click=${() => remind(id)}>${text}</button>`;
}

export function renderInvoiceLink(
  { id, number }: Pick<OpenInvoice, 'id' | 'number'>,
  { openRecord }: DashboardActions,
): TemplateResult {
  const open = () => openRecord({ kind: 'invoice', ids: [id] });
  return html`<button type="button" class="link" @click=${open}>${number}</button>`;
}
