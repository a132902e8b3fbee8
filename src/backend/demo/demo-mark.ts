/** What lies beside the demo's database and says what it is: no folder without it is ever replaced. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';

const markSchema = z.object({
  /** The day that it was built for, and the version that did it. */
  builtOn: z.iso.date(),
  version: z.string(),
  workspace: z.string(),
  /** Number of the last event of the build. */
  head: z.number().int(),
  /** Of the workspace, as git says it. */
  tree: z.string(),
});
export type DemoMark = z.infer<typeof markSchema>;

const fileOf = (dataDirectory: string) => path.join(dataDirectory, 'demo.json');

export async function readMark(dataDirectory: string): Promise<DemoMark | undefined> {
  try {
    return markSchema.parse(JSON.parse(await readFile(fileOf(dataDirectory), 'utf8')));
  } catch {
    return undefined; // Not there, or half written: the demo is built anew.
  }
}

export async function writeMark(dataDirectory: string, mark: DemoMark): Promise<void> {
  await writeFile(fileOf(dataDirectory), JSON.stringify(mark));
}

const dayMs = 86_400_000;
const freshDays = 7;

/** Its dates are relative to the day of the build: after a week "last week" is wrong. */
export function isFresh({ builtOn, version }: DemoMark, today: string, ours: string): boolean {
  return version === ours && isWithinWeek(builtOn, today);
}

/** In either direction: a clock that was wrong once does not hold for years. */
export function isWithinWeek(day: string, today: string): boolean {
  return Math.abs(Date.parse(today) - Date.parse(day)) <= freshDays * dayMs;
}
