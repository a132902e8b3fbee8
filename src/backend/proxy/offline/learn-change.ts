/** What a reply to a change says of the timer, and of what a discard ended: kept for a time without a connection. */
import { parseJson } from '../../../contract/text/parse-json.ts';
import type { KeptReads } from './kept-reads.ts';
import { timerOf } from './send-write.ts';

export const timerPath = '/api/v1/timer';
export const discardPath = `${timerPath}/discard`;
const undoPath = '/api/v1/time-entries/undo';

interface Said {
  readonly path: string;
  readonly reply: unknown;
  readonly at: number;
}

/** Nothing of it is trusted before it is used: it may be no timer, and no entry. */
export function learnChange(reads: KeptReads, { path, reply, at }: Said): void {
  learnTimer(reads, timerOf(reply), at);
  if (path === discardPath && idOf(reply) !== undefined) {
    reads.keep({ url: discardPath, at, body: JSON.stringify(reply) });
    learnEntry(reads, { ...Object(reply), endedAt: '' });
  }
  if (path === undoPath) for (const entry of entriesOf(reply)) learnUndone(reads, entry);
  if (path.startsWith('/api/v1/time-entries/')) learnEntry(reads, reply);
}

/** One, whatever zone its sums were asked in. */
function learnTimer(reads: KeptReads, timer: unknown, at: number): void {
  if (typeof timer === 'object' && timer !== null)
    reads.keep({ url: timerPath, at, body: JSON.stringify(timer) });
}

/** The entry that runs as it is by now, which may be over. */
function learnEntry(reads: KeptReads, entry: unknown): void {
  const known = reads.find(timerPath);
  const timer = parseJson(known?.body);
  const running = Object(timer).entry;
  if (known === undefined || idOf(entry) === undefined || idOf(running) !== idOf(entry)) return;
  const { endedAt } = Object(entry);
  learnTimer(reads, { ...Object(timer), entry: endedAt === null ? entry : null }, known.at);
}

/** What was discarded last runs again. */
function learnUndone(reads: KeptReads, entry: unknown): void {
  const last = reads.find(discardPath);
  const known = reads.find(timerPath);
  if (last === undefined || known === undefined || idOf(parseJson(last.body)) !== idOf(entry)) return;
  reads.keep({ ...last, body: 'null' });
  const { endedAt } = Object(entry);
  if (endedAt === null) learnTimer(reads, { ...Object(parseJson(known.body)), entry }, known.at);
}

function entriesOf(reply: unknown): readonly unknown[] {
  const { entries } = Object(reply);
  return Array.isArray(entries) ? entries : [];
}

function idOf(record: unknown): string | undefined {
  const { id } = Object(record);
  return typeof id === 'string' ? id : undefined;
}
