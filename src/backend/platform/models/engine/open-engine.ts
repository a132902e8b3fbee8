/**
 * What answers behind the gateway; a bundle of its own, loaded with the first question to a model. Chooses the models,
 * asks the first, and the next where one fails before any of its text was seen.
 */
import { askerOf } from '../../../../domain/models/choose-key.ts';
import { chooseModels } from '../../../../domain/models/choose-model.ts';
import { complexityOf } from '../../../../domain/models/complexity.ts';
import { likelyTokens } from '../../../../domain/models/model-cost.ts';
import { ModelError, type ModelEvent, type ModelGateway, type ModelRequest } from '../gateway.ts';
import type { ModelGatewayPorts } from '../gateway-ports.ts';
import { type HealthBook, type HealthPlace, healthName, healthPlaceOf } from '../health-book.ts';
import type { KeyRing } from '../key-ring.ts';
import { usualLimits } from '../limits.ts';
import { editorProviderId, listOffers, type Offer } from '../offers.ts';
import type { SettledCall, Spending } from '../spending.ts';
import { usageEvent } from './answer.ts';
import { type Asked, type AskPorts, askModel } from './ask-model.ts';
import { tokensOf } from './compact.ts';
import { Fault, isFinal, isOfProvider, isOutage } from './fault.ts';
import { createPolicies, type ProviderPolicies } from './provider-policies.ts';
import { fallbackNotice, type Named, sentenceFor } from './sentences.ts';

export type EnginePorts = ModelGatewayPorts & { readonly health: HealthBook };

interface Chosen {
  readonly candidates: readonly Offer[];
  readonly reason: string;
}

async function choose(request: ModelRequest, ports: EnginePorts): Promise<Chosen> {
  const { system, messages, tools, task, files, chosen, privacy, locale } = request;
  const tokens = likelyTokens(system) + likelyTokens(JSON.stringify(tools)) + tokensOf(messages);
  const complexity = complexityOf({ task, tokens, tools: tools.length, files });
  const offers = (await listOffers(ports, request.actor)).map((offer) =>
    request.isRun && offer.answersRuns ? { ...offer, isOnlyChosen: false } : offer,
  );
  const choice = chooseModels(offers, { complexity, tokens, privacy, chosen, locale });
  if (choice.candidates.length > 0) return choice;
  if (chosen?.startsWith(`${editorProviderId}/`)) {
    const model = chosen.slice(chosen.lastIndexOf('/') + 1);
    throw new ModelError('unreachable', sentenceFor('unreachable', { ...ofEditor, model, locale }));
  }
  const isGone = chosen !== undefined && offers.length > 0;
  const named = { provider: chosen?.split('/')[0] ?? '', model: chosen ?? '', locale };
  const code = isGone ? 'model_gone' : 'no_model';
  throw new ModelError(code, sentenceFor(code, named));
}

const ofEditor = { provider: 'VS Code', isEditor: true } as const;

/** What is left to ask after one failed: not the same provider again where the fault is its own. */
function remaining(candidates: readonly Offer[], failed: Offer, fault: Fault): readonly Offer[] {
  if (isFinal(fault.code)) return [];
  const rest = candidates.slice(candidates.indexOf(failed) + 1);
  return isOfProvider(fault.code) ? rest.filter(({ providerId }) => providerId !== failed.providerId) : rest;
}

function namesOf({ title, provider }: Offer, { locale }: ModelRequest): Named {
  return { provider: provider.title, isEditor: provider.kind === 'editor', model: title, locale };
}

interface HeldKey {
  readonly key: ReturnType<KeyRing['find']>;
  find(): ReturnType<KeyRing['find']>;
  readonly place: HealthPlace;
}

/** What a call of another key came to says nothing of the one in its place. */
const isStill = ({ key, find }: Pick<HeldKey, 'key' | 'find'>): boolean => find()?.value === key?.value;

/** The ledger, with what is settled noted in a list. */
function noting(booked: SettledCall[], ports: AskPorts): AskPorts {
  const settle: Spending['settle'] = async (organizationId, id, settled) => {
    booked.push(settled);
    await ports.spending.settle(organizationId, id, settled);
  };
  const { reserve, listPrices, describe } = ports.spending;
  const spending: Spending = {
    reserve: async (call) => await reserve.call(ports.spending, call),
    settle,
    listPrices: async (organizationId) => await listPrices.call(ports.spending, organizationId),
    describe: async (...said) => await describe.apply(ports.spending, said),
  };
  return { ...ports, spending };
}

// process-local: pauses and limits of each provider; on several: limits behind a port; until then each
// process has them for itself.
class Engine implements Pick<ModelGateway, 'stream'> {
  private readonly ports: EnginePorts;
  private readonly policies = new Map<string, ProviderPolicies>();

  constructor(ports: EnginePorts) {
    this.ports = ports;
  }

  async *stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
    signal.throwIfAborted();
    const { candidates, ...chosen } = await choose(request, this.ports);
    let { reason } = chosen;
    let left = request.isAlone === true ? candidates.slice(0, 1) : candidates;
    for (let offer = left[0]; offer !== undefined; offer = left[0]) {
      const fault = yield* this.ask({ request, offer, reason }, signal);
      if (fault === undefined) return;
      left = remaining(left, offer, fault);
      const named = { ...namesOf(offer, request), tooLarge: fault.tooLarge };
      const next = left[0];
      if (next === undefined) throw new ModelError(fault.code, sentenceFor(fault.code, named));
      // Why the first was chosen is no reason for the next.
      reason = fallbackNotice(fault.code, named, next.title);
      yield { type: 'notice', code: fault.code, message: reason };
    }
  }

  /** Gives the fault where nothing of the answer was seen; what was seen in part is nobody else's to go on with. */
  private async *ask(given: Asked, signal: AbortSignal): AsyncGenerator<ModelEvent, Fault | undefined> {
    const asked = await this.withNames(given);
    const { request, offer, reason } = asked;
    const held = this.holdKey(request, offer);
    const booked: SettledCall[] = [];
    let isSeen = false;
    yield { type: 'routed', model: offer.id, title: offer.title, reason };
    try {
      for await (const event of askModel(asked, noting(booked, this.portsFor(held, offer)), signal)) {
        isSeen ||= event.type === 'text' || event.type === 'call';
        yield event;
      }
      return undefined;
    } catch (error) {
      if (booked.some(({ costMicroUsd }) => costMicroUsd > 0)) yield await this.costOf(asked, booked);
      if (!(error instanceof Fault)) throw error;
      this.noteFault(held, offer, error);
      if (!isSeen) return error;
      const named = { ...namesOf(offer, request), tooLarge: error.tooLarge };
      throw new ModelError(error.code, sentenceFor(error.code, named));
    }
  }

  private async withNames(asked: Asked): Promise<Asked> {
    const { request, offer } = asked;
    if (offer.privacy !== 'restricted' || request.names !== undefined) return asked;
    const names = await this.ports.loadNames?.(request.actor.organizationId);
    return names === undefined ? asked : { ...asked, request: { ...request, names } };
  }

  /** Of an answer that failed or was stopped: it may have to be paid anyway. */
  private async costOf(asked: Asked, booked: readonly SettledCall[]): Promise<ModelEvent> {
    const { actor, locale } = asked.request;
    const cost = booked.reduce((sum, { costMicroUsd }) => sum + costMicroUsd, 0);
    const costText = await this.ports.spending.describe(actor.organizationId, cost, locale);
    return usageEvent(booked, { ...asked, costText });
  }

  /** One key for all of a call, and whose it is: another one may be put in its place, or be removed, before it is answered. */
  private holdKey({ actor }: ModelRequest, { provider }: Offer): HeldKey {
    const { keys } = this.ports;
    const asker = askerOf(actor);
    const find = () => keys.find(asker, provider);
    return { key: find(), find, place: healthPlaceOf(keys, asker, provider) };
  }

  /** What is wrong with a key or an account is shown with the provider until a call goes well, or the key is another one. */
  private noteFault({ key, find, place }: HeldKey, { providerId }: Offer, fault: Fault): void {
    const { code } = fault;
    this.ports.logger?.warn({ provider: providerId, fault: code }, 'model failed');
    const { health } = this.ports;
    const known = health.find(place);
    if (isOfProvider(code) && isStill({ key, find }))
      health.note(place, { ...known, ...(!isOutage(fault) && { state: 'failing' }), fault: code });
  }

  private noteSuccess(held: HeldKey): void {
    if (isStill(held)) this.ports.health.note(held.place, { state: 'ok' });
  }

  /**
   * A window, or a person's own key, that fails is one person's, not the organization's. A window is asked once: each request
   * counts in a subscription, and what the editor could not name may have been answered.
   */
  private portsFor(held: HeldKey, { provider }: Offer): AskPorts {
    const { ports } = this;
    const { key, place } = held;
    const isEditor = provider.kind === 'editor';
    const limits = { ...usualLimits, ...ports.limits, ...(isEditor && { retries: 0 }) };
    const name = healthName(place);
    const policies = this.policies.get(name) ?? createPolicies(place, { ...ports, limits });
    this.policies.set(name, policies);
    const open: ProviderPolicies['open'] = async (attempt, signal) => {
      const opened = await policies.open(attempt, signal);
      this.noteSuccess(held);
      return opened;
    };
    return { ...ports, limits, policies: { ...policies, open }, keys: { ...ports.keys, find: () => key } };
  }
}

export function openEngine(ports: EnginePorts): Pick<ModelGateway, 'stream'> {
  return new Engine(ports);
}
