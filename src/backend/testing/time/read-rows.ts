import assert from 'node:assert/strict';
import { readFile } from '../../contexts/time/transfer/readers/read-file.ts';
import type { ReadFile, ReadOptions } from '../../contexts/time/transfer/readers/source-row.ts';

export const berlin: ReadOptions = { format: 'auto', zone: 'Europe/Berlin' };

export function read(text: string, options: Partial<ReadOptions> = {}): ReadFile {
  return readFile(text, { ...berlin, ...options });
}

export function iso(at: number | undefined): string {
  return at === undefined ? '' : new Date(at).toISOString();
}

/** Fails with what the file was refused for. */
export function rowsOf(file: ReadFile): ReadFile['rows'] {
  assert.deepEqual(file.problems, []);
  return file.rows;
}

export function lossesOf(file: ReadFile): Record<string, number> {
  return Object.fromEntries(
    file.losses.map(({ code, column, count }) => [column ? `${code} ${column}` : code, count]),
  );
}
