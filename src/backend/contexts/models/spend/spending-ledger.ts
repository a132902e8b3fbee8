/** The ledger behind the gateway: reserves before a call, settles after, and books what a dead process left. */
import { v7 as newId } from 'uuid';
import type { SystemActor } from '../../../../domain/policy/actor.ts';
import {
  type BrokenCap,
  type Cap,
  capsFor,
  crossedThreshold,
  defaultCaps,
  findBrokenCap,
} from '../../../../domain/spending/caps.ts';
import { printMicroUsd } from '../../../../domain/spending/dollars.ts';
import { localDate } from '../../../../domain/zones.ts';
import { ModelError } from '../../../platform/models/gateway.ts';
import type { ReservedCall, SettledCall, Spending } from '../../../platform/models/spending.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { type Administrator, describeBrokenCap } from './describe-broken-cap.ts';
import { spendingChanged, spendingThreshold } from './spend.events.ts';
import {
  bookLost,
  findCall,
  findDollarRate,
  holdLedger,
  insertCall,
  listCaps,
  listPrices,
  type SpendCallRow,
  settleCall,
  sumCommitted,
} from './spend.repository.ts';

export interface SpendPorts extends SlicePorts {
  /** The practice's. */
  loadPolicy(reads: Reads): Promise<{ readonly currency: string; readonly zone: string }>;
}

export interface LedgerPorts extends SpendPorts {
  /** Who may raise a cap. */
  listAdministrators(reads: Reads): Promise<readonly Administrator[]>;
}

/** No call lasts so long: one that is not settled by then was of a process that died. */
const lostAfterMs = 15 * 60_000;

/** The practice's caps; those that nobody set are the default ones. */
export async function loadCaps(reads: Reads): Promise<readonly Cap[]> {
  const own = await listCaps(reads);
  const missing = defaultCaps.filter(({ scope }) => !own.some((cap) => cap.scope === scope));
  return [...own, ...missing];
}

const gateway = (organizationId: string): SystemActor => ({
  kind: 'system',
  organizationId,
  task: 'spending',
});

export function createSpendingLedger(ports: LedgerPorts): Spending {
  const { unitOfWork, reads } = ports;
  return {
    async reserve(call) {
      const { zone } = await ports.loadPolicy(reads(call.actor));
      const id = newId();
      const broken = await unitOfWork.write(call.actor, async (work) => {
        const found = await tryReserve(work, call, { id, today: localDate(work.now, zone) });
        return found;
      });
      if (broken !== undefined) throw await tellBroken(ports, call, broken);
      return { id };
    },

    async settle(organizationId, id, settled) {
      await unitOfWork.write(
        gateway(organizationId),
        async (work) => await settle(work, { organizationId, id, settled }),
      );
    },

    listPrices: async (organizationId) => await listPrices(reads(gateway(organizationId))),

    async describe(organizationId, microUsd, locale) {
      const rate = await findDollarRate(reads(gateway(organizationId)));
      return printMicroUsd(microUsd, rate, locale);
    },
  };
}

async function tryReserve(
  { reads, writes, now, log }: Work,
  call: ReservedCall,
  { id, today }: { readonly id: string; readonly today: string },
): Promise<BrokenCap | undefined> {
  const { actor, projectId, messageId } = call;
  const { organizationId, userId } = actor;
  await holdLedger(writes);
  const lostBefore = now - lostAfterMs;
  const asked = { userId, projectId, messageId, today };
  const { lost, ...committed } = await sumCommitted(reads, asked, lostBefore);
  // What they reserved counts before and after.
  if (lost > 0) await bookLost(writes, lostBefore);
  const caps = capsFor(await loadCaps(reads), { userId, projectId });
  const broken = findBrokenCap(caps, committed, call.worstMicroUsd);
  if (broken !== undefined) return broken;
  await insertCall(writes, toRow(call, { id, today, now }));
  await log({ type: spendingChanged, id: organizationId, version: 1 });
  return undefined;
}

function toRow(
  { actor, projectId, ...call }: ReservedCall,
  { id, today, now }: { readonly id: string; readonly today: string; readonly now: number },
): SpendCallRow {
  return {
    id,
    organization_id: actor.organizationId,
    user_id: actor.userId,
    project_id: projectId ?? null,
    message_id: call.messageId,
    task: call.task,
    about: call.about,
    model: call.model,
    model_class: call.modelClass,
    local_date: today,
    at: now,
    reserved_micro_usd: call.worstMicroUsd,
    cost_micro_usd: null,
    input_tokens: null,
    output_tokens: null,
    is_estimated: 0,
  };
}

async function settle(
  { reads, writes, log }: Work,
  {
    organizationId,
    id,
    settled,
  }: { readonly organizationId: string; readonly id: string; readonly settled: SettledCall },
): Promise<void> {
  await holdLedger(writes);
  const row = await findCall(reads, id);
  // Settled once; what was booked for a process that seemed dead is put right by what it reports.
  if (row === undefined || (row.cost_micro_usd !== null && row.is_estimated === 0)) return;
  await settleCall(writes, row.id, {
    cost_micro_usd: settled.costMicroUsd,
    input_tokens: settled.inputTokens,
    output_tokens: settled.outputTokens,
    is_estimated: settled.isEstimated ? 1 : 0,
  });
  await log({ type: spendingChanged, id: organizationId, version: 1 });
  await tellThresholds({ reads, log }, row, settled.costMicroUsd);
}

async function tellThresholds(
  { reads, log }: Pick<Work, 'reads' | 'log'>,
  row: SpendCallRow,
  costMicroUsd: number,
): Promise<void> {
  const { organization_id: organizationId, user_id: userId, message_id: messageId, local_date: today } = row;
  const after = await sumCommitted(reads, { userId, projectId: undefined, messageId, today });
  const caps = await loadCaps(reads);
  for (const scope of ['day', 'month'] as const) {
    const capMicroUsd = caps.find((cap) => cap.scope === scope)?.microUsd ?? 0;
    const percent = crossedThreshold(after[scope] - costMicroUsd, after[scope], capMicroUsd);
    if (percent === undefined) continue;
    await log({
      type: spendingThreshold,
      id: organizationId,
      version: 1,
      after: { scope, percent, capMicroUsd },
    });
  }
}

async function tellBroken(
  { reads, listAdministrators }: LedgerPorts,
  call: ReservedCall,
  broken: BrokenCap,
): Promise<ModelError> {
  const all = reads(gateway(call.actor.organizationId));
  const message = describeBrokenCap(broken, call, {
    rate: await findDollarRate(all),
    administrators: await listAdministrators(all),
  });
  return new ModelError('cap_reached', message);
}
