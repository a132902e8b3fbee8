/** Makes a conversation shorter that a model has no room for: the oldest goes first, the question stays. */
import { likelyTokens } from '../../../../domain/models/model-cost.ts';
import type { ModelMessage } from '../gateway.ts';

/** What is left of a long result of a tool. */
const longestOutput = 4_000;

function textOf(message: ModelMessage): string {
  if (message.role === 'tool') return message.output;
  const calls = message.role === 'assistant' ? JSON.stringify(message.calls ?? '') : '';
  return message.text + calls;
}

export function tokensOf(messages: readonly ModelMessage[]): number {
  return messages.reduce((sum, message) => sum + likelyTokens(textOf(message)) + 4, 0);
}

function shorten(message: ModelMessage): ModelMessage {
  if (message.role !== 'tool' || message.output.length <= longestOutput) return message;
  return { ...message, output: `${message.output.slice(0, longestOutput)}\n[The rest was left out.]` };
}

/** Undefined where nothing is left to leave out. A question and what was called for it are never parted. */
export function compact(
  messages: readonly ModelMessage[],
  tokens: number,
): readonly ModelMessage[] | undefined {
  const starts = messages.flatMap(({ role }, at) => (role === 'user' ? [at] : []));
  const last = starts.at(-1) ?? 0;
  const fit = starts.find((at) => tokensOf(messages.slice(at)) <= tokens) ?? last;
  // The provider counts otherwise than we do: where all seems to fit, half of it goes.
  const from = fit === 0 ? (starts[Math.ceil(starts.length / 2)] ?? last) : fit;
  const kept = messages.slice(from);
  const shorter = tokensOf(kept) > tokens || from === 0 ? kept.map(shorten) : kept;
  if (from === 0) return shorter.some((message, at) => message !== kept[at]) ? shorter : undefined;
  const [first, ...rest] = shorter;
  if (first?.role !== 'user') return shorter;
  const note = `[${from} earlier messages of this conversation were left out: it had become too long.]`;
  return [{ role: 'user', text: `${note}\n\n${first.text}` }, ...rest];
}
