/** Gates that have passed these very files before need not run: what they passed is recorded below .tsbuild, by fingerprint. */
import path from 'node:path';
import * as z from 'zod';
import { readRecord, writeRecord } from '../record-file.ts';

/** Fingerprint of what it passed, by gate. */
const recordSchema = z.record(z.string(), z.string());

function recordBelow(root: string): string {
  return path.join(root, '.tsbuild/verified-gates.json');
}

export function isVerified(root: string, gate: string, fingerprint: string): boolean {
  return readRecord(recordBelow(root), recordSchema)?.[gate] === fingerprint;
}

export function recordVerified(root: string, gate: string, fingerprint: string): void {
  const known = readRecord(recordBelow(root), recordSchema) ?? {};
  writeRecord(recordBelow(root), { ...known, [gate]: fingerprint });
}
