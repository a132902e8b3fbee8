/** The answer "Keep Demo". Not in the mark: a write that is cut off must not take the mark with it. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { isWithinWeek } from './demo-mark.ts';

const keptSchema = z.object({ keptOn: z.iso.date() });

const fileOf = (dataDirectory: string) => path.join(dataDirectory, 'demo-kept.json');

/** A rebuild replaces the folder, and the answer with it. */
export async function keepDemo(dataDirectory: string, keptOn: string): Promise<void> {
  await writeFile(fileOf(dataDirectory), JSON.stringify({ keptOn }));
}

/** For seven days: then the user is asked again. */
export async function isKept(dataDirectory: string, today: string): Promise<boolean> {
  try {
    const { keptOn } = keptSchema.parse(JSON.parse(await readFile(fileOf(dataDirectory), 'utf8')));
    return isWithinWeek(keptOn, today);
  } catch {
    return false; // Never answered, or half written: the question costs a click.
  }
}
