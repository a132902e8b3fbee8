/** What leaves: the conversation without secrets, with placeholders for personal data. */
import { restoreJson } from '../../../../domain/models/redact/placeholders.ts';
import { createRedactor, type Redaction, type Redactor } from '../../../../domain/models/redact/redact.ts';
import type { ModelMessage, ModelRequest } from '../gateway.ts';
import type { ModelCall } from '../model-call.ts';

export interface Prepared {
  readonly call: ModelCall;
  readonly originals: Redactor['originals'];
  /** As it leaves, to be read. */
  readonly text: string;
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((each) => mapTexts(each, change));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapTexts(each, change)]));
}

function redactMessage(message: ModelMessage, { redact }: Redactor): ModelMessage {
  if (message.role === 'user') return { ...message, text: redact(message.text) };
  if (message.role === 'tool') return { ...message, output: redact(message.output) };
  const text = redact(message.text);
  if (message.calls === undefined) return { ...message, text };
  return {
    ...message,
    text,
    calls: message.calls.map((call) => ({ ...call, input: mapTexts(call.input, redact) })),
  };
}

function printMessage(message: ModelMessage): string {
  if (message.role === 'tool') return `tool ${message.tool}:\n${message.output}`;
  const calls = message.role === 'assistant' ? (message.calls ?? []) : [];
  const called = calls.map(({ tool, input }) => `\n${tool} ${JSON.stringify(input)}`);
  return `${message.role}:\n${message.text}${called.join('')}`;
}

function printCall({ system, messages, tools }: ModelCall): string {
  const offered = tools.map(
    ({ name, description, input }) => `${name}: ${description} ${JSON.stringify(input)}`,
  );
  const listed = offered.length === 0 ? [] : [`tools:\n${offered.join('\n')}`];
  return [`system:\n${system}`, ...listed, ...messages.map(printMessage)].join('\n\n');
}

export function prepareCall(
  { system, messages, tools }: Pick<ModelRequest, 'system' | 'messages' | 'tools'>,
  { redaction, maxOutputTokens }: { readonly redaction: Redaction; readonly maxOutputTokens: number },
): Prepared {
  const redactor = createRedactor(redaction);
  const call: ModelCall = {
    system: redactor.redact(system),
    messages: messages.map((message) => redactMessage(message, redactor)),
    tools,
    maxOutputTokens,
  };
  return { call, originals: redactor.originals, text: printCall(call) };
}

/** Of a tool call, as JSON; undefined where the model wrote none. No input at all is an empty one. */
export function readInput(
  text: string,
  originals: Redactor['originals'],
): { readonly input: unknown } | undefined {
  try {
    const input: unknown = text.trim() === '' ? {} : JSON.parse(text);
    const isObject = typeof input === 'object' && input !== null && !Array.isArray(input);
    return isObject ? { input: restoreJson(input, originals) } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
