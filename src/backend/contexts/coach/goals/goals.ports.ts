import type { RecordLink } from '../../../../contract/coach/record-link.ts';
import type { Money } from '../../../../domain/money.ts';
import type { DateSpan } from '../../../../domain/report-periods.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';

interface OwnWork {
  readonly mine: true;
  readonly period: DateSpan;
  readonly projectId?: string | undefined;
  readonly clientId?: string | undefined;
  readonly billable?: boolean;
}

/** The figures that goals are measured by, each of its owner, as the caller may see them. */
export interface GoalReadings {
  may(topic: 'time' | 'invoices' | 'findings'): boolean;
  groupWork(filter: OwnWork, by: 'project'): Promise<readonly { readonly seconds: number }[]>;
  listEntryIds(filter: OwnWork, limit: number): Promise<readonly string[]>;
  /** Whole seconds that the caller is to work, by date. */
  loadTargets(period: DateSpan): Promise<ReadonlyMap<string, number>>;
  /** Net, credit notes taken off. */
  sumInvoiced(
    period: DateSpan,
    clientId: string | undefined,
  ): Promise<readonly { readonly net: Money; readonly ids: readonly string[] }[]>;
  listUnpaid(filter: {
    readonly clientId?: string | undefined;
    readonly dueBefore: string;
  }): Promise<readonly { readonly id: string; readonly due: Money }[]>;
  countFindings(filter: FindingFilter): Promise<readonly { readonly count: number }[]>;
  listFindings(filter: FindingFilter, limit: number): Promise<readonly { readonly id: string }[]>;
}

interface FindingFilter {
  readonly projectId?: string | undefined;
  readonly severity?: string | undefined;
}

export interface GoalPorts extends SlicePorts {
  openReadings(caller: Caller): GoalReadings;
  loadPolicy(reads: Reads): Promise<{ readonly zone: string }>;
  findClient(reads: Reads, id: string): Promise<unknown>;
  findProject(reads: Reads, id: string): Promise<{ readonly client_id: string } | undefined>;
}

/** Records that a figure stands on: null where there are none, or more than a link takes. */
export function linkOf(kind: RecordLink['kind'], ids: readonly string[]): RecordLink | null {
  return ids.length === 0 || ids.length > linkedIdsAtMost ? null : { kind, ids: [...ids] };
}

export const linkedIdsAtMost = 500;
