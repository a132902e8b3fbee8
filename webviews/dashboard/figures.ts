/** Figures that several parts of the Dashboard write alike. */
import { html, type TemplateResult } from 'lit';
import type { DashboardActions } from './dashboard-view.ts';
import type { DashboardContent } from './messages.ts';

type OpenInvoice = NonNullable<DashboardContent['open']>[number];

/** Health is a score: two decimals with a point, whatever the language; a true minus. */
export function renderChange(
  change: number,
  say: (change: string) => string = (text) => text,
): TemplateResult {
  const rounded = Math.round(change * 100) / 100;
  const tone = rounded > 0 ? 'ok' : rounded < 0 ? 'danger' : 'muted';
  const sign = rounded > 0 ? '+' : rounded < 0 ? '−' : '';
  return html`<span class=${tone}>${say(`${sign}${Math.abs(rounded).toFixed(2)}`)}</span>`;
}

export function renderInvoiceLink(
  { id, number }: Pick<OpenInvoice, 'id' | 'number'>,
  { openRecord }: DashboardActions,
): TemplateResult {
  const open = () => openRecord({ kind: 'invoice', ids: [id] });
  return html`<button type="button" class="link" @click=${open}>${number}</button>`;
}
