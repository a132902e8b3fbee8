/** The rate of a project as `project.hourlyRate` shows and sets it: everyone's, of today. */
import { v7 as newId } from 'uuid';
import type { Money } from '../../../../domain/money.ts';
import { beginning, findOwnRate } from '../../../../domain/rates/rate.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import type { Reader } from '../../../schema.ts';
import { toRate, toRecord } from './rate-view.ts';
import type { RatePorts } from './rates.ports.ts';
import { insertRate, loadProjectRates, type RateRow } from './rates.repository.ts';
import { addRate, changeRate, loadToday } from './write-rate.ts';

const keyOf = (scopeId: string) => ({ scope: 'project', scopeId, actorId: null }) as const;

/** Minor units by project; none for a project without a rate. */
export async function findProjectRates(
  db: Reader,
  ports: Pick<RatePorts, 'loadPolicy'>,
  { organizationId, ids, now }: { organizationId: string; ids: readonly string[]; now: number },
): Promise<ReadonlyMap<string, number>> {
  const rates = (await loadProjectRates(db, organizationId, ids)).map(toRate);
  if (rates.length === 0) return new Map();
  const date = await loadToday(db, ports, { organizationId, now });
  const byProject = Map.groupBy(rates, ({ scopeId }) => scopeId);
  return new Map(
    [...byProject].flatMap(([id, own]) => {
      const rate = findOwnRate(own, { key: keyOf(id), date });
      return rate === undefined ? [] : [[id, rate.amount.minor] as const];
    }),
  );
}

interface Setting {
  readonly organizationId: string;
  readonly projectId: string;
  readonly amount: Money;
}

function toRow({ organizationId, projectId, amount }: Setting, validFrom: string, now: number): RateRow {
  return {
    id: newId(),
    organization_id: organizationId,
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
export async function addFirstRate({ trx, now, log }: Work, setting: Setting): Promise<void> {
  if (setting.amount.minor === 0) return;
  const row = toRow(setting, beginning, now);
  await insertRate(trx, row);
  await log({ type: 'rate.created', id: row.id, version: row.version, after: toRecord(row) });
}

/** The first one applies from the project's first entry, a later one from today. */
export async function setProjectRate(work: Work, ports: RatePorts, setting: Setting): Promise<void> {
  const { organizationId, projectId, amount } = setting;
  const rows = await loadProjectRates(work.trx, organizationId, [projectId]);
  const date = await loadToday(work.trx, ports, { organizationId, now: work.now });
  const current = findOwnRate(rows.map(toRate), { key: keyOf(projectId), date });
  if ((current?.amount.minor ?? 0) === amount.minor) return;
  const today = rows.find((row) => row.valid_from === date);
  if (today) await changeRate(work, ports, { row: today, input: { amount } });
  else await addRate(work, ports, toRow(setting, rows.length === 0 ? beginning : date, work.now));
}
