/** A report as a table of a terminal. */
import type { TimeReport, TimeReportLine } from '../../api-client/index.ts';
import { findShownRest, formatMinutes } from '../../domain/duration.ts';
import { sayCounted } from '../../domain/figures/counted-time.ts';
import { formatMoney } from '../../domain/money.ts';
import { printColumns } from '../time/print-columns.ts';
import type { ProjectNames } from '../time/print-time.ts';

const nothing: Readonly<Record<string, string>> = { task: '(no task)', tag: '(no tag)' };

export function printReport(report: TimeReport, names: ProjectNames): string {
  const { groupBy, thenBy, rows, total } = report;
  const whose = printWhose(report);
  if (rows.length === 0) return `No time from ${report.from} to ${report.to}.\n${whose}`;
  const hasTarget = rows.some(({ targetSeconds }) => targetSeconds !== null);
  const isRounded = total.roundedSeconds !== null;
  const lineOf = (line: TimeReportLine, by: string, indent: string): string[] => [
    `${indent}${names.get(line.key) ?? (line.name || (nothing[by] ?? ''))}`,
    formatMinutes(line.seconds),
    formatMinutes(line.billableSeconds),
    ...(isRounded ? [formatMinutes(line.roundedSeconds ?? line.billableSeconds)] : []),
    ...(hasTarget ? [line.targetSeconds === null ? '' : formatMinutes(line.targetSeconds)] : []),
    amountsOf(line),
  ];
  const lines = rows.flatMap((row) => [
    lineOf(row, groupBy, ''),
    ...row.rows.map((below) => lineOf(below, thenBy ?? '', '  ')),
  ]);
  const optional = [...(isRounded ? ['Billed as'] : []), ...(hasTarget ? ['Target'] : [])];
  const titles = ['Time', 'Billable', ...optional, 'Amount'];
  const columns = [
    { title: `${report.from} to ${report.to}` },
    ...titles.map((title) => ({ title, isFigure: true })),
  ];
  const whole = { ...total, key: '', name: 'Total', query: { from: report.from, to: report.to } };
  return printColumns(columns, [...lines, lineOf(whole, '', '')]) + describeShares(total) + whose;
}

/** Whose time it counts, where that is not everybody's. */
export function printWhose({ ofWhom }: Pick<TimeReport, 'ofWhom'>): string {
  const said = sayCounted(ofWhom, 'en');
  return said === '' ? '' : `${said}\n`;
}

function amountsOf({ amounts }: TimeReportLine): string {
  const { locale } = Intl.DateTimeFormat().resolvedOptions();
  return amounts.map((amount) => formatMoney(amount, locale)).join(' + ');
}

function describeShares({ billableShare, targetSeconds, overtimeSeconds }: TimeReport['total']): string {
  const billable = billableShare === null ? [] : [`${Math.round(billableShare * 100)} % billable`];
  const overtime =
    targetSeconds === null || overtimeSeconds === null
      ? []
      : [describeDistance(findShownRest(targetSeconds + overtimeSeconds, targetSeconds))];
  const said = [...billable, ...overtime].join(', ');
  return said === '' ? '' : `${said}\n`;
}

function describeDistance(more: number): string {
  if (more === 0) return 'the target is met';
  return `${formatMinutes(Math.abs(more))} ${more < 0 ? 'below' : 'above'} the target`;
}
