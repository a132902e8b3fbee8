/** How long each test file and gate took in the last whole run; where none is recorded, its size is a guess. */
import { statSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { readRecord, writeRecord } from '../record-file.ts';

export type Durations = Readonly<Record<string, number>>;

const recordSchema = z.record(z.string(), z.number());

function recordBelow(root: string): string {
  return path.join(root, '.tsbuild/test-durations.json');
}

export function readDurations(root: string): Durations {
  return readRecord(recordBelow(root), recordSchema) ?? {};
}

/** Adds to what is recorded. */
export function writeDurations(root: string, durations: Durations): void {
  writeRecord(recordBelow(root), { ...readDurations(root), ...durations });
}

/** A larger file has more tests. */
export function guessSeconds(root: string, file: string, secondsPerKilobyte: number): number {
  return (statSync(path.join(root, file)).size / 1024) * secondsPerKilobyte;
}
