/**
 * Starts the writer, kills it at a random moment, starts it again on what it left. The parent alone remembers
 * what was acknowledged; each new writer tells what it found.
 */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { SqliteDriverName } from '../../../src/backend/platform/db/sqlite-protocol.ts';
import type { Random } from '../../support/seeded-random.ts';
import { type Lane, lanes, type StoreState, type WriterLine } from './torture-schema.ts';

const writerFile = fileURLToPath(new URL('./writer.ts', import.meta.url));
/** How long a writer may live, counted from its first acknowledgement. */
const longestLifeMs = 120;

export interface KillOptions {
  readonly driver: SqliteDriverName;
  readonly kills: number;
  readonly random: Random;
}

export interface KillResult {
  readonly kills: number;
  readonly acknowledged: number;
  /** What a new writer found amiss, in words; empty when all is well. */
  readonly faults: readonly string[];
}

type Writer = ChildProcessByStdio<null, Readable, Readable>;
export type Acknowledged = Record<Lane, number>;

export async function runKills({ driver, kills, random }: KillOptions): Promise<KillResult> {
  const directory = fs.mkdtempSync(join(tmpdir(), 'vireo-kill-'));
  const acknowledged: Acknowledged = { batch: 0, interactive: 0, single: 0 };
  const faults: string[] = [];
  try {
    // One more start than kills: the last kill is looked at too.
    for (let round = 0; round <= kills; round++) {
      const writer = spawn(process.execPath, [writerFile, directory, driver], {
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      faults.push(
        ...(await surviveOne(writer, acknowledged, random)).map((fault) => `start ${round}: ${fault}`),
      );
    }
    return { kills, acknowledged: lanes.reduce((sum, lane) => sum + acknowledged[lane], 0), faults };
  } finally {
    fs.rmSync(directory, { recursive: true, force: true });
  }
}

/** Follows one writer's life, notes what it acknowledges, and tells what it found amiss at its start. */
async function surviveOne(writer: Writer, acknowledged: Acknowledged, random: Random): Promise<string[]> {
  const faults: string[] = [];
  const closed = once(writer, 'close');
  let complaints = '';
  let begun = false;
  writer.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  for await (const text of createInterface({ input: writer.stdout })) {
    const line = parseLine(text);
    if (!line) continue;
    if ('found' in line) {
      faults.push(...faultsOf(line.found, acknowledged));
      continue;
    }
    acknowledged[line.acknowledged] = line.sequence;
    if (begun) continue;
    begun = true;
    void setTimeout(random() * longestLifeMs).then(() => writer.kill('SIGKILL'));
  }
  await closed;
  if (!begun) faults.push(`the writer did not begin: ${complaints}`);
  return faults;
}

/** The last line may be cut by the kill; then its write was not acknowledged. */
function parseLine(text: string): WriterLine | undefined {
  return text.endsWith('}') ? (JSON.parse(text) as WriterLine) : undefined;
}

/** Exported for the test that shows it can find something. */
export function faultsOf(found: StoreState, acknowledged: Acknowledged): string[] {
  return lanes.flatMap((lane) => {
    const { entries, highest, log, total } = found[lane];
    const told = `${lane}: ${JSON.stringify(found[lane])}, acknowledged ${acknowledged[lane]}`;
    const isWhole = entries === highest && (lane === 'single' || (log === entries && total === entries));
    if (!isWhole) return [`half applied: ${told}`];
    return highest < acknowledged[lane] ? [`lost: ${told}`] : [];
  });
}
