/** What `vireo money` is called with. */
import { reportPeriods } from '../../domain/report-periods.ts';
import type { BackendOptions } from '../backend/backend-options.ts';

export const moneyPeriods = reportPeriods.filter((period) => !period.endsWith('week'));

interface OutputOptions extends BackendOptions {
  readonly client?: string;
  readonly format: 'text' | 'json' | 'csv';
  readonly output?: string;
}

export interface AgeingOptions extends OutputOptions {
  readonly on?: string;
}

export interface PeriodOptions extends OutputOptions {
  readonly from?: string;
  readonly to?: string;
}
