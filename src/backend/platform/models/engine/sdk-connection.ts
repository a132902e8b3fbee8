/** Providers by the packages of the AI SDK: one call, its parts as they come. Retries, tools and limits are ours. */
import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type {
  LanguageModelV4,
  LanguageModelV4FinishReason,
  LanguageModelV4FunctionTool,
  LanguageModelV4Message,
  LanguageModelV4StreamPart,
} from '@ai-sdk/provider';
import type { Outbound } from '../../outbound/outbound.ts';
import type { ModelMessage, ModelTool } from '../gateway.ts';
import type { ModelCall, ModelPart } from '../model-call.ts';
import type { Offer } from '../offers.ts';
import { createBoundedFetch, mostAnswerBytes } from './bounded-fetch.ts';
import { CallSizes } from './bounded-parts.ts';
import { createPinnedFetch } from './pinned-fetch.ts';

/** Keys and addresses are always given: without them the packages would look into the environment themselves. */
function openModel(
  { provider, modelId }: Offer,
  key: string | undefined,
  bounded: typeof fetch,
): LanguageModelV4 {
  const at = { baseURL: provider.baseUrl, fetch: bounded };
  if (provider.kind === 'openai') return createOpenAI({ ...at, apiKey: key ?? '' }).chat(modelId);
  if (provider.kind === 'anthropic') return createAnthropic({ ...at, apiKey: key ?? '' })(modelId);
  const known = key === undefined ? {} : { apiKey: key };
  return createOpenAICompatible({ ...at, ...known, name: provider.id, includeUsage: true })(modelId);
}

function toMessage(message: ModelMessage): LanguageModelV4Message {
  if (message.role === 'user') return { role: 'user', content: [{ type: 'text', text: message.text }] };
  if (message.role === 'tool') {
    const { callId: toolCallId, tool: toolName, output } = message;
    const result = {
      type: 'tool-result',
      toolCallId,
      toolName,
      output: { type: 'text', value: output },
    } as const;
    return { role: 'tool', content: [result] };
  }
  const calls = (message.calls ?? []).map(
    ({ id: toolCallId, tool: toolName, input }) =>
      ({ type: 'tool-call', toolCallId, toolName, input }) as const,
  );
  const text = message.text === '' ? [] : [{ type: 'text', text: message.text } as const];
  return { role: 'assistant', content: [...text, ...calls] };
}

function toTool({ name, description, input }: ModelTool): LanguageModelV4FunctionTool {
  return { type: 'function', name, description, inputSchema: input };
}

const whys: Readonly<
  Record<LanguageModelV4FinishReason['unified'], 'stop' | 'calls' | 'length' | 'refused' | 'cut'>
> = {
  stop: 'stop',
  length: 'length',
  'content-filter': 'refused',
  'tool-calls': 'calls',
  error: 'cut',
  interrupted: 'cut',
  other: 'stop',
};

function countCalls(part: LanguageModelV4StreamPart, sizes: CallSizes): void {
  if (part.type === 'tool-input-start') sizes.begin(part.id);
  if (part.type === 'tool-input-delta') sizes.add(part.id, part.delta.length);
}

function toPart(part: LanguageModelV4StreamPart): ModelPart | undefined {
  if (part.type === 'text-delta') return part.delta === '' ? undefined : { type: 'text', text: part.delta };
  if (part.type === 'tool-call') {
    return { type: 'call', id: part.toolCallId, tool: part.toolName, input: part.input };
  }
  if (part.type === 'error') throw part.error;
  if (part.type === 'finish') {
    const { unified, raw } = part.finishReason;
    const usage = { inputTokens: part.usage.inputTokens.total, outputTokens: part.usage.outputTokens.total };
    return { type: 'finish', why: raw === undefined ? 'cut' : whys[unified], usage };
  }
  return part.type === 'stream-start' ? undefined : { type: 'alive' };
}

export interface SdkCall {
  readonly call: ModelCall;
  readonly key: string | undefined;
  /** Judges where a provider is, each time; absent where its address is the user's own. */
  readonly pin?: Outbound['pin'] | undefined;
}

/** Throws whatever the package throws: `readFault` reads it. */
export async function* streamBySdk(
  offer: Offer,
  { call, key, pin }: SdkCall,
  signal: AbortSignal,
): AsyncGenerator<ModelPart> {
  const ask = pin && createPinnedFetch(pin);
  const bounded = createBoundedFetch(mostAnswerBytes(call.maxOutputTokens), ask);
  const { stream } = await openModel(offer, key, bounded).doStream({
    prompt: [{ role: 'system', content: call.system }, ...call.messages.map(toMessage)],
    maxOutputTokens: call.maxOutputTokens,
    ...(call.tools.length > 0 && { tools: call.tools.map(toTool), toolChoice: { type: 'auto' } as const }),
    abortSignal: signal,
  });
  const sizes = new CallSizes();
  for await (const part of stream) {
    countCalls(part, sizes);
    const ours = toPart(part);
    if (ours !== undefined) yield ours;
  }
}
