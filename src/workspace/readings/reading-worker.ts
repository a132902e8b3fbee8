/**
 * Worker thread that reads for another one, which has somebody waiting: lock files, what a project is made of, its
 * health, a log of another tool. It reads one thing after the other, and is ended by who started it. It runs nothing of what it reads.
 */
import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { AdvisoryError } from '../dependencies/advisories/advisory-error.ts';
import { openStore } from '../dependencies/advisories/advisory-store.ts';
import type { PostOsv } from '../dependencies/advisories/online-source.ts';
import { loadInventory } from '../dependencies/inventory.ts';
import { measureHealth } from '../health/measure-health.ts';
import { assessProject } from '../health/measure-project.ts';
import { type ImportedSource, type ReadLogOptions, readLog } from '../sarif-import/read-log.ts';
import { LogRefused } from '../sarif-import/refused-log.ts';
import { ScanScopeError } from '../scan-scope-error.ts';
import { readStack } from '../stack/index.ts';
import type { AssessTask, FromReader, ReadingFailure, ToReader } from './reading-messages.ts';
import { giveUpNetwork } from './without-network.ts';

giveUpNetwork();
const port = parentPort;
if (port === null) throw new Error('reading-worker runs as a worker thread only');
const tell = (message: FromReader): void => port.postMessage(message);

let log: unknown;

port.on('message', (message: ToReader) => {
  answer(message).catch((error: unknown) => tell({ type: 'failed', failure: toFailure(error) }));
});

async function answer(message: ToReader): Promise<void> {
  switch (message.type) {
    case 'inventory': {
      const { files: _, ...inventory } = await loadInventory(message.folder);
      return tell({ type: 'inventory', inventory });
    }
    case 'stack':
      return tell({
        type: 'stack',
        stack: await readStack(message.folder, { restricted: message.restricted }),
      });
    case 'assess':
      return tell({ type: 'assessed', assessed: await assess(message.task) });
    case 'measure':
      return tell({ type: 'measured', facts: await measureHealth(message.task) });
    case 'parse':
      return parse(message.bytes);
    case 'read':
      return await read(message.options);
    case 'piece':
      return tell({ type: 'findings', findings: takePiece(message) });
    case 'posted':
      return settle(message.id)?.resolve(message.answer);
    case 'unposted':
      return settle(message.id)?.reject(new AdvisoryError('network', message.message));
  }
}

async function assess({ folder, licenses, advisoryDirectory, service, restricted }: AssessTask) {
  const openAdvisories = async () =>
    advisoryDirectory === undefined ? undefined : await openStore(advisoryDirectory);
  const reached = service && { ...service, post };
  return await assessProject({ folder, openAdvisories, service: reached, restricted }, licenses);
}

const questions = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();
let asked = 0;

const post: PostOsv = async (question) => {
  asked += 1;
  const id = asked;
  const answered = new Promise<unknown>((resolve, reject) => questions.set(id, { resolve, reject }));
  tell({ type: 'post', id, question });
  return await answered;
};

function settle(id: number) {
  const question = questions.get(id);
  questions.delete(id);
  return question;
}

/** An own `log` alone is taken out: what else is wrong with the object is for its schema to say. */
function parse(bytes: Uint8Array): void {
  const body: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  const isHolder = typeof body === 'object' && body !== null && Object.hasOwn(body, 'log');
  const held = isHolder ? (body as { log: unknown }).log : undefined;
  const isLog = typeof held === 'object' && held !== null && !Array.isArray(held);
  log = isLog ? held : undefined;
  const envelope = isLog ? { ...(body as object), log: {} } : body;
  const hash = createHash('sha256')
    .update(JSON.stringify(log) ?? '')
    .digest('hex');
  tell({ type: 'parsed', envelope, hash });
}

/** They are asked for one after the other: of messages that come by themselves, a hundred are taken in one turn. */
const findingsAPiece = 200;

let found: readonly ImportedSource[] = [];

async function read(options: ReadLogOptions): Promise<void> {
  const { sources, losses, notes } = await readLog(log, options);
  log = undefined;
  found = sources;
  const bare = sources.map((source) => ({ ...source, findings: [] }));
  const counts = sources.map(({ findings }) => findings.length);
  tell({ type: 'log', log: { sources: bare, losses, notes }, counts });
}

function takePiece({ source, from }: { readonly source: number; readonly from: number }) {
  return found[source]?.findings.slice(from, from + findingsAPiece) ?? [];
}

function toFailure(error: unknown): ReadingFailure {
  const message = error instanceof Error ? error.message : String(error);
  if (ScanScopeError.is(error)) return { kind: 'scope', code: error.code, message };
  if (LogRefused.is(error)) return { kind: 'log', code: error.code, message };
  return { kind: 'other', message };
}
