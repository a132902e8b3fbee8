/** What answers cost by the ledger: of those that were cut, nobody else knows. */
import type { Usage } from '../../../../contract/coach/coach-chat.ts';
import { printMicroUsd } from '../../../../domain/spending/dollars.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { findDollarRate, listCallsOf, type SpendCallRow } from './spend.repository.ts';

export interface CostQuery {
  readonly messageIds: readonly string[];
  /** BCP 47, of the printed amount. */
  readonly locale: string;
}

/** By question; absent where nothing was reserved or spent. A call under way counts with what is reserved, as an estimate. */
export async function loadAnswerCosts(
  reads: Reads,
  { messageIds, locale }: CostQuery,
): Promise<ReadonlyMap<string, Usage>> {
  if (messageIds.length === 0) return new Map();
  const rate = await findDollarRate(reads);
  const print = (microUsd: number): string => printMicroUsd(microUsd, rate, locale);
  const byMessage = Map.groupBy(await listCallsOf(reads, messageIds), ({ message_id }) => message_id);
  return new Map(
    [...byMessage].flatMap(([id, calls]) => {
      const usage = toUsage(calls, print);
      return usage.costMicroUsd === 0 ? [] : [[id, usage] as const];
    }),
  );
}

/** `calls` of one answer, in their order, at least one. */
function toUsage(calls: readonly SpendCallRow[], print: (microUsd: number) => string): Usage {
  const sum = (read: (call: SpendCallRow) => number): number =>
    calls.reduce((total, call) => total + Number(read(call)), 0);
  const costMicroUsd = sum((call) => call.cost_micro_usd ?? call.reserved_micro_usd);
  const model = calls.at(-1)?.model ?? '';
  return {
    model,
    title: model,
    reason: '',
    inputTokens: sum((call) => call.input_tokens ?? 0),
    outputTokens: sum((call) => call.output_tokens ?? 0),
    costMicroUsd,
    costText: print(costMicroUsd),
    isEstimated: calls.some(
      ({ cost_micro_usd, is_estimated }) => cost_micro_usd === null || is_estimated !== 0,
    ),
  };
}
