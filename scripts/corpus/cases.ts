/** The corpus: code in the style of real projects, each case labelled with what a scanner should say of it. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { ruleSet } from '../../src/scanner/rules.generated.ts';

export const corpusFolder = 'test/corpus';
export const casesFolder = `${corpusFolder}/cases`;

export interface CorpusCase {
  /** `area/weakness/name`, which is also its path below the folder of the cases; a file or a folder of files. */
  readonly id: string;
  /** Language or format: `python`, `script`, `kubernetes` … */
  readonly area: string;
  readonly weakness: string;
  /** A bad case has the weakness; a good one looks alike and has not. */
  readonly isBad: boolean;
}

const weaknessesSchema = z.record(z.string(), z.array(z.string()).min(1));

/** Rules that count as finding a weakness; its own name when the table has none. */
export type Weaknesses = Readonly<Record<string, readonly string[]>>;

/** In the table: every format of a secret. Which one a case is about is not the point, but whether it is found. */
const anyFormat = 'any-secret-format';

export function readWeaknesses(root: string): Weaknesses {
  const file = path.join(root, corpusFolder, 'weaknesses.json');
  const table = weaknessesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const formats = (ruleSet.secrets ?? []).map(({ id }) => id);
  const expand = (rule: string) => (rule === anyFormat ? formats : [rule]);
  return Object.fromEntries(Object.entries(table).map(([name, rules]) => [name, rules.flatMap(expand)]));
}

export function rulesOf(weaknesses: Weaknesses, { area, weakness }: CorpusCase): readonly string[] {
  return weaknesses[`${area}/${weakness}`] ?? weaknesses[weakness] ?? [weakness];
}

/** Every case, in order; throws for a name that says neither bad nor good. */
export function readCases(root: string): readonly CorpusCase[] {
  const found = globSync('*/*/*', { cwd: path.join(root, casesFolder) });
  return found.map((file) => toCase(file.split(path.sep).join('/'))).sort((a, b) => (a.id < b.id ? -1 : 1));
}

function toCase(id: string): CorpusCase {
  const [area = '', weakness = '', name = ''] = id.split('/');
  const label = /^(bad|good)-/.exec(name)?.[1];
  if (label === undefined) throw new Error(`${casesFolder}/${id}: the name must begin with bad- or good-.`);
  return { id, area, weakness, isBad: label === 'bad' };
}

/** The case that a file below the folder of the cases belongs to, by its path there. */
export function caseIdOf(file: string): string {
  return file.split('/').slice(0, 3).join('/');
}
