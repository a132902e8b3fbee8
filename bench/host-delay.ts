/**
 * How long the extension host stands still while somebody types and while the workspace is scanned: the longest delay
 * of its event loop in each tenth of a second, told by an extension beside ours. What other extensions and the host
 * itself do is in it (25 ms at times, on two cores with a browser beside), so what counts is what ours adds.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../scripts/paths.ts';
import { ensurePackage } from '../scripts/start/extension-package.ts';
import { createDemo } from '../src/backend/demo/create-demo.ts';
import { ownDay } from '../src/backend/demo/own-day.ts';
import { openEditor } from '../test/support/vscode/editor.ts';
import { Workbench } from '../test/support/vscode/workbench.ts';
import { workbenchUrl } from '../test/support/vscode/workbench-url.ts';
import { type Benchmark, type BenchRow, percentile, withinLimit } from './benchmark.ts';
import { sized } from './size.ts';

/** What ours may add to the longest stand. */
const limitMs = 10;
const typed =
  'catalogue = yaml.load(open("catalogue.yaml"))\nfor each in catalogue:\n    print(each["name"])\n';
const betweenKeysMs = 60;
const settleMs = sized(5_000, 500);

interface Delay {
  readonly at: number;
  readonly longestMs: number;
}

interface Session {
  readonly typing: readonly number[];
  readonly scanning: readonly number[];
}

async function watchSession(probe: string, vsix: string | undefined): Promise<Session> {
  const file = path.join(
    projectRoot,
    'out',
    `host-delay-${process.pid}-${vsix === undefined ? 'bare' : 'ours'}.jsonl`,
  );
  await using editor = await openEditor({
    ...(vsix === undefined ? {} : { vsix }),
    beside: [probe],
    environment: { VIREO_PROBE_FILE: file },
  });
  const folder = path.join(editor.profile.base, 'nordwind-orders');
  await createDemo({ directory: folder, ...ownDay() });
  const workbench = new Workbench(editor.browser.page);
  await workbench.open(workbenchUrl(editor.server.url, { folder }));
  await workbench.openFile('imports.py');
  await workbench.page.keyboard.press('ControlOrMeta+End');
  await workbench.page.waitForTimeout(settleMs);
  const typing = await during(async () => {
    await workbench.page.keyboard.type(typed, { delay: betweenKeysMs });
    await workbench.page.waitForTimeout(1_000);
  }, file);
  const scanning = await during(async () => {
    if (vsix !== undefined) await workbench.runCommand('Vireo: Scan Workspace');
    await workbench.page.waitForTimeout(settleMs);
  }, file);
  return { typing, scanning };
}

async function during(run: () => Promise<void>, file: string): Promise<readonly number[]> {
  const from = Date.now();
  await run();
  const to = Date.now();
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Delay)
    .filter(({ at }) => at >= from && at <= to)
    .map(({ longestMs }) => longestMs);
}

async function run(): Promise<readonly BenchRow[]> {
  const { vsix } = await ensurePackage(projectRoot);
  const probe = path.join(projectRoot, 'bench/support/delay-probe');
  const bare = await watchSession(probe, undefined);
  const ours = await watchSession(probe, vsix);
  return (['typing', 'scanning'] as const).flatMap((what) =>
    [0.95, 1].map((share) =>
      withinLimit(
        `extension host, ${share === 1 ? 'longest' : 'p95'} stand while ${what}, beyond the same without Vireo`,
        {
          ours: Math.max(0, percentile(ours[what], share) - percentile(bare[what], share)),
          limit: limitMs,
          unit: 'ms',
        },
      ),
    ),
  );
}

export const benchmark: Benchmark = { name: 'host-delay', run };
