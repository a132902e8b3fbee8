/**
 * Which checkpoint of a graph is the newest, and what its nodes have written since: kept on this machine, so that a server cannot
 * have a run go on from where it has been before. What was on its way as a process ended may have arrived or not.
 */
import type {
  CheckpointAsk,
  FoundCheckpoint,
  KeptCheckpoint,
  KeptWrite,
} from '../../../contract/work/checkpoint-asks.ts';
import { hashJson } from '../../platform/hash-json.ts';
import type { Head, HeadsOfRun } from '../machine/run-consents.ts';

export const foreign =
  'What its server has of this run is not what this machine left there: ask again, or go on with it where it began.';

interface Place {
  readonly thread: string;
  readonly namespace: string;
}
type Writes = Extract<CheckpointAsk, { kind: 'checkpoint-writes' }>;

const nameOf = ({ thread, namespace }: Place): string => JSON.stringify([thread, namespace]);
const none: Head = { id: null, next: null, writes: {}, sent: {} };

export function beginPut(heads: HeadsOfRun, kept: KeptCheckpoint): void {
  heads.write(nameOf(kept), { ...(heads.read(nameOf(kept)) ?? none), next: kept.id });
}

export function endPut(heads: HeadsOfRun, kept: KeptCheckpoint): void {
  const head = heads.read(nameOf(kept)) ?? none;
  // The same once more keeps what was written since.
  const { writes, sent } = head.id === kept.id ? head : none;
  heads.write(nameOf(kept), { id: kept.id, next: null, writes, sent });
}

export function beginWrites(heads: HeadsOfRun, ask: Writes): void {
  const head = heads.read(nameOf(ask));
  if (head?.id === ask.checkpoint)
    heads.write(nameOf(ask), { ...head, sent: { ...head.sent, ...hashesOf(ask.writes) } });
}

export function endWrites(heads: HeadsOfRun, ask: Writes): void {
  const head = heads.read(nameOf(ask));
  if (head?.id !== ask.checkpoint) return;
  const writes = { ...head.writes };
  // What is there stays, but for what may be rewritten.
  for (const [key, hash] of Object.entries(hashesOf(ask.writes)))
    if (isRewritable(key) || writes[key] === undefined) writes[key] = hash;
  const done = hashesOf(ask.writes);
  const sent = Object.fromEntries(Object.entries(head.sent).filter(([key]) => done[key] === undefined));
  heads.write(nameOf(ask), { ...head, writes, sent });
}

export function forgetThread(heads: HeadsOfRun, thread: string): void {
  heads.write(nameOf({ thread, namespace: '' }), undefined);
}

/** @throws Error where it is not the newest as this machine left it: an older one, another one, or without what was written since */
export function requireNewest(heads: HeadsOfRun, place: Place, found: FoundCheckpoint | null): void {
  const head = heads.read(nameOf(place));
  if (found === null) {
    if (head !== undefined && head.id !== null) throw new Error(foreign);
    return;
  }
  const hashes = hashesOf(found.writes);
  // It had arrived before the process ended.
  const isNext = head !== undefined && found.id === head.next && found.writes.length === 0;
  const isHead = head !== undefined && found.id === head.id && isComplete(head, hashes);
  if (!isNext && !isHead) throw new Error(foreign);
  heads.write(nameOf(place), { id: found.id, next: null, writes: hashes, sent: {} });
}

function isComplete({ writes, sent }: Head, found: Readonly<Record<string, string>>): boolean {
  const isKept = ([key, hash]: readonly [string, string]) =>
    found[key] === hash || (isRewritable(key) && found[key] !== undefined && found[key] === sent[key]);
  const isKnown = ([key, hash]: readonly [string, string]) => writes[key] === hash || sent[key] === hash;
  return Object.entries(writes).every(isKept) && Object.entries(found).every(isKnown);
}

/** Below zero: the library may write it again. */
const isRewritable = (key: string): boolean => (JSON.parse(key) as [string, number])[1] < 0;

/** Of each write, by the try of a node and its number. */
function hashesOf(writes: readonly KeptWrite[]): Record<string, string> {
  return Object.fromEntries(
    writes.map(({ task, index, ...write }) => [JSON.stringify([task, index]), hashJson(write)]),
  );
}
