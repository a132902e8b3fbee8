/** A week as a grid: projects by day, sums at both edges. */
import type { TimeReport } from '../../api-client/index.ts';
import { formatMinutes } from '../../domain/duration.ts';
import { datesBetween } from '../../domain/zones.ts';
import { printColumns } from '../time/print-columns.ts';
import type { ProjectNames } from '../time/print-time.ts';
import { printWhose } from './print-report.ts';

const figure = (seconds: number): string => (seconds === 0 ? '' : formatMinutes(seconds));

export function printWeek(report: TimeReport, names: ProjectNames): string {
  const { from, to, rows, total } = report;
  const dates = datesBetween(from, to);
  const secondsOn = (row: TimeReport['rows'][number], date: string): number =>
    row.rows.find(({ key }) => key === date)?.seconds ?? 0;
  const lines = rows.map((row) => [
    names.get(row.key) ?? row.name,
    ...dates.map((date) => figure(secondsOn(row, date))),
    figure(row.seconds),
  ]);
  const sums = dates.map((date) => figure(rows.reduce((sum, row) => sum + secondsOn(row, date), 0)));
  const columns = [
    { title: `${from} to ${to}` },
    ...dates.map((date) => ({ title: titleOf(date), isFigure: true })),
    { title: 'Total', isFigure: true },
  ];
  const table = printColumns(columns, [...lines, ['Total', ...sums, formatMinutes(total.seconds)]]);
  const target = total.targetSeconds === null ? '' : `Target so far ${formatMinutes(total.targetSeconds)}\n`;
  return table + target + printWhose(report);
}

function titleOf(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).toLocaleDateString('en', {
    weekday: 'short',
    timeZone: 'UTC',
  });
  return `${weekday} ${date.slice(8)}`;
}
