/** One answer of one model: opened, streamed with placeholders put back, its calls read, its end settled. */
import {
  createStreamRestorer,
  restoreText,
  type StreamRestorer,
} from '../../../../domain/models/redact/placeholders.ts';
import type { ModelEvent, ModelRequest, ModelToolCall } from '../gateway.ts';
import type { ModelPart } from '../model-call.ts';
import type { Offer } from '../offers.ts';
import type { SettledCall } from '../spending.ts';
import { Fault } from './fault.ts';
import type { PaidCall } from './paid-call.ts';
import { type Prepared, readInput } from './prepare-call.ts';
import { readFault } from './read-fault.ts';

export type CallPart = Extract<ModelPart, { type: 'call' }>;
type Finish = Extract<ModelPart, { type: 'finish' }>;

export interface Heard {
  readonly calls: readonly CallPart[];
  readonly why: 'stop' | 'calls' | 'length';
  readonly settled: SettledCall;
  /** As the model wrote it, its placeholders among it. */
  readonly text: string;
  /** That the provider reported, and nobody books. */
  readonly wrongTokens?: number | undefined;
}

async function* partsOf({ first, rest }: PaidCall): AsyncGenerator<ModelPart> {
  yield first;
  yield* rest;
}

async function end(paid: PaidCall, finish: Finish): Promise<SettledCall> {
  const settled = await paid.settle({ usage: finish.usage, isCut: finish.why === 'cut' });
  if (finish.why === 'cut' || finish.why === 'refused') throw new Fault(finish.why);
  return settled;
}

/** What has come of an answer so far. */
class Listener {
  readonly calls: CallPart[] = [];
  text = '';
  private readonly restorer: StreamRestorer;

  constructor({ originals }: Prepared) {
    this.restorer = createStreamRestorer(originals);
  }

  /** What of it can be shown. */
  take(part: ModelPart): string {
    if (part.type === 'call') this.calls.push(part);
    // Half a placeholder is shown to nobody.
    if (part.type === 'finish') return part.why === 'cut' ? '' : this.restorer.end();
    if (part.type !== 'text') return '';
    this.text += part.text;
    return this.restorer.push(part.text);
  }

  heard({ why, wrongTokens }: Finish, settled: SettledCall): Heard {
    const { calls, text } = this;
    const called = calls.length > 0 ? 'calls' : 'stop';
    return { calls, why: why === 'length' ? 'length' : called, settled, text, wrongTokens };
  }
}

/** Yields text as it comes; whatever way it ends, the call is settled and the provider has been let go. */
export async function* hear(
  paid: PaidCall,
  prepared: Prepared,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent, Heard> {
  const listener = new Listener(prepared);
  try {
    for await (const part of partsOf(paid)) {
      if (part.type === 'text') paid.noteText(part.text);
      const ready = listener.take(part);
      if (ready !== '') yield { type: 'text', text: ready };
      if (part.type === 'finish') return listener.heard(part, await end(paid, part));
    }
    throw new Fault('cut');
  } catch (error) {
    throw signal.aborted ? signal.reason : readFault(error);
  } finally {
    // A second time it does nothing: an end in order has been settled above.
    await paid.settle({ isCut: true });
    await paid.rest.return(undefined);
  }
}

/** Without text that comes: for what a model is asked again. */
export async function hearSilently(...given: Parameters<typeof hear>): Promise<Heard> {
  const heard = hear(...given);
  for (;;) {
    const { done, value } = await heard.next();
    if (done === true) return value;
  }
}

/** Those whose input is JSON, and those that must be asked for again. */
export function readCalls(
  calls: readonly CallPart[],
  originals: Prepared['originals'],
): { readonly read: readonly ModelToolCall[]; readonly unread: readonly CallPart[] } {
  const read: ModelToolCall[] = [];
  const unread: CallPart[] = [];
  for (const part of calls) {
    const found = readInput(part.input, originals);
    if (found === undefined) unread.push(part);
    else read.push({ id: part.id, tool: part.tool, input: found.input });
  }
  return { read, unread };
}

/** The same question, with what was wrong about the calls. */
export function askAgain(
  request: ModelRequest,
  {
    text,
    bad,
    originals,
  }: { readonly text: string; readonly bad: readonly CallPart[]; readonly originals: Prepared['originals'] },
): ModelRequest {
  const names = [...new Set(bad.map(({ tool }) => tool))].join(', ');
  const wrong = `Your input for ${names} was no JSON object. Call again with valid JSON, without any other text.`;
  const said = text === '' ? [] : [{ role: 'assistant', text: restoreText(text, originals) } as const];
  return { ...request, messages: [...request.messages, ...said, { role: 'user', text: wrong }] };
}

export function usageEvent(
  settled: readonly SettledCall[],
  { offer, reason, costText }: { readonly offer: Offer; readonly reason: string; readonly costText: string },
): ModelEvent {
  const sum = (key: 'inputTokens' | 'outputTokens' | 'costMicroUsd') =>
    settled.reduce((total, each) => total + each[key], 0);
  return {
    type: 'usage',
    usage: {
      model: offer.id,
      title: offer.title,
      reason,
      inputTokens: sum('inputTokens'),
      outputTokens: sum('outputTokens'),
      costMicroUsd: sum('costMicroUsd'),
      costText,
      isEstimated: settled.some(({ isEstimated }) => isEstimated),
    },
  };
}
