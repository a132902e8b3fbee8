/**
 * The findings that are known already, kept in the repository. An entry holds hashes and places, no code; the salt
 * makes those of secrets worthless to whoever has not the file, and the same for all who have.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import type { ScannedFinding } from '../scan-messages.ts';
import { readSmallFile } from '../small-file.ts';

const short = z.string().max(64);

const entrySchema = z.strictObject({
  path: z.string().min(1).max(4096),
  rule: z.string().min(1).max(200),
  fingerprint: short,
  within: z.string().max(1000),
  text: short,
  words: z.array(short).max(100),
  before: short,
  after: short,
});
export type BaselineEntry = z.infer<typeof entrySchema>;

const baselineSchema = z.strictObject({
  version: z.literal(1),
  salt: z.string().regex(/^[0-9a-f]{16,128}$/),
  findings: z.array(entrySchema).max(200_000),
});
export type Baseline = z.infer<typeof baselineSchema>;

const maxBaselineBytes = 64 * 1024 * 1024;

/** Undefined when there is none; a string is what is wrong with it. */
export async function loadBaseline(file: string): Promise<Baseline | string | undefined> {
  const read = await readSmallFile(file, maxBaselineBytes);
  if (read.kind === 'absent') return undefined;
  const name = path.basename(file);
  if (read.kind === 'refused') return `${name} ${read.why}`;
  try {
    const parsed = baselineSchema.safeParse(JSON.parse(read.text));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    return `${name}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a baseline'}`;
  } catch {
    // Whoever called gets the one reason that there is, as a sentence.
    return `${name} is not JSON: resolve its merge conflict, or create it anew with "vireo baseline create"`;
  }
}

export function newSalt(): string {
  return randomBytes(16).toString('hex');
}

/** An entry for a finding; `file` is relative to the project's folder. */
export function toEntry(file: string, finding: ScannedFinding): BaselineEntry {
  const { ruleId: rule, fingerprint, within = '', keys } = finding;
  const { text, words, before, after } = keys;
  return {
    path: file,
    rule,
    fingerprint,
    within: within.slice(0, 1000),
    text,
    words: [...words],
    before,
    after,
  };
}

/** Sorted, one entry a line: two branches that each add an entry seldom touch the same line. */
export async function saveBaseline(
  file: string,
  { salt, findings }: Omit<Baseline, 'version'>,
): Promise<void> {
  const lines = findings.map((entry) => `  ${JSON.stringify(entry)}`).sort();
  const body = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n]`;
  const draft = `${file}.${randomBytes(4).toString('hex')}`;
  await mkdir(path.dirname(file), { recursive: true });
  try {
    await writeFile(draft, `{\n"version": 1,\n"salt": "${salt}",\n"findings": ${body}\n}\n`);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
