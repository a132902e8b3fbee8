/**
 * The language models that the editor offers to extensions (`vscode.lm`), as the bridge asks them. Whether Vireo may use one is
 * the editor's question to its user. An editor without the API offers none.
 */

import type * as vscode from 'vscode';
import { mostInputCharacters } from '../../../../contract/coach/call-input-limit.ts';
import type {
  BridgeCall,
  BridgedModel,
  BridgeFault,
  BridgePart,
} from '../../../../contract/coach/model-bridge.ts';
import type { Disposable } from '../../../../pages/disposables.ts';

/** The part of `vscode` that this needs; handed in, so that a test brings its own. */
export type ModelsApi = Pick<
  typeof vscode,
  | 'CancellationTokenSource'
  | 'LanguageModelChatMessage'
  | 'LanguageModelTextPart'
  | 'LanguageModelToolCallPart'
  | 'LanguageModelToolResultPart'
> & { readonly lm?: Partial<Pick<typeof vscode.lm, 'selectChatModels' | 'onDidChangeChatModels'>> };

/** Of an answer that ended as it should. */
export type WhyEnded = 'stop' | 'calls';

export interface EditorModels {
  list(): Promise<readonly BridgedModel[]>;
  onDidChange(listener: () => void): Disposable;
  /** Gives each part to `onPart`; throws what `readBridgeFault` reads. */
  ask(
    model: string,
    call: BridgeCall,
    hooks: { onPart(part: BridgePart): void; readonly signal: AbortSignal },
  ): Promise<WhyEnded>;
}

/** Of one frame of the bridge. */
const longestPart = 100_000;
const mostModels = 100;

/** Undefined where the editor has no such models to offer, as an older one. */
export function openEditorModels(api: ModelsApi, justification: string): EditorModels | undefined {
  const select = api.lm?.selectChatModels;
  if (select === undefined) return undefined;
  const find = async (): Promise<ReadonlyMap<string, vscode.LanguageModelChat>> =>
    new Map((await select()).map((model) => [idOf(model), model]));
  return {
    async list() {
      const models = [...(await find())].slice(0, mostModels);
      return models.map(([id, { name, maxInputTokens }]) => ({
        id,
        title: name.slice(0, 200) || id,
        contextTokens: Math.max(1, Math.floor(maxInputTokens)),
      }));
    },
    onDidChange: (listener) => api.lm?.onDidChangeChatModels?.(listener) ?? { dispose: () => undefined },
    async ask(id, call, { onPart, signal }) {
      const model = (await find()).get(id);
      if (model === undefined) throw new ModelNotFoundError(id);
      const source = new api.CancellationTokenSource();
      const stop = (): void => source.cancel();
      signal.addEventListener('abort', stop, { once: true });
      try {
        const tools = call.tools.map(({ name, description, input }) => ({
          name,
          description,
          inputSchema: input,
        }));
        const options = { justification, ...(tools.length > 0 && { tools }) };
        const { stream } = await model.sendRequest(toMessages(api, call), options, source.token);
        return await read(api, stream, onPart);
      } finally {
        signal.removeEventListener('abort', stop);
        source.dispose();
      }
    },
  };
}

/** `answersRuns`: whether their user lets them answer runs, asked each time they are listed. */
export function withRuns(models: EditorModels, answersRuns: () => boolean): EditorModels {
  return {
    ...models,
    async list() {
      const listed = await models.list();
      return answersRuns() ? listed.map((model) => ({ ...model, answersRuns: true })) : listed;
    },
  };
}

function idOf({ vendor, id }: vscode.LanguageModelChat): string {
  return `${vendor}/${id}`.slice(0, 200);
}

class ModelNotFoundError extends Error {
  readonly code = 'NotFound';
}

/** The editor's models know no word of the system: it is said first, as by the user. */
function toMessages(
  api: ModelsApi,
  { system, messages }: BridgeCall,
): readonly vscode.LanguageModelChatMessage[] & vscode.LanguageModelChatMessage[] {
  const { LanguageModelChatMessage: Message } = api;
  return [
    Message.User(system),
    ...messages.map((message) => {
      if (message.role === 'user') return Message.User(message.text);
      if (message.role === 'tool') {
        const output = new api.LanguageModelTextPart(message.output);
        return Message.User([new api.LanguageModelToolResultPart(message.callId, [output])]);
      }
      return Message.Assistant([
        ...(message.text === '' ? [] : [new api.LanguageModelTextPart(message.text)]),
        ...(message.calls ?? []).map(
          ({ id, tool, input }) => new api.LanguageModelToolCallPart(id, tool, asObject(input)),
        ),
      ]);
    }),
  ];
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

/** Parts of a kind that this does not know are a sign of life. */
async function read(
  api: ModelsApi,
  stream: AsyncIterable<unknown>,
  onPart: (part: BridgePart) => void,
): Promise<WhyEnded> {
  let why: WhyEnded = 'stop';
  for await (const part of stream) {
    if (part instanceof api.LanguageModelTextPart) {
      for (const text of cutText(part.value)) onPart({ type: 'text', text });
    } else if (part instanceof api.LanguageModelToolCallPart) {
      why = 'calls';
      onPart({ type: 'call', id: part.callId, tool: part.name, input: toInput(part.input) });
    } else {
      onPart({ type: 'alive' });
    }
  }
  return why;
}

/** A frame of the bridge that is larger is refused by the backend, and nobody would hear of the call. */
function toInput(input: unknown): string {
  const json = JSON.stringify(input ?? {});
  if (json.length > mostInputCharacters) throw new InputTooLargeError('A call of a tool is too large.');
  return json;
}

class InputTooLargeError extends Error {
  readonly code = 'TooLarge';
}

/** A letter of two units is never parted. */
function cutText(text: string): readonly string[] {
  if (text.length <= longestPart) return text === '' ? [] : [text];
  const half = /[\uD800-\uDBFF]$/.test(text.slice(0, longestPart)) ? longestPart - 1 : longestPart;
  return [text.slice(0, half), ...cutText(text.slice(half))];
}

/** By the code of `LanguageModelError`, then by the words of what caused it. */
/** What the editor calls them. */
const faultsByCode: ReadonlyMap<string, BridgeFault> = new Map([
  ['NoPermissions', 'wrong_key'],
  ['Blocked', 'refused'],
  ['NotFound', 'model_gone'],
  ['TooLarge', 'too_large'],
]);

function wordsOf(error: unknown): string {
  return error instanceof Error ? `${error.message} ${String(error.cause ?? '')}` : String(error);
}

export function readBridgeFault(error: unknown): BridgeFault {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  const known = typeof code === 'string' ? faultsByCode.get(code) : undefined;
  if (known !== undefined) return known;
  const words = wordsOf(error);
  if (/quota|premium requests|limit (?:reached|exceeded)/i.test(words)) return 'quota';
  if (/rate.?limit|too many requests/i.test(words)) return 'rate_limited';
  return /too (?:long|large)|context|token limit/i.test(words) ? 'context_too_long' : 'cut';
}
