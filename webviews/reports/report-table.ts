/** The rows of a report; the name of each leads to its entries. */
import { html, nothing, type TemplateResult } from 'lit';
import type {
  Grouping,
  ReportContent,
  ReportLine,
  RowQuery,
} from '../../src/contract/webview/reports-view.ts';
import { formatMinutes } from '../../src/domain/duration.ts';
import { renderBar } from '../components/bars.ts';
import { formatsFor } from '../components/formats.ts';
import { isOverTime } from './chart-points.ts';
import { nameRow, type Reader } from './row-name.ts';

export interface TableView {
  readonly report: ReportContent;
  readonly reader: Reader;
  readonly showEntries: (query: RowQuery, title: string) => void;
}

export function renderReportTable(view: TableView): TemplateResult {
  const { report, reader } = view;
  const { words } = reader;
  const { groupBy, thenBy } = report.question;
  const title = words.groupings[groupBy];
  const hasTarget = report.rows.some(({ targetSeconds }) => targetSeconds !== null);
  const figure = (name: string): TemplateResult => html`<th scope="col" class="num">${name}</th>`;
  return html`<div class="scroll" role="group" aria-label=${title} tabindex="0"><table class="list">
    <caption class="sr">${title}</caption>
    <thead><tr>
      <th scope="col">${title}</th>
      <th scope="col" class="bar-cell"><span class="sr">${words.share}</span></th>
      ${figure(words.time)}${figure(words.billable)}${hasTarget ? figure(words.target) : nothing}
      ${figure(words.count)}${figure(words.amount)}
    </tr></thead>
    <tbody>
      ${report.rows.map((row) => [
        renderLine(view, { line: row, grouping: groupBy, hasTarget }),
        ...row.rows.map((line) =>
          renderLine(view, { line, grouping: thenBy ?? groupBy, hasTarget, parent: row }),
        ),
      ])}
    </tbody>
    <tfoot><tr>
      <th scope="row">${words.total}</th><td></td>${renderFigures(report.total, hasTarget, reader)}
    </tr></tfoot>
  </table></div>`;
}

interface Line {
  readonly line: ReportLine;
  readonly grouping: Grouping;
  readonly hasTarget: boolean;
  readonly parent?: ReportLine;
}

function renderLine(
  { report, reader, showEntries }: TableView,
  { line, grouping, hasTarget, parent }: Line,
): TemplateResult {
  const name = nameRow(line, grouping, reader);
  const title = parent === undefined ? name : `${nameRow(parent, report.question.groupBy, reader)}, ${name}`;
  return html`<tr class=${parent === undefined ? 'top' : 'below'}>
    <th scope="row"><button type="button" class="link" title=${reader.words.showEntries(title)} @click=${() => showEntries(line.query, title)}>${name}</button></th>
    <td class="bar-cell">${parent === undefined ? renderBar(line.seconds / wholeOf(report)) : nothing}</td>
    ${renderFigures(line, hasTarget, reader)}
  </tr>`;
}

/** What a bar is a part of: all of it, or over time the longest, beside which every other day would be a stub. */
function wholeOf({ question, rows, total }: ReportContent): number {
  const whole = isOverTime(question.groupBy)
    ? Math.max(...rows.map(({ seconds }) => seconds))
    : total.seconds;
  return Math.max(1, whole);
}

type Figures = Pick<ReportLine, 'seconds' | 'billableSeconds' | 'targetSeconds' | 'entries' | 'amounts'>;

function renderFigures(figures: Figures, hasTarget: boolean, { language }: Reader): TemplateResult {
  const { seconds, billableSeconds, targetSeconds, entries, amounts } = figures;
  const { money, count } = formatsFor(language);
  return html`<td class="num">${formatMinutes(seconds)}</td>
    <td class="num">${formatMinutes(billableSeconds)}</td>
    ${hasTarget ? html`<td class="num">${targetSeconds === null ? '' : formatMinutes(targetSeconds)}</td>` : nothing}
    <td class="num">${count(String(entries))}</td>
    <td class="num">${amounts.map((amount) => html`<div>${money(amount)}</div>`)}</td>`;
}
