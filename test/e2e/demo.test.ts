/**
 * The demo as a new user meets it: one click from an empty view, a practice of its own in which the first issue's story is
 * played, one click back. Each step stands on the one before.
 */
import assert from 'node:assert/strict';
import { appendFileSync, existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { stopBackend } from '../../scripts/vscode/stop-backend.ts';
import { demoFolders } from '../../src/contract/demo/demo-folders.ts';
import { timerShows } from '../support/vscode/installed.ts';
import type { Workbench } from '../support/vscode/workbench.ts';
import { story } from './journeys/story.ts';
import { shareWindow } from './shared-window.ts';
import { readRows } from './tree-rows.ts';

/** The day that it was built on; undefined while the folder is replaced. */
function readMark(file: string): string | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).builtOn;
  } catch {
    return undefined;
  }
}

/** How often a window said so in its log; each window has a log of its own. A backup's folder may go while it is looked at. */
function countLogged(base: string, line: string): number {
  const logs = globSync('**/Vireo.log', { cwd: base });
  return logs.flatMap((file) => readFileSync(path.join(base, file), 'utf8').split(line).slice(1)).length;
}

/** What one looks for in the rows of a view: a figure, and the start of a name. A row without any has none to lose. */
const parts: Readonly<Record<string, readonly string[]>> = {
  Projects: [
    String.raw`\d+(?::\d\d)? of \d+ h`,
    namesOf('Reporting rework', 'Orders service', 'Supplier portal'),
  ],
  Timesheets: [String.raw`\d+:\d\d`, namesOf('Reporting rework', 'Orders service', 'Supplier portal')],
  Findings: [String.raw`\w+\.\w+:\d+`, namesOf('Command injection', 'Path traversal', 'Certificate check')],
  Invoices: [
    String.raw`(?:[€$£]|[A-Z]{3}\s)[\d.,]+(?: · \d+ d)?`,
    namesOf('Nordwind Handels', 'Havn Analyse'),
  ],
};

/** The start of each, by which one knows it. */
function namesOf(...names: readonly string[]): string {
  return names.map((name) => name.slice(0, 10)).join('|');
}

/** Two levels: groups, and what is in the first of them. */
async function openAll(workbench: Workbench, rows: Locator): Promise<void> {
  const { keyboard } = workbench.page;
  await rows.first().click();
  await keyboard.press('Home');
  for (let step = 0; step < 6; step += 1) {
    await keyboard.press('ArrowRight');
    await keyboard.press('ArrowDown');
  }
  await workbench.waitFor(async () => (await rows.count()) > 3, 'rows to be there');
}

/** Entries of the first day that has some are two levels below their week. */
async function openDay(workbench: Workbench, rows: Locator): Promise<void> {
  const inDay = workbench.page.locator('[aria-level="3"]');
  const day = rows.and(workbench.page.locator('[aria-level="2"]')).first();
  await workbench.untilDone(async (attempt) => {
    // A second click would close what is still loading.
    const isClosed = (await day.getAttribute('aria-expanded', attempt)) === 'false';
    if (isClosed) await day.locator('.monaco-tl-twistie').click(attempt);
    await rows.and(inDay).first().waitFor(attempt);
  }, 'a day to be open');
}

/** The view may be folded. */
async function showProjects(workbench: Workbench): Promise<void> {
  await workbench.showContainer('Vireo');
  await workbench.showView('Projects');
  await workbench.treeItem(/Supplier portal/).waitFor();
}

/** A row with the focus or the pointer shows its actions over its name. */
async function rest({ page }: Workbench): Promise<void> {
  await page.keyboard.press('Escape');
  await page.mouse.move(900, 500);
  await page.locator('.sidebar .monaco-list-row .actions:visible').first().waitFor({ state: 'hidden' });
}

describe('the demo', function () {
  this.timeout(300_000);
  this.bail(true);
  // Before the window closes: what finds it goes with the folder of the window.
  after(() => stopBackend(path.join(window().editor.dataDirectory, demoFolders.practice)));
  const window = shareWindow('demo', {});

  before(async () => {
    await timerShows(window(), '0:00');
  });

  const demo = () => window().workbench.statusItem('vireo.demo');
  const headOfOwn = async () => (await window().ask<{ head: number }>('GET', '/events?limit=1')).head;

  it('opens by one click in an empty view, and says where one is', async () => {
    const { workbench } = window();
    assert.equal(await headOfOwn(), 0);
    await workbench.showContainer('Vireo');
    await workbench.screenshot('demo-empty-views');
    await workbench.view('Projects').getByRole('button', { name: 'Open the Demo' }).click();

    await demo().filter({ hasText: 'Demo' }).waitFor();
    await workbench.showContainer('Vireo');
    await workbench.treeItem(/Supplier portal/).waitFor();
    await workbench.screenshot('demo');
  });

  it('shows the figure of every row and the start of its name in a side bar of 300 px', async () => {
    const { workbench } = window();
    const { page } = workbench;
    assert.ok(((await page.locator('.part.sidebar').boundingBox())?.width ?? 999) <= 302);
    await workbench.showContainer('Vireo');
    for (const view of Object.keys(parts)) {
      const others = Object.keys(parts).filter((other) => other !== view);
      const rows = page.locator('.sidebar .pane-body:visible .monaco-list-row');
      await workbench.untilDone(async (attempt) => {
        await workbench.foldViews('Agent Tasks', ...others);
        await workbench.showView(view);
        await rows.first().waitFor(attempt);
      }, `rows of ${view}`);
      await openAll(workbench, rows);
      if (view === 'Timesheets') await openDay(workbench, rows);
      await rest(workbench);
      const read = await rows.evaluateAll(readRows, parts[view] ?? []);
      assert.ok(read.length >= 4, `${view}: ${read.length} rows`);
      for (const [index, part] of parts[view]?.entries() ?? [])
        assert.ok(
          read.some(({ found }) => found.includes(index)),
          `${view}: no row has ${part}`,
        );
      await workbench.screenshot(`demo-${view.toLowerCase().replaceAll(' ', '-')}`);
      assert.deepEqual(
        read.filter(({ cut }) => cut.length > 0).map(({ text, cut }) => [text, ...cut]),
        [],
        view,
      );
    }
  });

  it('is built anew in a window that is opened after more than seven days', async () => {
    const { workbench, editor } = window();
    const file = path.join(editor.dataDirectory, demoFolders.practice, 'demo.json');
    const mark = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...mark, builtOn: '2026-01-01' }));
    await workbench.page.reload();

    const isToday = () => readMark(file) === mark.builtOn;
    await workbench.waitFor(async () => isToday(), 'the demo to be built anew');
    await showProjects(workbench);
    assert.equal(await workbench.page.getByText('Another Vireo process').count(), 0);
  });

  it('asks once where an old one was changed, and not in the next window where it was kept', async () => {
    const { workbench, editor } = window();
    const practice = path.join(editor.dataDirectory, demoFolders.practice);
    const source = path.join(editor.dataDirectory, demoFolders.workspace, 'api/app/orders.py');
    const mark = readFileSync(path.join(practice, 'demo.json'), 'utf8');
    const code = readFileSync(source, 'utf8');
    appendFileSync(source, '# mine\n');
    writeFileSync(
      path.join(practice, 'demo.json'),
      JSON.stringify({ ...JSON.parse(mark), builtOn: '2026-01-01' }),
    );
    await workbench.page.reload();
    await workbench.pressInNotification('The demo is from', 'Keep Demo');
    const said = 'Demo of 2026-01-01: kept';
    const isSaid = (times: number) => async () => countLogged(editor.profile.base, said) === times;
    await workbench.waitFor(isSaid(1), 'the answer to be kept');

    await workbench.page.reload();

    await workbench.waitFor(isSaid(2), 'the next window to keep it by itself');
    await demo().waitFor();
    await showProjects(workbench);
    assert.equal(await workbench.page.getByText('The demo is from').count(), 0);
    assert.equal(readMark(path.join(practice, 'demo.json')), '2026-01-01');
    writeFileSync(source, code);
    writeFileSync(path.join(practice, 'demo.json'), mark);
  });

  story(window);

  describe('behind it', () => {
    it('is left by one click, to the folder that was open, and nothing of it is in the own practice', async () => {
      const { workbench } = window();
      await demo().locator('a').click();

      await demo().waitFor({ state: 'hidden' });
      await workbench.showContainer('Vireo');
      await workbench.view('Projects').getByRole('button', { name: 'Open the Demo' }).waitFor();
      await workbench.openFile('notes.txt');
      assert.equal(await headOfOwn(), 0);
      assert.ok(existsSync(path.join(window().editor.dataDirectory, demoFolders.practice, 'vireo.db')));
    });

    it('ends in the first view of the own practice, whatever was shown before', async () => {
      const { workbench } = window();
      const first = workbench
        .view('Projects')
        .getByRole('button', { name: 'Add Your First Client and Project' });
      await workbench.showContainer('Explorer');
      await first.waitFor({ state: 'hidden' });
      await workbench.runCommand('Vireo: Open the Demo');
      await demo().waitFor();

      await demo().locator('a').click();

      await demo().waitFor({ state: 'hidden' });
      await first.waitFor();
      await workbench.screenshot('demo-left');
    });
  });
});
