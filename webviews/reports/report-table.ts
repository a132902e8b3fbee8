/** The rows of a report; the name of each leads to its entries. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatMinutes } from '../../src/domain/duration.ts';
import { renderBar } from '../components/bars.ts';
import { formatsFor } from '../components/formats.ts';
import { isOverTime } from './chart-points.ts';
import type { ReportContent, ReportLine, RowQuery } from './messages.ts';
import type { Grouping } from './report-choices.ts';
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
  const columns = columnsOf(report);
  const figure = (name: string, kind = ''): TemplateResult =>
    html`<th scope="col" role="columnheader" class="num ${kind}">${name}</th>`;
  return html`<div class="scroll" role="group" aria-label=${title} tabindex="0"><table class="list ${`of-${countNarrow(columns)}`}" role="table">
    <caption class="sr">${title}</caption>
    <thead role="rowgroup"><tr role="row">
      <th scope="col" role="columnheader">${title}</th>
      <th scope="col" role="columnheader" class="bar-cell"><span class="sr">${words.share}</span></th>
      ${figure(words.time)}${figure(words.billable)}${columns.isRounded ? figure(words.rounded) : nothing}
      ${columns.hasTarget ? figure(words.target) : nothing}
      ${figure(words.count, 'count')}${figure(words.amount)}
    </tr></thead>
    <tbody role="rowgroup">
      ${report.rows.map((row) => [
        renderLine(view, { line: row, grouping: groupBy, columns }),
        ...row.rows.map((line) =>
          renderLine(view, { line, grouping: thenBy ?? groupBy, columns, parent: row }),
        ),
      ])}
    </tbody>
    <tfoot role="rowgroup"><tr role="row">
      <th scope="row" role="rowheader">${words.total}</th><td role="cell" class="bar-cell"></td>${renderFigures(report.total, columns, reader)}
    </tr></tfoot>
  </table></div>`;
}

/** Those that not every report has. */
interface Columns {
  readonly hasTarget: boolean;
  readonly isRounded: boolean;
}

function columnsOf({ rows }: ReportContent): Columns {
  const lines = rows.flatMap((row) => [row, ...row.rows]);
  return {
    hasTarget: rows.some(({ targetSeconds }) => targetSeconds !== null),
    isRounded: lines.some(({ roundedSeconds }) => roundedSeconds !== null),
  };
}

/** How many figures stand below a name where a row is too narrow for both: all but the number of entries. */
function countNarrow({ hasTarget, isRounded }: Columns): number {
  return 3 + Number(hasTarget) + Number(isRounded);
}

interface Line {
  readonly line: ReportLine;
  readonly grouping: Grouping;
  readonly columns: Columns;
  readonly parent?: ReportLine;
}

function renderLine(
  { report, reader, showEntries }: TableView,
  { line, grouping, columns, parent }: Line,
): TemplateResult {
  const name = nameRow(line, grouping, reader);
  const title = parent === undefined ? name : `${nameRow(parent, report.question.groupBy, reader)}, ${name}`;
  return html`<tr role="row" class=${parent === undefined ? 'top' : 'below'}>
    <th scope="row" role="rowheader"><button type="button" class="link" title=${reader.words.showEntries(title)} @click=${() => showEntries(line.query, title)}>${name}</button></th>
    <td role="cell" class="bar-cell">${parent === undefined ? renderBar(line.seconds / wholeOf(report)) : nothing}</td>
    ${renderFigures(line, columns, reader)}
  </tr>`;
}

/** What a bar is a part of: all of it, or over time the longest, beside which every other day would be a stub. */
function wholeOf({ question, rows, total }: ReportContent): number {
  const whole = isOverTime(question.groupBy)
    ? Math.max(...rows.map(({ seconds }) => seconds))
    : total.seconds;
  return Math.max(1, whole);
}

type Figures = Omit<ReportLine, 'key' | 'name' | 'query'>;

function renderFigures(
  { seconds, billableSeconds, roundedSeconds, targetSeconds, entries, amounts }: Figures,
  { hasTarget, isRounded }: Columns,
  { language }: Reader,
): TemplateResult {
  const { money, count } = formatsFor(language);
  const figure = (value: unknown, kind = ''): TemplateResult =>
    html`<td role="cell" class="num ${kind}">${value}</td>`;
  return html`${figure(formatMinutes(seconds))}
    ${figure(formatMinutes(billableSeconds))}
    ${isRounded ? figure(formatMinutes(roundedSeconds ?? billableSeconds)) : nothing}
    ${hasTarget ? figure(targetSeconds === null ? '' : formatMinutes(targetSeconds)) : nothing}
    ${figure(count(String(entries)), 'count')}
    ${figure(amounts.map((amount) => html`<div>${money(amount)}</div>`))}`;
}
