/** What the models of a run cost by the ledger, which knows each call, also of steps that were taken twice or failed. */
import type { Money } from '../../../../domain/money.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { listCallsOf } from './spend.repository.ts';

const microsPerCent = 10_000;

/**
 * In US cents, rounded up; undefined where nothing was reserved or spent.
 * @param runId that its calls were booked under: of a request its id
 */
export async function loadRunCost(reads: Reads, runId: string): Promise<Money | undefined> {
  const calls = await listCallsOf(reads, [runId]);
  const micros = calls.reduce(
    (sum, { cost_micro_usd, reserved_micro_usd }) => sum + Number(cost_micro_usd ?? reserved_micro_usd),
    0,
  );
  return micros === 0 ? undefined : { minor: Math.ceil(micros / microsPerCent), currency: 'USD' };
}
