import type { CountedTime } from '../../../../../domain/figures/counted-time.ts';
import type { Money } from '../../../../../domain/money.ts';
import type { DateSpan } from '../../../../../domain/report-periods.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import type { GoalPorts, GoalReadings } from '../goals.ports.ts';
import type { GoalsService } from '../goals.service.ts';
import type { HabitsService } from '../habits/habits.service.ts';

/** The figures of a week beside those that goals are measured by, each of its owner. */
export interface CheckInReadings extends Omit<GoalReadings, 'may'> {
  may(topic: 'time' | 'invoices' | 'findings' | 'timesheets'): boolean;
  findCounted(of: { readonly mine: false }): Promise<CountedTime>;
  /** Of everybody whose time the caller sees. */
  listUnbilled(filter: { readonly mine: false }): Promise<
    readonly {
      readonly clientId: string;
      readonly seconds: number;
      readonly amounts: readonly Money[];
    }[]
  >;
  listUnbilledIds(filter: { readonly mine: false }, limit: number): Promise<readonly string[]>;
  /** Day by day in UTC: how many findings came to stand, and how many ceased to. */
  listFindingDays(
    period: DateSpan,
  ): Promise<readonly { readonly found: number; readonly resolved: number }[]>;
  /** Not approved yet. */
  listOpenTimesheets(period: DateSpan): Promise<
    readonly {
      readonly id: string;
      readonly weekStart: string;
      readonly weekEnd: string;
      readonly state: string;
      readonly isMine: boolean;
    }[]
  >;
  /** The caller's time that no timesheet holds. */
  sumLooseDays(
    period: DateSpan,
  ): Promise<readonly { readonly localDate: string; readonly seconds: number }[]>;
  listLooseIds(period: DateSpan, limit: number): Promise<readonly string[]>;
}

export interface CheckInPorts extends Omit<GoalPorts, 'openReadings'> {
  openReadings(caller: Caller): CheckInReadings;
  readonly goals: Pick<GoalsService, 'listActive'>;
  readonly habits: Pick<HabitsService, 'listActive'>;
}
