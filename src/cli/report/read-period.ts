/** The days that a report is asked for. */
import { findSaidPeriod } from '../../domain/periods/said-period.ts';
import { type DateSpan, findPeriod, type ReportPeriod } from '../../domain/report-periods.ts';
import { CliError } from '../io.ts';
import { readDay, today } from '../time/read-typed.ts';

export interface SpanSaid {
  readonly period: string | undefined;
  readonly usual: ReportPeriod;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

export function readSpan({ period, usual, from, to }: SpanSaid): DateSpan {
  if (from !== undefined || to !== undefined) {
    if (period !== undefined) throw new CliError('usage', 'Say a period, or --from and --to.');
    return { from: readDay(from ?? to), to: readDay(to) };
  }
  if (period === undefined) return findPeriod(usual, today());
  const said = findSaidPeriod(period, today());
  if (said === undefined) throw new CliError('usage', `"${period}" is no period.`);
  return { from: said.from, to: said.to };
}
