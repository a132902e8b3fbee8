/** `[period]` of a report: a name of the list, or the words that a question to the coach is read by. */
import { Argument, InvalidArgumentError } from 'commander';
import { ownZone } from '../../contract/own-zone.ts';
import { findSaidPeriod } from '../../domain/periods/said-period.ts';
import type { ReportPeriod } from '../../domain/report-periods.ts';
import { localDate } from '../../domain/zones.ts';

export function periodArgument(usual: ReportPeriod, named: readonly ReportPeriod[]): Argument {
  const words = 'or words such as "last 3 months", last-7-days, "Q3 2025"';
  return new Argument('[period]', `default: ${usual}; ${words}`).choices(named).argParser(requirePeriod);
}

/** Here, so that what is no period is refused before a backend is asked. */
function requirePeriod(said: string): string {
  if (findSaidPeriod(said, localDate(Date.now(), ownZone())) !== undefined) return said;
  throw new InvalidArgumentError('Say last-month, "last 3 months", "Q3 2025" or the like.');
}
