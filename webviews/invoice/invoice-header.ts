/** The header of the invoice panel: client, state, what is known of the number and the last save, zoom. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Connection } from '../../src/contract/webview/common.ts';
import type { InvoiceContent } from '../../src/contract/webview/invoice-view.ts';
import type { InvoiceState } from '../../src/domain/invoice-document.ts';
import { userFormats } from '../components/formats.ts';
import { type IconName, icon } from '../components/icons.ts';
import { strings } from '../strings.ts';

const stateIcons: Readonly<Record<InvoiceState, IconName>> = {
  draft: 'edit',
  issued: 'lock',
  sent: 'mail',
  part_paid: 'credit-card',
  paid: 'pass',
  cancelled: 'circle-slash',
};

/** Steps of the zoom, in percent. */
export const zoomSteps = [50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200] as const;

export interface HeaderView {
  readonly content: InvoiceContent;
  readonly connection: Connection | undefined;
  readonly zoomPercent: number;
  readonly zoomTo: (percent: number) => void;
}

export function renderHeader({ content, connection, zoomPercent, zoomTo }: HeaderView): TemplateResult {
  const { document } = content;
  const formats = userFormats();
  const context = describe(content, connection);
  return html`<header class="head">
    <h1 tabindex="-1">${document.buyer.name}</h1>
    <span class="state">${icon(stateIcons[document.state])}${strings.invoice.states[document.state]}</span>
    <span class="muted cut" title="${context} (${formats.momentOf(content.savedAt)})">${context}</span>
    <span class="grow"></span>
    <div class="row zoom" role="group" aria-label=${strings.invoice.zoom}>
      ${renderZoom(
        'zoom-out',
        zoomSteps.findLast((step) => step < zoomPercent),
        zoomTo,
      )}
      <button
        type="button"
        class="ghost percent"
        aria-label=${strings.invoice.resetZoom(formats.percent(String(zoomPercent)))}
        @click=${() => zoomTo(100)}
      >${formats.percent(String(zoomPercent))}</button>
      ${renderZoom(
        'zoom-in',
        zoomSteps.find((step) => step > zoomPercent),
        zoomTo,
      )}
    </div>
  </header>`;
}

function renderZoom(
  name: 'zoom-in' | 'zoom-out',
  step: number | undefined,
  zoomTo: (percent: number) => void,
): TemplateResult {
  const label = name === 'zoom-in' ? strings.invoice.zoomIn : strings.invoice.zoomOut;
  return html`<button
    type="button"
    class="icon-btn"
    aria-label=${label}
    title=${label}
    aria-disabled=${step === undefined ? 'true' : nothing}
    @click=${() => step !== undefined && zoomTo(step)}
  >${icon(name)}</button>`;
}

/** `2026-0043 when issued · 1–15 Nov 2026 · saved 14:58`. */
function describe(
  { document, expectedNumber, savedAt }: InvoiceContent,
  connection: Connection | undefined,
): string {
  const formats = userFormats();
  const planned = expectedNumber === undefined ? undefined : strings.invoice.whenIssued(expectedNumber);
  const period = formats.dateRange(document.periodStart, document.periodEnd);
  const parts = [document.number ?? planned, period, freshness(savedAt, connection)];
  return parts.filter((part) => part !== undefined).join(' · ');
}

function freshness(savedAt: string, connection: Connection | undefined): string {
  const formats = userFormats();
  if (connection?.state === 'reconnecting') {
    return strings.reconnecting;
  }
  return connection?.state === 'offline'
    ? strings.offline(formats.timeOf(connection.asOf ?? savedAt))
    : strings.invoice.saved(formats.timeOf(savedAt));
}
