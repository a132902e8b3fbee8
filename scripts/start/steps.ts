/** A step of the start that leaves a stamp, so that a warm start skips what has not changed. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

export interface Step {
  /** Says what happens while it happens. */
  readonly label: string;
  readonly stampFile: string;
  /** Done already when the stamp holds the same. */
  readonly key: string;
  readonly run: () => Promise<unknown>;
}

/** The stamp is taken away first and written last: a step that was stopped halfway is done again. */
export async function runStep({ label, stampFile, key, run }: Step): Promise<void> {
  const stamp = await readFile(stampFile, 'utf8').catch(() => undefined);
  if (stamp === key) return;
  console.log(`${label} …`);
  await rm(stampFile, { force: true });
  await run();
  await mkdir(path.dirname(stampFile), { recursive: true });
  await writeFile(stampFile, key);
}
