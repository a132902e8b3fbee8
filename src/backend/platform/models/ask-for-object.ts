/** An answer in a form that was asked for, checked by its schema; what does not fit is asked for once more. */
import * as z from 'zod';
import { type SaidPart, ThoughtSplitter } from '../../../domain/text/split-thoughts.ts';
import { ModelError, type ModelGateway, type ModelMessage, type ModelRequest } from './gateway.ts';

/** Models like to put JSON into a block of code. */
function parseJson(text: string): unknown {
  const [, block] = /```(?:json)?\s*([\s\S]*?)```/.exec(text) ?? [];
  try {
    return JSON.parse(block ?? text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Without what a model thinks aloud: that may hold other JSON. */
async function collect(gateway: ModelGateway, request: ModelRequest, signal: AbortSignal): Promise<string> {
  const thoughts = new ThoughtSplitter();
  const parts: SaidPart[] = [];
  for await (const event of gateway.stream(request, signal))
    if (event.type === 'text') parts.push(...thoughts.push(event.text));
  parts.push(...thoughts.end());
  return parts.map(({ isThought, text }) => (isThought ? '' : text)).join('');
}

/** Throws `ModelError('unreadable')` where the second answer does not fit either. */
export async function askForObject<T>(
  { gateway, schema }: { readonly gateway: ModelGateway; readonly schema: z.ZodType<T> },
  request: ModelRequest,
  signal: AbortSignal,
): Promise<T> {
  const form = JSON.stringify(z.toJSONSchema(schema, { io: 'input' }));
  const system = `${request.system}\n\nAnswer with one JSON value and nothing else, by this JSON Schema:\n${form}`;
  let messages: readonly ModelMessage[] = request.messages;
  for (let tries = 1; ; tries += 1) {
    const text = await collect(gateway, { ...request, system, messages, tools: [] }, signal);
    const parsed = schema.safeParse(parseJson(text));
    if (parsed.success) return parsed.data;
    if (tries === 2)
      throw new ModelError(
        'unreadable',
        /^de\b/i.test(request.locale)
          ? 'Das Modell hat nicht in der verlangten Form geantwortet; versuche es noch einmal oder wähle ein anderes Modell.'
          : 'The model did not answer in the form that was asked for; try again, or choose another model.',
      );
    const wrong = `That does not fit:\n${z.prettifyError(parsed.error)}\nAnswer again with valid JSON alone.`;
    messages = [...request.messages, { role: 'assistant', text }, { role: 'user', text: wrong }];
  }
}
