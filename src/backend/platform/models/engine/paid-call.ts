/** One attempt at an answer, paid for: the worst case is reserved before it, and settled once, however it ends. */
import { modelCost, mostTokens } from '../../../../domain/models/model-cost.ts';
import type { ModelRequest } from '../gateway.ts';
import type { ModelCall, ModelPart, ReportedUsage } from '../model-call.ts';
import type { Offer } from '../offers.ts';
import type { SettledCall, Spending } from '../spending.ts';
import { Fault } from './fault.ts';
import { readFault } from './read-fault.ts';

/** What stands round messages and tools on the wire. */
const tokensAround = { call: 64, message: 16, tools: 1_024 } as const;

function worstInput({ system, messages, tools }: ModelCall): number {
  const texts = [system, JSON.stringify(messages), tools.length === 0 ? '' : JSON.stringify(tools)];
  const around =
    tokensAround.call +
    tokensAround.message * messages.length +
    (tools.length === 0 ? 0 : tokensAround.tools);
  return around + texts.reduce((sum, text) => sum + mostTokens(text), 0);
}

export interface PaidCallPorts {
  readonly spending: Spending;
  /** The provider's parts, timed. */
  readonly parts: () => AsyncGenerator<ModelPart>;
}

export interface PaidCall {
  /** The first part that is more than a sign of life. */
  readonly first: ModelPart;
  /** All after it. */
  readonly rest: AsyncGenerator<ModelPart>;
  /** Of text that came, for the estimate where no usage is reported. */
  noteText(text: string): void;
  /** Once: what the provider reported, or that nothing is owed; else what was reserved. */
  settle(end: {
    readonly usage?: ReportedUsage;
    readonly isUnpaid?: boolean;
    readonly isCut?: boolean;
  }): Promise<SettledCall>;
}

function settledBy(
  offer: Offer,
  worst: { readonly input: number; readonly output: number; readonly cost: number },
  { usage = {}, isUnpaid, isCut, text }: Parameters<PaidCall['settle']>[0] & { readonly text: string },
): SettledCall {
  const price = offer.price ?? { inputMicroUsd: 0, outputMicroUsd: 0 };
  if (isUnpaid === true) return { costMicroUsd: 0, inputTokens: 0, outputTokens: 0, isEstimated: false };
  const { inputTokens = 0, outputTokens = 0 } = usage;
  const said = {
    inputTokens: Math.max(0, Math.ceil(inputTokens)),
    outputTokens: Math.max(0, Math.ceil(outputTokens)),
  };
  const likely = Math.min(worst.output, mostTokens(text));
  // Nothing comes of nothing: a count of 0 is none.
  const isReported = said.inputTokens > 0 && (said.outputTokens > 0 || text === '');
  if (isReported && isCut !== true)
    return { ...said, costMicroUsd: modelCost(price, said), isEstimated: false };
  if (said.inputTokens > 0) {
    const counted = { inputTokens: said.inputTokens, outputTokens: Math.max(said.outputTokens, likely) };
    return { ...counted, costMicroUsd: Math.min(worst.cost, modelCost(price, counted)), isEstimated: true };
  }
  return { inputTokens: worst.input, outputTokens: likely, costMicroUsd: worst.cost, isEstimated: true };
}

/** Reserves, asks, and waits for the first part. What it throws is a `Fault`, the signal's reason or the ledger's own. */
export async function openPaidCall(
  {
    request,
    offer,
    call,
  }: { readonly request: ModelRequest; readonly offer: Offer; readonly call: ModelCall },
  { spending, parts }: PaidCallPorts,
  signal: AbortSignal,
): Promise<PaidCall> {
  signal.throwIfAborted();
  const price = offer.price;
  if (price === undefined) throw new Fault('no_price', { isUnpaid: true });
  const most = { inputTokens: worstInput(call), outputTokens: call.maxOutputTokens };
  const worst = { input: most.inputTokens, output: most.outputTokens, cost: modelCost(price, most) };
  const { actor, task, about, messageId, projectId, locale } = request;
  const { id } = await spending.reserve({
    actor,
    task,
    about,
    messageId,
    projectId,
    locale,
    model: offer.id,
    modelClass: offer.class,
    worstMicroUsd: worst.cost,
  });
  let text = '';
  let settled: Promise<SettledCall> | undefined;
  const settle: PaidCall['settle'] = (end) => {
    settled ??= (async () => {
      const booked = settledBy(offer, worst, { ...end, text });
      await spending.settle(actor.organizationId, id, booked);
      return booked;
    })();
    return settled;
  };
  const all = parts();
  try {
    for (;;) {
      const { done, value } = await all.next();
      if (done === true) throw new Fault('cut');
      if (value.type === 'finish' && value.why === 'cut') {
        await settle({ usage: value.usage, isCut: true });
        throw new Fault('cut');
      }
      if (value.type === 'alive') continue;
      return { first: value, rest: all, noteText: (more) => (text += more), settle };
    }
  } catch (error) {
    await all.return(undefined);
    const fault = signal.aborted ? undefined : readFault(error);
    await settle({ isUnpaid: fault?.isUnpaid === true });
    throw fault ?? signal.reason;
  }
}
