/** The rate of a project as `project.hourlyRate` shows and sets it: everyone's, of today. */
import { v7 as newId } from 'uuid';
import type { Money } from '../../../../domain/money.ts';
import { beginning, findOwnRate } from '../../../../domain/rates/rate.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { toRate, toRecord } from './rate-view.ts';
import type { RatePorts } from './rates.ports.ts';
import { insertRate, loadProjectRates, type RateRow } from './rates.repository.ts';
import { addRate, changeRate, loadToday } from './write-rate.ts';

const keyOf = (scopeId: string) => ({ scope: 'project', scopeId, actorId: null }) as const;

/** Minor units by project; none for a project without a rate. */
export async function findProjectRates(
  reads: Reads,
  ports: Pick<RatePorts, 'loadPolicy'>,
  { ids, now }: { ids: readonly string[]; now: number },
): Promise<ReadonlyMap<string, number>> {
  const rates = (await loadProjectRates(reads, ids)).map(toRate);
  if (rates.length === 0) return new Map();
  const date = await loadToday(reads, ports, now);
  const byProject = Map.groupBy(rates, ({ scopeId }) => scopeId);
  return new Map(
    [...byProject].flatMap(([id, own]) => {
      const rate = findOwnRate(own, { key: keyOf(id), date });
      return rate === undefined ? [] : [[id, rate.amount.minor] as const];
    }),
  );
}

interface Setting {
  readonly projectId: string;
  readonly amount: Money;
}

function toRow(
  { reads, now }: Pick<Work, 'reads' | 'now'>,
  { projectId, amount }: Setting,
  validFrom: string,
): RateRow {
  return {
    id: newId(),
    organization_id: reads.actor.organizationId,
    scope: 'project',
    scope_id: projectId,
    actor: null,
    ...amount,
    valid_from: validFrom,
    source: '',
    created_at: now,
    updated_at: now,
    version: 1,
  };
}

/** Of a new project, which has no time yet. A rate of nothing is none, so that one of its client or the practice applies. */
export async function addFirstRate(work: Work, setting: Setting): Promise<void> {
  if (setting.amount.minor === 0) return;
  const row = toRow(work, setting, beginning);
  await insertRate(work.writes, row);
  await work.log({ type: 'rate.created', id: row.id, version: row.version, after: toRecord(row) });
}

/** The first one applies from the project's first entry, a later one from today. */
export async function setProjectRate(work: Work, ports: RatePorts, setting: Setting): Promise<void> {
  const { projectId, amount } = setting;
  const rows = await loadProjectRates(work.reads, [projectId]);
  const date = await loadToday(work.reads, ports, work.now);
  const current = findOwnRate(rows.map(toRate), { key: keyOf(projectId), date });
  if ((current?.amount.minor ?? 0) === amount.minor) return;
  const today = rows.find((row) => row.valid_from === date);
  if (today) await changeRate(work, ports, { row: today, input: { amount } });
  else await addRate(work, ports, toRow(work, setting, rows.length === 0 ? beginning : date));
}
