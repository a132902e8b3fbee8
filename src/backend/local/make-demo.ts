/** Has the demo ready: as it is while it is fresh, rebuilt otherwise. The user's own practice is never touched. */
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { endRunning } from '../../connection/index.ts';
import type { DemoChoice, DemoState } from '../../contract/demo/demo-answer.ts';
import { practiceFileName } from '../../contract/practice-file.ts';
import { productVersion } from '../../contract/version.ts';
import { ignore } from '../../workspace/ignore-error.ts';
import type { DemoApp, OpenDemoApp } from '../demo/demo-app.ts';
import { type DemoMark, isFresh, readMark, writeMark } from '../demo/demo-mark.ts';
import { isKept, keepDemo } from '../demo/kept-demo.ts';
import type { DemoDay } from '../demo/own-day.ts';
import { takeDemoTurn } from './demo-turn.ts';
import { type BackendLock, tryBackendLock } from './lock.ts';
import { openDemoApp } from './open-demo-app.ts';

export interface MakeDemoOptions extends DemoDay {
  readonly dataDirectory: string;
  readonly workspace: string;
  /** What its user answered where an old one was changed. */
  readonly choice?: DemoChoice | undefined;
  /** For tests. */
  readonly open?: OpenDemoApp;
}

/** Two windows take turns: the second one finds what the first one made. */
export async function makeDemo(options: MakeDemoOptions): Promise<DemoState> {
  const turn = await takeDemoTurn(options.dataDirectory);
  try {
    return await makeInTurn(options);
  } finally {
    turn.release();
  }
}

async function makeInTurn(options: MakeDemoOptions): Promise<DemoState> {
  const { dataDirectory, today, choice } = options;
  const mark = await readMark(dataDirectory);
  if (mark === undefined) refuseOthers(dataDirectory);
  if (mark !== undefined && choice !== 'rebuild') {
    const { builtOn } = mark;
    if (choice === 'keep') await keepDemo(dataDirectory, today);
    if (await isUsable(options, mark)) return { demo: 'kept', builtOn };
    if (await isChanged(options, mark)) return { demo: 'changed', builtOn };
  }
  await build(options);
  return { demo: 'built', builtOn: today };
}

async function isUsable(
  { dataDirectory, workspace, today }: MakeDemoOptions,
  mark: DemoMark,
): Promise<boolean> {
  if (!existsSync(workspace)) return false;
  return isFresh(mark, today, productVersion) || (await isKept(dataDirectory, today));
}

/** A practice without the demo's mark is somebody's own. */
function refuseOthers(dataDirectory: string): void {
  if (existsSync(path.join(dataDirectory, practiceFileName)))
    throw new Error(`${dataDirectory} holds a practice that is not the demo. Nothing was changed.`);
}

async function isChanged(options: MakeDemoOptions, mark: DemoMark): Promise<boolean> {
  const { workspace } = options;
  const { describeTree } = await loadBuilder();
  if (existsSync(workspace) && (await describeTree(workspace)) !== mark.tree) return true;
  return await hasEventsOfUser(options, mark.head);
}

async function hasEventsOfUser(
  { dataDirectory, zone, open = openDemoApp }: MakeDemoOptions,
  since: number,
): Promise<boolean> {
  // Held while the database is open: a window that is restored waits for its turn, and meets no open database.
  const lock = await endOf(dataDirectory);
  try {
    return await askForEvents(await open({ dataDirectory, zone, clock: Date.now }), since);
  } finally {
    lock?.release();
  }
}

/** Notifications come by themselves, and are lost with nobody's work. */
async function askForEvents(app: DemoApp, since: number): Promise<boolean> {
  try {
    const path = `/events?since=${since}&limit=1000`;
    const { items } = await app.ask<{ items: readonly { readonly type: string }[] }>('GET', path);
    return items.some(({ type }) => !type.startsWith('notification.'));
  } finally {
    await app.close();
  }
}

async function build({ dataDirectory, workspace, today, zone }: MakeDemoOptions): Promise<void> {
  const { buildDemo, describeTree } = await loadBuilder();
  const staged = `${dataDirectory}.new`;
  for (const folder of [staged, workspace]) await rm(folder, { recursive: true, force: true });
  await mkdir(staged, { recursive: true, mode: 0o700 });
  const head = await buildDemo({ dataDirectory: staged, workspace, today, zone }, openDemoApp);
  const tree = await describeTree(workspace);
  await writeMark(staged, { builtOn: today, version: productVersion, workspace, head, tree });
  const old = `${dataDirectory}.old`;
  await rm(old, { recursive: true, force: true });
  // Held while the folders change places: a window that reconnects waits, and then opens the new one.
  const lock = await endOf(dataDirectory);
  if (process.platform === 'win32') lock?.release();
  if (existsSync(dataDirectory)) await rename(dataDirectory, old);
  await rename(staged, dataDirectory);
  if (process.platform !== 'win32') lock?.release();
  await rm(old, { recursive: true, force: true });
}

/** A bundle of its own: a backend that serves never reads it. */
const loadBuilder = () => import('../demo/build-demo.ts');

/** It finishes its requests first; windows start others in the meantime, which are asked to end as well. */
const endLimitMs = 20_000;
const pollMs = 50;

/** Resolves when no backend holds it any more. */
async function endOf(dataDirectory: string): Promise<BackendLock | undefined> {
  if (!existsSync(dataDirectory)) return undefined;
  const deadline = performance.now() + endLimitMs;
  for (;;) {
    const lock = tryBackendLock(dataDirectory);
    if (lock !== undefined) return lock;
    if (performance.now() > deadline) throw new Error('The demo is in use by a process that does not end.');
    // Gone between being found and being asked, it answers no more; the lock says whether it still runs.
    await endRunning(dataDirectory).catch((error: unknown) =>
      ignore(error, 'asked again until the time is up'),
    );
    await delay(pollMs);
  }
}
