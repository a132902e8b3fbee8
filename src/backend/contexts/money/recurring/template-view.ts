/** Templates as the API shows them. */

import {
  nextPeriod,
  type RecurringPeriod,
  type RecurringRule,
} from '../../../../domain/recurring/recurring-periods.ts';
import { moveDate } from '../../../../domain/time/calendar-date.ts';
import { localDate } from '../../../../domain/zones.ts';
import { notFound } from '../../../platform/http/api-error.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { RecurringPorts } from './recurring.ports.ts';
import { listRuns, type RunRow, type TemplateRow } from './recurring.repository.ts';
import { contentSchema, type Recurring, type RecurringContent } from './recurring.schema.ts';
import { canRetry } from './run-outcome.ts';

/** Invoices are made in the morning of their day. */
export const runTime = '06:00';

export function readContent({ content }: Pick<TemplateRow, 'content'>): RecurringContent {
  return contentSchema.parse(JSON.parse(content));
}

export function ruleOf({ rule }: Pick<RecurringContent, 'rule'>, zone: string): RecurringRule {
  return { ...rule, time: runTime, zone };
}

export async function loadZone(ports: Pick<RecurringPorts, 'findSeller'>, reads: Reads): Promise<string> {
  const seller = await ports.findSeller(reads);
  if (!seller) throw notFound('organization');
  return seller.zone;
}

/** The next that it will make; undefined where it makes no more. */
export function nextOf(
  row: Pick<TemplateRow, 'content' | 'state'>,
  { zone, today, isMade }: { readonly zone: string; readonly today: string; isMade(from: string): boolean },
): RecurringPeriod | undefined {
  if (row.state === 'ended') return undefined;
  const content = readContent(row);
  const rule = ruleOf(content, zone);
  const first = nextPeriod(rule, content.timing, today);
  const next = isMade(first.from) ? nextPeriod(rule, content.timing, moveDate(first.runsOn, 1)) : first;
  return content.endsOn !== null && next.from > content.endsOn ? undefined : next;
}

export async function showTemplate(
  ports: Pick<RecurringPorts, 'findSeller' | 'findClient'>,
  reads: Reads,
  { row, now }: { readonly row: TemplateRow; readonly now: number },
): Promise<Recurring> {
  const zone = await loadZone(ports, reads);
  const runs = await listRuns(reads, row.id);
  const made = new Set(runs.map((run) => run.period_start));
  const next = nextOf(row, { zone, today: localDate(now, zone), isMade: (from) => made.has(from) });
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    name: row.name,
    clientId: row.client_id,
    clientName: (await ports.findClient(reads, row.client_id))?.name ?? '',
    projectId: row.project_id,
    ...readContent(row),
    result: row.result,
    state: row.state,
    asksBecause: row.asks_because,
    next: next ? { from: next.from, to: next.to, runsOn: next.runsOn } : null,
    runs: runs.map(toRun),
  };
}

function toRun(row: RunRow): Recurring['runs'][number] {
  return {
    from: row.period_start,
    to: row.period_end,
    outcome: row.outcome,
    invoiceId: row.invoice_id,
    because: row.because,
    madeAt: toInstant(row.made_at),
    canRetry: canRetry(row),
  };
}
