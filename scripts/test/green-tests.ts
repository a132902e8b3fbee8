/** Which test files passed, and with which inputs: a whole run quotes them. A fresh clone has no such record. */
import path from 'node:path';
import * as z from 'zod';
import { readRecord, writeRecord } from '../record-file.ts';
import type { Suite } from './suites.ts';

const greenSchema = z.object({ inputs: z.string(), passes: z.number() });
const recordSchema = z.record(z.string(), greenSchema);

/** By test file. */
export type GreenTests = Readonly<z.infer<typeof recordSchema>>;

function recordBelow(root: string): string {
  return path.join(root, '.tsbuild/green-tests.json');
}

export function readGreenTests(root: string): GreenTests {
  return readRecord(recordBelow(root), recordSchema) ?? {};
}

/** Adds to what is recorded. */
export function writeGreenTests(root: string, green: GreenTests): void {
  writeRecord(recordBelow(root), { ...readGreenTests(root), ...green });
}

/**
 * Of the suite's files those that passed with these very inputs, and how many tests they had. A suite whose files share
 * one start is quoted as a whole or not at all.
 */
export function quotable(
  suite: Suite,
  files: readonly string[],
  { green, inputsOf }: { readonly green: GreenTests; readonly inputsOf: (file: string) => string },
): ReadonlyMap<string, number> {
  const passed = files.flatMap((file) => {
    const known = green[file];
    return known?.inputs === inputsOf(file) ? [[file, known.passes] as const] : [];
  });
  return new Map(suite.spread === undefined && passed.length < files.length ? [] : passed);
}
