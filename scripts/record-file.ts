/** What a run remembers for the next one, below .tsbuild: losing it costs time, never an answer. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type * as z from 'zod';

/** Undefined where there is no such file, or where it holds something else. */
export function readRecord<T>(file: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch {
    return undefined; // No run has written it yet, or it is damaged: both mean "know nothing".
  }
}

/** By way of another file: whoever reads meanwhile has the old record or the new one. */
export function writeRecord(file: string, record: unknown): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(record, undefined, 1));
  renameSync(draft, file);
}
