/** How long each test file and gate took in the last whole run; where none is recorded, its size is a guess. */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';

export type Durations = Readonly<Record<string, number>>;

const recordSchema = z.record(z.string(), z.number());

function recordBelow(root: string): string {
  return path.join(root, '.tsbuild/test-durations.json');
}

export function readDurations(root: string): Durations {
  const file = recordBelow(root);
  if (!existsSync(file)) return {};
  return recordSchema.catch({}).parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Adds to what is recorded. */
export function writeDurations(root: string, durations: Durations): void {
  mkdirSync(path.dirname(recordBelow(root)), { recursive: true });
  writeFileSync(recordBelow(root), JSON.stringify({ ...readDurations(root), ...durations }, undefined, 1));
}

/** A larger file has more tests. */
export function guessSeconds(root: string, file: string, secondsPerKilobyte: number): number {
  return (statSync(path.join(root, file)).size / 1024) * secondsPerKilobyte;
}
