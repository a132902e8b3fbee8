/** The header of the invoice panel: client, state, what is known of the number and the last save, zoom. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Connection } from '../../src/contract/webview/common.ts';
import type { InvoiceState } from '../../src/domain/invoice-document.ts';
import { userFormats } from '../components/formats.ts';
import { type IconName, icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import { type Zoom, zoomSteps } from '../components/paper/paper-zoom.ts';
import { type HeaderAct, renderActs } from './header-acts.ts';
import { isEditable } from './invoice-form.ts';
import type { InvoiceContent } from './messages.ts';
import { words as strings } from './words.ts';

const stateIcons: Readonly<Record<InvoiceState, IconName>> = {
  draft: 'edit',
  issued: 'lock',
  sent: 'mail',
  part_paid: 'credit-card',
  paid: 'pass',
  cancelled: 'circle-slash',
};

export interface HeaderView {
  readonly content: InvoiceContent;
  readonly connection: Connection | undefined;
  /** What is chosen, and the percentage that it makes. */
  readonly zoom: Zoom;
  readonly percent: number;
  readonly zoomTo: (zoom: Zoom) => void;
  /** Whether the details are shown where they have no place beside the page. */
  readonly detailsOpen: boolean;
  readonly toggleDetails: () => void;
  readonly exportInvoice: () => void;
  readonly editLook: () => void;
  readonly act: (act: HeaderAct) => void;
}

export function renderHeader(view: HeaderView): TemplateResult {
  const { content, connection } = view;
  const { document } = content;
  const formats = userFormats();
  const context = describe(content, connection);
  return html`<header class="head">
    <h1 tabindex="-1">${document.buyer.name}</h1>
    <span class="state">${icon(stateIcons[document.state])}${strings.states[document.state]}</span>
    <span class="muted cut" title="${context} (${formats.momentOf(content.savedAt)})">${context}</span>
    <span class="grow"></span>
    ${renderToggle(view)} ${renderZoom(view)} ${renderLook(view)} ${renderActs(content, view.act)}
    <vscode-button secondary class="export" @keydown=${activateOnKeys} @click=${view.exportInvoice}>${strings.export}</vscode-button>
  </header>`;
}

/** Of an issued invoice it is final. */
function renderLook({ content, editLook }: HeaderView): TemplateResult | typeof nothing {
  const label = strings.editLook;
  return isEditable(content)
    ? html`<button type="button" class="icon-btn" aria-label=${label} title=${label} @click=${editLook}>${icon('symbol-color')}</button>`
    : nothing;
}

/** Shown where the window is narrow: style decides. */
function renderToggle({ content, detailsOpen, toggleDetails }: HeaderView): TemplateResult {
  const { editDetails, details } = strings;
  return html`<button
    type="button"
    class="ghost toggle"
    aria-expanded=${detailsOpen}
    aria-controls="details"
    @click=${toggleDetails}
  >
    ${renderWorst(content)}
    ${isEditable(content) ? editDetails : details}${icon(detailsOpen ? 'chevron-down' : 'chevron-right')}
  </button>`;
}

/** What the details would tell, such as a week that was left out, is not to be missed while they are closed. */
function renderWorst({ checks }: InvoiceContent): TemplateResult | typeof nothing {
  const { hasErrors, hasWarnings } = strings;
  if (checks.some(({ state }) => state === 'error')) {
    return html`${icon('error', 'danger')}<span class="sr">${hasErrors}: </span>`;
  }
  const warning = checks.find(({ state }) => state === 'warning');
  return warning === undefined
    ? nothing
    : html`<span class="nowrap" title=${warning.text}>${icon('warning', 'warn')}</span><span class="sr">${hasWarnings}: </span>`;
}

/** The figure itself goes between the fitting size and 100 %. */
function renderZoom({ zoom, percent, zoomTo }: HeaderView): TemplateResult {
  const { fullZoom, fitZoom } = strings;
  const figure = userFormats().percent(String(percent));
  const label = zoom === 'fit' ? fullZoom(figure) : fitZoom(figure);
  const smaller = zoomSteps.findLast((step) => step < percent);
  const larger = zoomSteps.find((step) => step > percent);
  return html`<div class="row zoom" role="group" aria-label=${strings.zoom}>
    ${renderStep('zoom-out', smaller, zoomTo)}
    <button
      type="button"
      class="ghost percent"
      aria-label=${label}
      title=${label}
      @click=${() => zoomTo(zoom === 'fit' ? 100 : 'fit')}
    >${figure}</button>
    ${renderStep('zoom-in', larger, zoomTo)}
  </div>`;
}

function renderStep(
  name: 'zoom-in' | 'zoom-out',
  step: number | undefined,
  zoomTo: HeaderView['zoomTo'],
): TemplateResult {
  const label = name === 'zoom-in' ? strings.zoomIn : strings.zoomOut;
  return html`<button
    type="button"
    class="icon-btn"
    aria-label=${label}
    title=${label}
    aria-disabled=${step === undefined ? 'true' : nothing}
    @click=${() => step !== undefined && zoomTo(step)}
  >${icon(name)}</button>`;
}

/** `2026-0043 when issued · 1–15 Nov 2026 · saved 14:58`; an issued one is not saved any more. */
function describe(content: InvoiceContent, connection: Connection | undefined): string {
  const { document, expectedNumber } = content;
  const formats = userFormats();
  const planned = expectedNumber === undefined ? undefined : strings.whenIssued(expectedNumber);
  const period = formats.dateRange(document.periodStart, document.periodEnd);
  const parts = [document.number ?? planned, period, freshness(content, connection)];
  return parts.filter((part) => part !== undefined).join(' · ');
}

function freshness(content: InvoiceContent, connection: Connection | undefined): string | undefined {
  const formats = userFormats();
  if (connection?.state === 'reconnecting') {
    return strings.reconnecting;
  }
  if (connection?.state === 'offline') {
    return strings.offline(formats.timeOf(connection.asOf ?? content.savedAt));
  }
  return isEditable(content) ? strings.saved(formats.timeOf(content.savedAt)) : undefined;
}
