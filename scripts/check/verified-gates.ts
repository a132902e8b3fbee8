/** Gates that have passed these very files before need not run: what they passed is recorded below .tsbuild, by fingerprint. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';

/** Fingerprint of what it passed, by gate. */
const recordSchema = z.record(z.string(), z.string());

function recordBelow(root: string): string {
  return path.join(root, '.tsbuild/verified-gates.json');
}

function readRecord(root: string): Readonly<Record<string, string>> {
  const file = recordBelow(root);
  return existsSync(file) ? recordSchema.catch({}).parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
}

export function isVerified(root: string, gate: string, fingerprint: string): boolean {
  return readRecord(root)[gate] === fingerprint;
}

export function recordVerified(root: string, gate: string, fingerprint: string): void {
  mkdirSync(path.dirname(recordBelow(root)), { recursive: true });
  writeFileSync(
    recordBelow(root),
    JSON.stringify({ ...readRecord(root), [gate]: fingerprint }, undefined, 1),
  );
}
