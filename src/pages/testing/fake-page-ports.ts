/** Ports of a page without an editor: records what was asked of them, and answers as a user would who always agrees. */
import { readFileSync } from 'node:fs';
import type { Backend } from '../backend.ts';
import { Emitter } from '../emitter.ts';
import type { ConfirmQuestion, PagePorts, PickQuestion, TextQuestion } from '../page-ports.ts';
import { Records } from '../records.ts';
import { inEnglish } from '../words.ts';
import { type JsonSchema, sampleId, sampleSchema } from './sample-schema.ts';

interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>> }>
  >;
}

interface Manifest {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown }>> };
  };
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

const manifest: Manifest = JSON.parse(
  readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
);
const document: Document = JSON.parse(
  readFileSync(new URL('../../api-client/generated/openapi.json', import.meta.url), 'utf8'),
);
const operations = new Map(
  Object.values(document.paths)
    .flatMap((methods) => Object.values(methods))
    .map((operation) => [operation.operationId, operation]),
);
const resolve = (ref: string): JsonSchema => {
  const schema = document.components.schemas[ref.slice('#/components/schemas/'.length)];
  if (schema === undefined) throw new Error(`No schema ${ref}`);
  return schema;
};

/** What the operation answers by its own schema. */
function answerOf(name: string): unknown {
  const operation = operations.get(name);
  if (operation === undefined) throw new Error(`No operation ${name}`);
  const reply = Object.entries(operation.responses).find(([status]) => status.startsWith('2'))?.[1];
  const [type, body] = Object.entries(reply?.content ?? {})[0] ?? [];
  if (body === undefined) return undefined;
  if (type?.startsWith('image/') || type?.endsWith('octet-stream')) return new Uint8Array([1, 2, 3]);
  return sampleSchema(body.schema, resolve);
}

/** A backend that is there. `called`: each operation, in order. */
export function fakeBackend(called: string[]): Backend {
  const never = new Emitter<never>();
  const api = new Proxy(
    { newId: () => sampleId },
    {
      get: (own, name: string) =>
        name in own
          ? own.newId
          : async () => {
              called.push(name);
              return { data: answerOf(name) };
            },
    },
  );
  const backend = {
    state: { phase: 'ready' },
    onDidNotify: never.event,
    onDidChangeState: never.event,
    whenReady: async () => undefined,
    ask: async (call: (from: typeof api, options: object) => PromiseLike<{ readonly data: unknown }>) =>
      (await call(api, {})).data,
  };
  return backend as unknown as Backend;
}

export interface FakePorts {
  readonly ports: PagePorts;
  /** Names of the ports that were asked, dialogs by their kind. */
  readonly asked: string[];
  readonly called: string[];
  readonly failures: unknown[];
}

/** What is typed where a question checks it. */
const typed = [
  '1',
  '10:00',
  '2026-12-31',
  'Text',
  'https://example.com',
  'mara@example.org',
  `whsec_${'A'.repeat(32)}`,
];

function answer(question: PickQuestion<unknown> | TextQuestion | ConfirmQuestion): unknown {
  if (question.kind === 'confirm') return true;
  if (question.kind === 'pick') return question.items[0]?.value;
  return [question.value ?? '', ...typed].find((text) => text !== '' && question.check?.(text) === undefined);
}

export function fakePagePorts(): FakePorts {
  const [asked, called, failures] = [[] as string[], [] as string[], [] as unknown[]];
  const backend = fakeBackend(called);
  const note =
    <Answer>(name: string, reply: (...args: readonly never[]) => Answer) =>
    async (...args: readonly unknown[]): Promise<Answer> => {
      asked.push(name);
      return reply(...(args as never[]));
    };
  const file = {
    name: 'report.csv',
    folder: 'file:///reports',
    write: note('write', () => undefined),
    open: note('open', () => undefined),
  };
  const ports = {
    ...{ backend, records: new Records({ backend }), t: inEnglish, locale: 'en-GB' },
    clock: { now: () => Date.parse('2026-11-23T10:00:00Z'), after: () => ({ dispose: () => undefined }) },
    log: { error: (error: unknown) => failures.push(error), warn: () => undefined, info: () => undefined },
    ask: async (question: PickQuestion<unknown> | TextQuestion | ConfirmQuestion) => {
      asked.push(question.kind);
      return answer(question);
    },
    inform: note('inform', (_sentence: string, act?: string) => act),
    // Turned away: what warns offers to be tried again.
    warn: note('warn', () => undefined),
    mention: (_sentence: string) => asked.push('mention'),
    tellFailure: async (error: unknown) => void failures.push(error),
    openRecord: note('openRecord', () => undefined),
    runCommand: async (id: string) => void asked.push(id),
    withProgress: async (_title: string, run: (report: () => void) => Promise<unknown>) => {
      asked.push('withProgress');
      return await run(() => undefined);
    },
    chooseFile: note('chooseFile', () => ({ sizeBytes: 3, read: async () => new Uint8Array([1, 2, 3]) })),
    saveFile: note('saveFile', () => file),
    showText: note('showText', () => undefined),
    openAddress: note('openAddress', () => undefined),
    copy: note('copy', () => undefined),
    readSetting: (key: string) => manifest.contributes.configuration.properties[key]?.default,
  };
  return { ports: ports as unknown as PagePorts, asked, called, failures };
}
