/** The parts of one answer with an end to what it may hold: text, calls, what they are called with, counts of tokens. */
import { mostInputCharacters } from '../../../../contract/coach/call-input-limit.ts';
import type { ModelPart, ReportedUsage } from '../model-call.ts';
import type { Offer } from '../offers.ts';
import { tooLarge } from './fault.ts';

/** In one answer of a model; how many a whole answer to a person may have is up to who runs them. */
export const mostCalls = 16;
/** More than it was allowed by far: the provider does not end. */
const mostCharactersPerToken = 24;
/** No model has a context of this size. */
const mostTokensOfAny = 10_000_000;

/** Pieces of calls, counted as they come: nothing waits for the end of a call that has none. */
export class CallSizes {
  readonly #characters = new Map<string, number>();

  begin(id: string): void {
    if (!this.#characters.has(id)) this.#characters.set(id, 0);
    if (this.#characters.size > mostCalls) throw tooLarge('calls', mostCalls);
  }

  add(id: string, characters: number): void {
    const sum = (this.#characters.get(id) ?? 0) + characters;
    this.#characters.set(id, sum);
    if (sum > mostInputCharacters) throw tooLarge('input', mostInputCharacters);
  }
}

class PartBounds {
  readonly #mostCharacters: number;
  #characters = 0;
  #calls = 0;

  constructor(maxOutputTokens: number) {
    this.#mostCharacters = maxOutputTokens * mostCharactersPerToken;
  }

  check(part: ModelPart): void {
    if (part.type === 'text') this.#characters += part.text.length;
    if (this.#characters > this.#mostCharacters) throw tooLarge('text', this.#mostCharacters);
    if (part.type !== 'call') return;
    this.#calls += 1;
    if (this.#calls > mostCalls) throw tooLarge('calls', mostCalls);
    if (part.input.length > mostInputCharacters) throw tooLarge('input', mostInputCharacters);
  }
}

function isCount(tokens: number | undefined, most: number): boolean {
  return tokens === undefined || (Number.isInteger(tokens) && tokens >= 0 && tokens <= most);
}

/** Figures that no model can have: they are taken for none. */
function withoutWrongCounts(
  { inputTokens, outputTokens }: ReportedUsage,
  { isContextKnown, contextTokens }: Pick<Offer, 'isContextKnown' | 'contextTokens'>,
): { readonly usage: ReportedUsage; readonly wrongTokens?: number } {
  const most = isContextKnown ? contextTokens : mostTokensOfAny;
  const wrong = [inputTokens, outputTokens].find((tokens) => !isCount(tokens, most));
  return wrong === undefined ? { usage: { inputTokens, outputTokens } } : { usage: {}, wrongTokens: wrong };
}

/** Throws a `Fault`; whoever gives the parts is let go then. */
export async function* boundedParts(
  parts: AsyncIterable<ModelPart>,
  offer: Pick<Offer, 'isContextKnown' | 'contextTokens'>,
  maxOutputTokens: number,
): AsyncGenerator<ModelPart> {
  const bounds = new PartBounds(maxOutputTokens);
  for await (const part of parts) {
    bounds.check(part);
    yield part.type === 'finish' ? { ...part, ...withoutWrongCounts(part.usage, offer) } : part;
  }
}
