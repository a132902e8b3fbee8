/** One tiny call to a model: whether it answers, how fast, and what is wrong where it does not. */
import { v7 as newId } from 'uuid';
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import { isModelError, type ModelGateway, type ModelRequest } from '../../../platform/models/gateway.ts';
import type { ModelTest, TestModelProvider } from './models.schema.ts';

/** Room for a few tokens of thought, and a cost of next to nothing. */
const mostTokens = 16;
const longestMs = 60_000;

function requestFor(caller: Caller, model: string, locale: string): ModelRequest {
  return {
    actor: personOf(caller),
    task: 'test',
    about: 'Test',
    messageId: newId(),
    system: 'Answer with OK.',
    messages: [{ role: 'user', text: 'OK?' }],
    tools: [],
    files: 0,
    locale,
    chosen: model,
    maxOutputTokens: mostTokens,
    isAlone: true,
  };
}

export async function testProvider(
  gateway: ModelGateway,
  caller: Caller,
  { model, locale = 'en' }: TestModelProvider & { readonly model: string },
): Promise<ModelTest> {
  const started = performance.now();
  let heardAt: number | undefined;
  let costMicroUsd = 0;
  const latency = () => Math.round((heardAt ?? performance.now()) - started);
  try {
    for await (const event of gateway.stream(
      requestFor(caller, model, locale),
      AbortSignal.timeout(longestMs),
    )) {
      if (event.type === 'text') heardAt ??= performance.now();
      if (event.type === 'usage') ({ costMicroUsd } = event.usage);
    }
    return { ok: true, model, latencyMs: latency(), costMicroUsd, fault: null, message: null };
  } catch (error) {
    if (!isModelError(error)) throw error;
    return {
      ok: false,
      model,
      latencyMs: latency(),
      costMicroUsd,
      fault: error.code,
      message: error.message,
    };
  }
}
