/** Asks one model: opens the answer, shortens the conversation once where it is too long, repairs calls once. */
import { askerOf } from '../../../../domain/models/choose-key.ts';
import type { ModelEvent, ModelMessage, ModelRequest, ModelToolCall } from '../gateway.ts';
import type { ModelGatewayPorts } from '../gateway-ports.ts';
import type { Limits } from '../limits.ts';
import type { Offer, OfferPorts } from '../offers.ts';
import type { Spending } from '../spending.ts';
import { askAgain, type Heard, hear, hearSilently, readCalls, usageEvent } from './answer.ts';
import { boundedParts, mostCalls } from './bounded-parts.ts';
import { compact, tokensOf } from './compact.ts';
import { Fault, tooLarge } from './fault.ts';
import { findSecretsIn } from './find-secrets.ts';
import { openPaidCall, type PaidCall } from './paid-call.ts';
import { type Prepared, prepareCall } from './prepare-call.ts';
import type { ProviderPolicies } from './provider-policies.ts';
import { streamBySdk } from './sdk-connection.ts';
import { compactNotice, wrongTokensNotice } from './sentences.ts';
import { timedParts } from './timed-parts.ts';

export interface AskPorts extends OfferPorts {
  readonly spending: Spending;
  readonly limits: Limits;
  readonly policies: ProviderPolicies;
  readonly pin?: ModelGatewayPorts['pin'];
}

export interface Asked {
  readonly request: ModelRequest;
  readonly offer: Offer;
  readonly reason: string;
}

function prepare({ request, offer }: Asked, { keys, limits }: AskPorts): Prepared {
  const findSecrets = (text: string) => [...findSecretsIn(text), ...keys.findKeysIn(text)];
  const names = offer.privacy === 'restricted' ? request.names : undefined;
  const maxOutputTokens = Math.min(offer.maxOutputTokens, request.maxOutputTokens ?? limits.outputTokens);
  return prepareCall(request, { redaction: { findSecrets, names }, maxOutputTokens });
}

async function open(
  asked: Asked,
  { call }: Prepared,
  ports: AskPorts,
  signal: AbortSignal,
): Promise<PaidCall> {
  const { offer, request } = asked;
  const { keys, limits, policies, bridge, pin } = ports;
  const key = keys.find(askerOf(request.actor), offer.provider)?.value;
  if (key === undefined && offer.provider.needsKey) throw new Fault('no_key', { isUnpaid: true });
  const stream = (dropped: AbortSignal) =>
    offer.provider.kind === 'editor' && bridge !== undefined
      ? bridge.stream({ owner: request.actor, model: offer.modelId, call }, dropped)
      : streamBySdk(offer, { call, key, pin }, dropped);
  const firstMs = offer.privacy === 'local' ? limits.firstLocalPartMs : limits.firstPartMs;
  const patience = { firstMs, stallMs: limits.stallMs, wholeMs: limits.wholeMs };
  const parts = () => boundedParts(timedParts(stream, patience, signal), offer, call.maxOutputTokens);
  const attempt = async () =>
    await openPaidCall({ request, offer, call }, { spending: ports.spending, parts }, signal);
  return await policies.open(attempt, signal);
}

function room({ offer, request }: Asked, { call }: Prepared): number {
  const tools = JSON.stringify(request.tools).length / 3.5;
  return offer.contextTokens - call.maxOutputTokens - Math.ceil(tools + request.system.length / 3.5);
}

/** Before anything is paid for: what is too long by our own count is shortened first. */
function requireRoom(asked: Asked, prepared: Prepared): void {
  if (asked.offer.isContextKnown && tokensOf(prepared.call.messages) > room(asked, prepared)) {
    throw new Fault('context_too_long', { isUnpaid: true });
  }
}

async function* openFitting(
  asked: Asked,
  ports: AskPorts,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent, Opened> {
  let now = asked;
  for (let isFirst = true; ; isFirst = false) {
    const prepared = prepare(now, ports);
    try {
      if (isFirst) requireRoom(now, prepared);
      yield { type: 'sent', text: prepared.text };
      return { prepared, paid: await open(now, prepared, ports, signal), asked: now };
    } catch (error) {
      const isLong = error instanceof Fault && error.code === 'context_too_long';
      const shorter = isLong && isFirst ? shorten(now, prepared) : undefined;
      if (shorter === undefined) throw error;
      const { offer, request } = asked;
      const named = { provider: offer.provider.title, model: offer.title, locale: request.locale };
      yield { type: 'notice', code: 'compacted', message: compactNotice(named) };
      now = { ...asked, request: { ...request, messages: shorter } };
    }
  }
}

function shorten(asked: Asked, prepared: Prepared): readonly ModelMessage[] | undefined {
  const tokens = Math.max(0, Math.floor(room(asked, prepared) * 0.7));
  return compact(asked.request.messages, tokens);
}

interface Opened {
  readonly prepared: Prepared;
  readonly paid: PaidCall;
  readonly asked: Asked;
}

/** One answer, or two where calls of the first had to be asked for again. */
interface Answered {
  readonly all: readonly [Heard, ...Heard[]];
  readonly calls: readonly ModelToolCall[];
}

async function* answer(opened: Opened, ports: AskPorts, signal: AbortSignal) {
  const heard = yield* hear(opened.paid, opened.prepared, signal);
  const calls = readCalls(heard.calls, opened.prepared.originals);
  const whole: Answered = { all: [heard], calls: calls.read };
  return calls.unread.length === 0 ? whole : yield* repair(opened, { heard, calls }, { ports, signal });
}

/** Calls whose input was no JSON are asked for once more. */
async function* repair(
  { asked, prepared: { originals } }: Opened,
  { heard, calls }: { readonly heard: Heard; readonly calls: ReturnType<typeof readCalls> },
  { ports, signal }: { readonly ports: AskPorts; readonly signal: AbortSignal },
): AsyncGenerator<ModelEvent, Answered> {
  const request = askAgain(asked.request, { text: heard.text, bad: calls.unread, originals });
  const again = { ...asked, request };
  const prepared = prepare(again, ports);
  yield { type: 'sent', text: prepared.text };
  const repaired = await hearSilently(await open(again, prepared, ports, signal), prepared, signal);
  const better = readCalls(repaired.calls, prepared.originals);
  if (better.unread.length > 0 || better.read.length === 0) throw new Fault('unreadable');
  const read = [...calls.read, ...better.read];
  if (read.length > mostCalls) throw tooLarge('calls', mostCalls);
  return { all: [heard, repaired], calls: read };
}

function* wrongTokens({ offer, request }: Asked, { all }: Answered): Generator<ModelEvent> {
  const wrong = all.find((heard) => heard.wrongTokens !== undefined)?.wrongTokens;
  if (wrong === undefined) return;
  const named = { provider: offer.provider.title, model: offer.title, locale: request.locale };
  yield { type: 'notice', code: 'wrong_tokens', message: wrongTokensNotice(wrong, named) };
}

/** Throws a `Fault`, or the signal's reason. */
export async function* askModel(
  asked: Asked,
  ports: AskPorts,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent> {
  const leave = await ports.policies.enter(signal);
  try {
    const opened = yield* openFitting(asked, ports, signal);
    const answered = yield* answer(opened, ports, signal);
    for (const call of answered.calls) yield { type: 'call', call };
    yield* wrongTokens(asked, answered);
    const settled = answered.all.map((heard) => heard.settled);
    const cost = settled.reduce((sum, { costMicroUsd }) => sum + costMicroUsd, 0);
    const { actor, locale } = asked.request;
    const costText = await ports.spending.describe(actor.organizationId, cost, locale);
    yield usageEvent(settled, { offer: asked.offer, reason: asked.reason, costText });
    yield { type: 'end', why: answered.all[0].why };
  } finally {
    leave();
  }
}
