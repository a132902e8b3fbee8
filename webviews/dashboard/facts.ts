/** The row of facts: what is unbilled, the hours of the month, the worst health, what is overdue. */

import { html, nothing, type TemplateResult } from 'lit';
import { formatMinutes } from '../../src/domain/duration.ts';
import { healthText } from '../../src/domain/figures/health-score.ts';
import { type Money, sumOwnFirst } from '../../src/domain/money.ts';
import { renderBar } from '../components/bars.ts';
import { formatsFor } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import { nameOfMonth } from '../components/month-labels.ts';
import { whoseTime } from '../components/whose-time.ts';
import type { DashboardActions, Reader } from './dashboard-view.ts';
import { renderChange, renderInvoiceLink, renderRemind } from './figures.ts';
import type { DashboardContent } from './messages.ts';

type Target = NonNullable<NonNullable<DashboardContent['targets']>['week']>;

export function renderFacts(
  content: DashboardContent,
  reader: Reader,
  actions: DashboardActions,
): TemplateResult {
  const { words, language } = reader;
  const hoursTitle = words.hours(nameOfMonth(content.month, language, 'long'));
  const whose = whoseTime(content.ofWhom);
  return html`<div class="facts">
    ${fact('unbilled', words.unbilled, html`${renderUnbilled(content, reader, actions)}${whose}`)}
    ${fact('hours', hoursTitle, html`${renderHours(content, reader)}${whose}${renderTargets(content, reader)}`)}
    ${fact('health', words.health, renderHealth(content, reader, actions))}
    ${fact('overdue', words.overdue, renderOverdue(content, reader, actions))}
  </div>`;
}

function fact(id: string, title: string, content: TemplateResult): TemplateResult {
  return html`<section class="fact" aria-labelledby=${id}><h2 id=${id}>${title}</h2>${content}</section>`;
}

function renderAmounts(amounts: readonly Money[], { language }: Reader): TemplateResult {
  const [first, ...others] = amounts.map((amount) => formatsFor(language).money(amount));
  return html`<p class="figure amounts">${first ?? '0'}${others.map((other) => html` <small>+ ${other}</small>`)}</p>`;
}

function renderUnbilled(
  { unbilled }: DashboardContent,
  reader: Reader,
  actions: DashboardActions,
): TemplateResult {
  const { words } = reader;
  if (unbilled === null) return html`<p class="muted">${words.notYours}</p>`;
  const { seconds, readySeconds, amounts } = unbilled;
  if (seconds === 0) return html`<p class="muted">${words.nothingUnbilled}</p>`;
  return html`${renderAmounts(amounts, reader)}
    <p>${describeUnbilled(unbilled, reader)}</p>
    ${
      readySeconds === 0
        ? nothing
        : html`<div data-needs="invoice:write">
          <vscode-button secondary class="compact" @keydown=${activateOnKeys} @click=${actions.createInvoice}>${words.createInvoice}</vscode-button>
        </div>`
    }`;
}

function describeUnbilled(
  { readySeconds, draftSeconds }: NonNullable<DashboardContent['unbilled']>,
  { words }: Reader,
): string {
  const parts = [
    ...(readySeconds > 0 ? [words.ready(formatMinutes(readySeconds))] : []),
    ...(draftSeconds > 0 ? [words.drafted(formatMinutes(draftSeconds))] : []),
  ];
  return parts.length === 0 ? words.notApproved : parts.join(' · ');
}

function renderHours({ hours }: DashboardContent, { words, language }: Reader): TemplateResult {
  if (hours === null) return html`<p class="muted">${words.notYours}</p>`;
  if (hours.seconds === 0) return html`<p class="muted">${words.noHours}</p>`;
  const share = hours.billableSeconds / hours.seconds;
  const percent = formatsFor(language).percent(String(Math.round(share * 100)));
  return html`<p class="figure">${formatMinutes(hours.seconds)}</p>
    ${renderBar(share)}
    <p>${words.billable(percent)}</p>`;
}

/** The user's own time, where their working times ask for some. */
function renderTargets({ targets }: DashboardContent, { words }: Reader): TemplateResult | typeof nothing {
  if (targets === null) return nothing;
  const { week, month } = targets;
  return html`<ul class="targets">
    ${week === null ? nothing : renderTarget(words.myWeek, week, words)}
    ${month === null ? nothing : renderTarget(words.myMonth, month, words)}
  </ul>`;
}

function renderTarget(
  name: string,
  { seconds, targetSeconds }: Target,
  words: Reader['words'],
): TemplateResult {
  return html`<li>
    <span>${name}</span> <span class="num">${words.usedOf(formatMinutes(seconds), formatMinutes(targetSeconds))}</span>
    ${renderBar(seconds / targetSeconds)}
  </li>`;
}

/** The worst of the projects: the one to look at. */
function renderHealth(
  { health: [worst] }: DashboardContent,
  { words }: Reader,
  actions: DashboardActions,
): TemplateResult {
  const scanner = (text: string) =>
    html`<button type="button" class="link" @click=${actions.openScanner}>${text}</button>`;
  if (worst === undefined) {
    return html`<p class="muted">${words.noHealth}</p><p>${scanner(words.openScanner)}</p>`;
  }
  const { score, name, change, severe } = worst;
  return html`<p class="figure">${healthText(score)} <small>${name}</small></p>
    <p>
      ${change === undefined ? nothing : html`${renderChange(change, words.since)} · `}${scanner(words.severe(severe))}
    </p>`;
}

function renderOverdue(
  { open, currency }: DashboardContent,
  reader: Reader,
  actions: DashboardActions,
): TemplateResult {
  const { words } = reader;
  if (open === null) return html`<p class="muted">${words.notYours}</p>`;
  const late = open.filter(({ daysLate }) => daysLate > 0);
  if (late.length === 0) return html`<p class="muted">${words.nothingOverdue}</p>`;
  const sums = sumOwnFirst(
    late.map(({ due }) => due),
    currency,
  );
  return html`${renderAmounts(sums, reader)}
    <ul>
      ${late.slice(0, 2).map(
        (invoice) => html`<li class="inline">
          <span class="warn">${icon('warning')}</span>
          ${renderInvoiceLink(invoice, actions)}, ${words.late(invoice.daysLate)}, ${invoice.clientName}${
            invoice.readyStep === undefined ? nothing : html`. ${renderRemind(invoice, words, actions)}`
          }
        </li>`,
      )}
    </ul>`;
}
