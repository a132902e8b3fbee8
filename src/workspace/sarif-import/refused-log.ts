/** What is no SARIF log, or more than is taken of one, is refused as a whole, with what to do about it. */
import * as z from 'zod';
import type { Turn } from './turns.ts';

export type LogRefusal = 'not-sarif' | 'unreadable' | 'too-large' | 'too-deep' | 'too-many';

export class LogRefused extends Error {
  readonly code: LogRefusal;

  constructor(code: LogRefusal, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'LogRefused';
    this.code = code;
  }

  static is(error: unknown): error is LogRefused {
    return error instanceof LogRefused;
  }
}

/** Bytes of a log, unpacked: what it takes in the backend stays below 256 MB. */
export const maxLogBytes = 20 * 1024 * 1024;
/** Results of all its runs together. */
export const maxLogResults = 25_000;
const maxRuns = 100;
/** A log of the standard's own objects is some twenty deep; property bags may hold more. */
const maxDepth = 100;

const logSchema = z.object({ version: z.string(), runs: z.array(z.unknown()) });
const countedSchema = z.object({ results: z.array(z.unknown()).nullish() }).catch({});

/** The runs of a log, none of them looked into yet. */
export async function checkLog(log: unknown, turn: Turn): Promise<readonly unknown[]> {
  if (await isTooDeep(log, turn)) {
    throw new LogRefused(
      'too-deep',
      `The log is nested deeper than ${maxDepth} levels; no tool writes that.`,
    );
  }
  const parsed = logSchema.safeParse(log);
  if (!parsed.success) {
    throw new LogRefused('not-sarif', 'This is no SARIF log: it has no "version" and "runs".', parsed.error);
  }
  const { version, runs } = parsed.data;
  if (!/^2\.[01]\.\d/.test(version)) {
    throw new LogRefused(
      'not-sarif',
      `The log is of SARIF ${version.slice(0, 20)}; 2.1.0 and 2.0.0 are read. Let the tool write 2.1.0.`,
    );
  }
  const results = runs.reduce<number>((sum, run) => sum + (countedSchema.parse(run).results?.length ?? 0), 0);
  if (results > maxLogResults || runs.length > maxRuns) {
    throw new LogRefused(
      'too-many',
      `The log has ${results} results in ${runs.length} runs; ${maxLogResults} in ${maxRuns} are taken. Let the tool report less, or in parts with a category each.`,
    );
  }
  return runs;
}

const valuesATurn = 4_096;

/** Depth first without recursion, and no list of a whole level: one path is held, and left at the limit. */
async function isTooDeep(log: unknown, turn: Turn): Promise<boolean> {
  const path = [[log].values()];
  for (let seen = 1; path.length > 0; seen += 1) {
    if (seen % valuesATurn === 0) await turn();
    const { value, done } = path.at(-1)?.next() ?? { value: undefined, done: true };
    if (done === true) path.pop();
    else if (typeof value === 'object' && value !== null) {
      path.push((Array.isArray(value) ? value : Object.values(value)).values());
      if (path.length > maxDepth + 1) return true;
    }
  }
  return false;
}
