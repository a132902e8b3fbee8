/**
 * What was found out about regular expressions on this machine, below the user's cache folder: a proof takes seconds and
 * gives the same answer every time. Only answers that hold for good are kept. A file that cannot be read or written
 * costs time, never an answer.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import recheckPackage from 'recheck/package.json' with { type: 'json' };
import * as z from 'zod';
import { ignore } from '../ignore-error.ts';
import { regexFlags } from './regex-verdict.ts';

/** By text: null when it runs in linear time, otherwise why it is refused. */
export type ProvenRegexes = ReadonlyMap<string, string | null>;

/** More than any team has; the oldest go first. */
const mostKept = 5_000;

const fileSchema = z.array(z.tuple([z.string(), z.string().nullable()]));

/** Another version of the prover, or other flags, may answer otherwise. */
function fileIn(directory: string): string {
  return path.join(directory, `regexes-${recheckPackage.version}-${regexFlags}.json`);
}

export async function recallRegexes(directory: string): Promise<ProvenRegexes> {
  try {
    return new Map(fileSchema.parse(JSON.parse(await readFile(fileIn(directory), 'utf8'))));
  } catch (error) {
    ignore(error, 'there is no such file before the first proof, and a damaged one is written anew');
    return new Map();
  }
}

/** Adds to what is kept. Written beside and renamed, so that a reader finds the old or the new, never half of one. */
export async function rememberRegexes(directory: string, found: ProvenRegexes): Promise<void> {
  if (found.size === 0) return;
  const file = fileIn(directory);
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const all = [...(await recallRegexes(directory)), ...found].slice(-mostKept);
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await writeFile(draft, JSON.stringify(all), { mode: 0o600, flag: 'wx' });
    await rename(draft, file);
  } catch (error) {
    ignore(error, 'what cannot be kept is proven again the next time');
    await rm(draft, { force: true });
  }
}
