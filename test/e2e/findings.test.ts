/**
 * Findings where they are seen: the view and the Scanner page, in the installed .vsix on the demo. What is typed shows
 * and goes, a scan of the project brings the rest, and what is decided stays so. Each step stands on the one before.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { createDemo } from '../../demo/create-demo.ts';
import { ownDay } from '../../demo/own-day.ts';
import { seedPractice } from '../../demo/seed-practice.ts';
import { projectRoot } from '../../scripts/paths.ts';
import { type Editor, openEditor } from '../support/vscode/editor.ts';
import { Workbench } from '../support/vscode/workbench.ts';
import { workbenchUrl } from '../support/vscode/workbench-url.ts';

const day = ownDay();

const themes: Readonly<Record<string, readonly [label: string, workbench: string, webview: string]>> = {
  light: ['Light Modern', 'vs', 'vscode-light'],
  dark: ['Dark Modern', 'vs-dark', 'vscode-dark'],
  'high-contrast': ['Dark High Contrast', 'hc-black', 'vscode-high-contrast'],
  'high-contrast-light': ['Light High Contrast', 'hc-light', 'vscode-high-contrast-light'],
};

describe('findings, seen', function () {
  this.timeout(240_000);
  this.bail(true);
  let editor: Editor;
  let workbench: Workbench;
  let folder: string;

  before(async () => {
    editor = await openEditor({ vsix: path.join(projectRoot, 'out/vireo.vsix') });
    folder = path.join(editor.profile.base, 'nordwind-orders');
    await createDemo({ directory: folder, ...day });
    await seedPractice({ root: projectRoot, dataDirectory: editor.dataDirectory, workspace: folder, ...day });
    workbench = new Workbench(editor.browser.page);
    // Five views share the side bar: this one is to have room.
    await workbench.page.setViewportSize({ width: 1440, height: 1600 });
    await workbench.open(workbenchUrl(editor.server.url, { folder }));
    await workbench.statusItem('vireo.timer').waitFor();
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('findings-failed');
  });
  after(() => editor?.[Symbol.asyncDispose]());

  /** What stands beside its title is part of its name. */
  const findings = () =>
    workbench.page.locator('.pane', {
      has: workbench.page.getByRole('button', { name: /^Findings.* Section$/ }),
    });
  const row = (spoken: RegExp) => findings().getByRole('treeitem', { name: spoken }).first();

  const unsafeYaml = () =>
    findings().getByRole('treeitem', { name: /^Unsafe YAML load, High, api\/app\/imports\.py, line \d+/ });

  async function inEachTheme(name: string, webview?: Frame): Promise<void> {
    for (const [theme, [label, workbenchMark, webviewMark]] of Object.entries(themes)) {
      await workbench.setTheme(label);
      await workbench.page.locator(`.monaco-workbench.${workbenchMark}`).waitFor();
      await webview?.locator(`body.${webviewMark}`).waitFor();
      await workbench.screenshot(`${name}-${theme}`);
    }
    await workbench.setTheme('Light Modern');
  }

  it('lists what is typed, with its rule and place', async () => {
    await workbench.openFile('imports.py');
    await workbench.squiggles('error').first().waitFor();
    await workbench.page.keyboard.press('ControlOrMeta+End');
    await workbench.page.keyboard.type('catalogue = yaml.load(open("catalogue.yaml"))');
    await workbench.showView('Findings');
    for (const other of ['Projects', 'Timesheets', 'Agent Tasks'])
      await workbench.page.getByRole('button', { name: `${other} Section` }).click();

    await workbench.waitFor(
      async () => (await unsafeYaml().count()) === 2,
      'the one there was and the new one',
    );
    await workbench.screenshot('findings-typed');
  });

  it('mends it from its row, where the editor shows what was done', async () => {
    await workbench.runRowAction(unsafeYaml().nth(1), 'Fix Finding');

    await workbench.page.locator('.view-line', { hasText: 'catalogue = yaml.safe_load' }).waitFor();
    await workbench.waitFor(async () => (await unsafeYaml().count()) === 1, 'the row to go');
    await workbench.page.keyboard.press('ControlOrMeta+S');
  });

  it('opens the Scanner page, which says that nothing was scanned yet', async () => {
    await workbench.runCommand('Vireo: Open Scanner');
    const page = await workbench.webview('vireo-scanner');

    await page.getByText('Not scanned yet').waitFor();
    await page.getByText('not assessed yet').waitFor();
  });

  it('scans the project, and counts what that brought', async () => {
    const page = await workbench.webview('vireo-scanner');
    await page.getByRole('button', { name: 'Scan Workspace' }).click();

    await page.getByRole('button', { name: 'Scan Again' }).waitFor();
    await page.getByText(/\d+ files in/).waitFor();
    await page.getByRole('img', { name: /^Findings that stood/ }).waitFor();
    await page.locator('.findings tbody tr').first().waitFor();
    const total = Number(await page.locator('.cols tfoot td').last().textContent());
    assert.ok(total > 3, String(total));
    await inEachTheme('scanner', page);
  });

  it('lists the same in the view, also of files that nobody opened', async () => {
    await workbench.showView('Findings');

    await row(/^High, \d+ findings/).waitFor();
    await row(/exports\.py, line \d+/).waitFor();
    await inEachTheme('findings-view');
  });

  it('groups them by file', async () => {
    await workbench.runCommand('Vireo: Group Findings…');
    await workbench.pick('File');

    await row(/^exports\.py, \d+ finding/).waitFor();
    await workbench.screenshot('findings-by-file');
  });

  it('keeps what is open and selected while somebody types elsewhere', async () => {
    await row(/^exports\.py, \d+ finding/).click();
    await row(/exports\.py, line \d+/).waitFor();
    await workbench.openFile('imports.py');
    await workbench.page.keyboard.press('ControlOrMeta+End');
    await workbench.page.keyboard.type('\nother = yaml.load(open("other.yaml"))');
    await row(/^imports\.py, \d+ finding/).waitFor();

    assert.equal(await row(/^exports\.py, \d+ finding/).getAttribute('aria-expanded'), 'true');
    await workbench.page.keyboard.press('ControlOrMeta+Z');
  });

  it('dismisses one with a reason, and lists it no more but where it is asked for', async () => {
    const before = await row(/^exports\.py, \d+ finding/).getAttribute('aria-label');
    await workbench.askByMenu(row(/exports\.py, line \d+/), 'Dismiss Finding…');
    await workbench.answer('the value is a constant of ours');

    await workbench.waitFor(async () => {
      const now = row(/^exports\.py, \d+ finding/);
      return (await now.count()) === 0 || (await now.getAttribute('aria-label')) !== before;
    }, 'the row to go');
    await workbench.screenshot('findings-dismissed');
  });

  it('lists what is new alone once a baseline exists, and all when asked', async () => {
    execFileSync(process.execPath, [path.join(projectRoot, 'dist/cli.js'), 'baseline', 'create'], {
      cwd: folder,
    });

    await findings().getByText('new since the baseline').first().waitFor({ state: 'attached' });
    await workbench.runCommand('Vireo: Show Findings of the Baseline, Too');
    await row(/^exports\.py, \d+ finding/).waitFor();
    await workbench.screenshot('findings-baseline');
  });

  it('has the Scanner page again after a reload, as it was', async () => {
    await workbench.runCommand('Vireo: Open Scanner');
    const page = await workbench.webview('vireo-scanner');
    await page.getByRole('searchbox', { name: 'Search' }).fill('exports');
    await page.getByText('Clear filter').first().waitFor();
    await workbench.waitFor(async () => (await page.locator('.findings tbody tr').count()) > 0, 'rows');

    const reloaded = workbench.page.waitForEvent('load');
    await workbench.runCommand('Developer: Reload Window');
    await reloaded;
    await workbench.page.locator('.tab', { hasText: 'Scanner' }).click();

    const again = await workbench.webview('vireo-scanner');
    await workbench.waitFor(
      async () => (await again.getByRole('searchbox', { name: 'Search' }).inputValue()) === 'exports',
      'what was searched for',
    );
    await again.locator('.findings tbody tr').first().waitFor();
  });

  it('says in its row that the code of a finding is gone, and resolves it from there', async () => {
    writeFileSync(path.join(folder, 'api/app/exports.py'), '# Written anew.\n');
    await workbench.showView('Findings');
    const gone = findings().getByRole('treeitem', { name: /exports\.py, line \d+, .*code gone/ });
    // The rows change places for what is gone: one that is missed by that is clicked again.
    await workbench.untilDone(async (attempt) => {
      const file = row(/^exports\.py, \d+ finding/);
      if ((await file.getAttribute('aria-expanded', attempt)) !== 'true') await file.click(attempt);
      await gone.first().waitFor(attempt);
    }, 'the finding whose code is gone');

    await workbench.screenshot('findings-gone');
    const label = (await gone.first().getAttribute('aria-label')) ?? '';
    const resolved = findings().getByRole('treeitem', { name: label, exact: true });
    await workbench.runRowAction(resolved, 'Mark Finding as Resolved');
    await resolved.waitFor({ state: 'detached' });
  });
});
