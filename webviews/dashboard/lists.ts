/** The tables of the Dashboard: open invoices, hours by project, health by project. */

import { html, type TemplateResult } from 'lit';
import { findBudgetShare } from '../../src/domain/budget-share.ts';
import { formatMinutes } from '../../src/domain/duration.ts';
import { findBudgetLevel } from '../../src/domain/figures/budget-level.ts';
import { healthText } from '../../src/domain/figures/health-score.ts';
import { sumOwnFirst } from '../../src/domain/money.ts';
import { levelTones, renderBar } from '../components/bars.ts';
import { formatsFor } from '../components/formats.ts';
import type { DashboardActions, Reader } from './dashboard-view.ts';
import { renderChange, renderInvoiceLink, renderRemind } from './figures.ts';
import type { DashboardContent } from './messages.ts';

type OpenInvoices = NonNullable<DashboardContent['open']>;

export function renderOpenInvoices(
  { open, currency }: { readonly open: OpenInvoices; readonly currency: string },
  { words, language }: Reader,
  actions: DashboardActions,
): TemplateResult {
  if (open.length === 0) return html`<p class="muted">${words.nothingOpen}</p>`;
  const { money, date } = formatsFor(language);
  const sums = sumOwnFirst(
    open.map(({ due }) => due),
    currency,
  );
  return html`<div class="scroll"><table class="list">
    <caption class="sr">${words.openInvoices}</caption>
    <thead><tr><th scope="col">${words.invoice}</th><th scope="col">${words.due}</th><th scope="col" class="num">${words.gross}</th></tr></thead>
    <tbody>
      ${open.map(
        (invoice) => html`<tr>
          <th scope="row" class="inline">${renderInvoiceLink(invoice, actions)} ${invoice.clientName}</th>
          <td title=${date(invoice.dueDate)}>${renderDue(invoice.daysLate, words)}${invoice.daysLate > 0 ? html` <span class="inline nowrap">${renderRemind(invoice, words, actions)}</span>` : ''}</td>
          <td class="num">${money(invoice.due)}</td>
        </tr>`,
      )}
    </tbody>
    <tfoot><tr><th scope="row">${words.total}</th><td></td><td class="num">${sums.map((amount) => html`<div>${money(amount)}</div>`)}</td></tr></tfoot>
  </table></div>`;
}

function renderDue(daysLate: number, words: Reader['words']): TemplateResult {
  if (daysLate > 0) return html`<span class="danger nowrap">${words.daysLate(daysLate)}</span>`;
  return html`<span class="nowrap">${daysLate === 0 ? words.dueToday : words.dueIn(-daysLate)}</span>`;
}

export function renderProjectHours(
  hours: NonNullable<DashboardContent['hours']>,
  { words, language }: Reader,
  { openRecord }: DashboardActions,
): TemplateResult {
  if (hours.seconds === 0) return html`<p class="muted">${words.noHours}</p>`;
  const { percent } = formatsFor(language);
  return html`<div class="scroll"><table class="list">
    <caption class="sr">${words.byProject}</caption>
    <thead><tr><th scope="col">${words.project}</th><th scope="col" class="bar-cell"><span class="sr">${words.share}</span></th><th scope="col" class="num">${words.share}</th><th scope="col" class="num">${words.duration}</th></tr></thead>
    <tbody>
      ${hours.projects.map(({ projectId, name, clientName, seconds }) => {
        const share = seconds / hours.seconds;
        return html`<tr>
          <th scope="row">${renderProjectLink({ projectId, name: `${clientName} · ${name}` }, openRecord)}</th>
          <td class="bar-cell">${renderBar(share)}</td>
          <td class="num">${percent(String(Math.round(share * 100)))}</td>
          <td class="num">${formatMinutes(seconds)}</td>
        </tr>`;
      })}
    </tbody>
    <tfoot><tr><th scope="row">${words.total}</th><td></td><td></td><td class="num">${formatMinutes(hours.seconds)}</td></tr></tfoot>
  </table></div>`;
}

type Budgets = NonNullable<DashboardContent['budgets']>;

/** Of all time, not of the month: a budget is one for the whole project. */
export function renderBudgets(
  budgets: Budgets,
  { words, language }: Reader,
  { openRecord }: DashboardActions,
): TemplateResult {
  const { percent } = formatsFor(language);
  return html`<div class="scroll"><table class="list budgets">
    <caption class="sr">${words.budgets}</caption>
    <thead><tr><th scope="col">${words.project}</th><th scope="col" class="bar-cell"><span class="sr">${words.share}</span></th><th scope="col" class="num share">${words.share}</th><th scope="col" class="num used">${words.used}</th></tr></thead>
    <tbody>
      ${budgets.map(({ projectId, name, clientName, usedSeconds, budgetSeconds }) => {
        const { percent: used, isMore } = findBudgetShare(usedSeconds, budgetSeconds);
        return html`<tr>
          <th scope="row">${renderProjectLink({ projectId, name: `${clientName} · ${name}` }, openRecord)}</th>
          <td class="bar-cell">${renderBar(usedSeconds / budgetSeconds, levelTones[findBudgetLevel(usedSeconds, budgetSeconds)])}</td>
          <td class="num">${isMore ? '> ' : ''}${percent(String(used))}</td>
          <td class="num used">${words.usedOf(formatMinutes(usedSeconds), formatMinutes(budgetSeconds))}</td>
        </tr>`;
      })}
    </tbody>
  </table></div>`;
}

function renderProjectLink(
  { projectId, name }: { readonly projectId: string; readonly name: string },
  openRecord: DashboardActions['openRecord'],
): TemplateResult {
  const open = () => openRecord({ kind: 'project', ids: [projectId] });
  return html`<button type="button" class="link" @click=${open}>${name}</button>`;
}

export function renderHealthByProject(
  health: DashboardContent['health'],
  { words }: Reader,
  { openRecord }: DashboardActions,
): TemplateResult {
  if (health.length === 0) return html`<p class="muted">${words.noHealth}</p>`;
  return html`<div class="scroll"><table class="list">
    <caption class="sr">${words.healthByProject}</caption>
    <thead><tr><th scope="col">${words.project}</th><th scope="col" class="num">${words.score}</th><th scope="col" class="num">${words.thirtyDays}</th><th scope="col" class="num">${words.high}</th><th scope="col" class="num">${words.all}</th></tr></thead>
    <tbody>
      ${health.map(
        ({ projectId, name, score, change, severe, total }) => html`<tr>
          <th scope="row">${renderProjectLink({ projectId, name }, openRecord)}</th>
          <td class="num">${healthText(score)}</td>
          <td class="num">${change === undefined ? html`<span class="muted">–</span>` : renderChange(change)}</td>
          <td class="num">${severe}</td>
          <td class="num">${total}</td>
        </tr>`,
      )}
    </tbody>
  </table></div>`;
}
