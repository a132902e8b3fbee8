/**
 * Findings where they are listed, in the installed .vsix: the view and the Scanner page, in a folder that belongs to no
 * project until the command line imports what another tool has found, while two windows are open. What is decided in
 * one is seen in the other. Each step stands on the one before.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { projectRoot } from '../../../scripts/paths.ts';
import { createLog, createResult } from '../../../src/backend/testing/sarif-log.ts';
import { Workbench } from '../../support/vscode/workbench.ts';
import { clearWindow, type Journey } from '../shared-window.ts';

const level = { more: { level: 'error' } };
const log = createLog(
  [
    createResult({ ruleId: 'lint/sum', uri: 'sum.ts', line: 2, text: 'Adds without a limit.', ...level }),
    createResult({ ruleId: 'lint/copy', uri: 'copy.c', line: 2, text: 'Copies too much.', ...level }),
  ],
  { tool: 'Semgrep' },
);

export const findingsListed: Journey = (window) => {
  describe('findings in lists', () => {
    let other: Workbench;

    before(async () => {
      const { workbench, workspace } = window();
      // What is not saved would ask before it is closed.
      await workbench.runCommand('File: Save All');
      await workbench.page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
      await clearWindow(window());
      const write = (name: string, text: string) => writeFileSync(path.join(workspace, name), text);
      write('sum.ts', 'export function sum(one: number, two: number) {\n  return one + two;\n}\n');
      write('copy.c', 'void copy(char *to, char *from) {\n  strcpy(to, from);\n}\n');
      write('imports.py', 'import yaml\n\nfirst = yaml.load(open("first.yaml"))\n');
      write('exports.py', 'import yaml\n\nlast = yaml.load(open("last.yaml"))\n');
      write('semgrep.sarif', JSON.stringify(log));
      await showFindings(window().workbench);
    });
    afterEach(async function () {
      if (this.currentTest?.state === 'failed') await other?.keepScreenshot('findings-failed-other');
    });

    const cli = (...args: readonly string[]): string =>
      execFileSync(
        process.execPath,
        [path.join(projectRoot, 'dist/cli.js'), ...args, '--data', window().editor.dataDirectory],
        { cwd: window().workspace, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
      );
    const row = (workbench: Workbench, spoken: RegExp) => workbench.treeItem(spoken);
    const scanner = () => window().workbench.webview('vireo-scanner');

    async function showFindings(workbench: Workbench): Promise<void> {
      await workbench.showView('Findings');
      await workbench.foldViews('Projects', 'Timesheets', 'Agent Tasks');
    }

    it('are those of a file that is open, as soon as they are typed', async () => {
      const { workbench } = window();
      await workbench.openFile('imports.py');
      await workbench.squiggles('error').first().waitFor();
      await workbench.page.keyboard.press('ControlOrMeta+End');
      await workbench.page.keyboard.type('second = yaml.load(open("second.yaml"))');

      await row(workbench, /^Unsafe YAML load, High, imports\.py, line 3/).waitFor();
      await row(workbench, /^Unsafe YAML load, High, imports\.py, line 4/).waitFor();
      await workbench.screenshot('findings-typed');
    });

    it('are fixed from their row, where the editor shows what was done', async () => {
      const { workbench } = window();
      const fixed = workbench.page.locator('.view-line', { hasText: 'second = yaml.safe_load' });
      // Rows that are drawn again for what was just typed do not hear the click that comes then.
      await workbench.untilDone(async (attempt) => {
        if (await fixed.isVisible()) return;
        await workbench.runRowAction(row(workbench, /imports\.py, line 4/), 'Fix Finding');
        await fixed.waitFor(attempt);
      }, 'the finding to be fixed from its row');
      await row(workbench, /imports\.py, line 4/).waitFor({ state: 'detached' });
      await workbench.page.keyboard.press('ControlOrMeta+S');
      await workbench.page.locator('.tab.dirty').waitFor({ state: 'detached' });
    });

    it('are on the Scanner page once a command scanned a folder that belongs to no project', async () => {
      const { workbench } = window();
      await workbench.runCommand('Vireo: Open Scanner');
      const page = await scanner();
      await page
        .getByText(/^\d+ findings?$/)
        .first()
        .waitFor();
      assert.equal(await page.getByText('Not scanned yet').count(), 0);

      await page.getByRole('button', { name: 'Scan Workspace' }).click();

      await page.getByRole('button', { name: 'Scan Again' }).waitFor();
      await page.locator('.findings tbody tr', { hasText: 'exports.py' }).waitFor();
      await row(workbench, /exports\.py, line 3/).waitFor();
      await workbench.screenshot('scanner-unlinked');
    });

    it('are grouped by file', async () => {
      const { workbench } = window();
      await workbench.runCommand('Vireo: Group Findings…');
      await workbench.pick('File');

      await row(workbench, /^exports\.py, 1 finding/).waitFor();
      await workbench.runCommand('Vireo: Group Findings…');
      await workbench.pick('Severity');
      await row(workbench, /^High, \d+ findings/).waitFor();
    });

    it('are those that another tool reports, by rows that name it and squiggles in code, in both windows', async () => {
      const { workbench } = window();
      other = new Workbench(await window().editor.browser.context.newPage());
      await other.open(workbench.page.url());
      await other.statusItem('vireo.timer').filter({ hasText: '0:00' }).waitFor();
      await showFindings(other);
      for (const each of [workbench, other]) await each.openFile('sum.ts');

      assert.match(cli('findings', 'import', 'semgrep.sarif', '--create'), /Semgrep: 2 new/);

      for (const each of [workbench, other]) {
        await row(each, /sum\.ts, line 2.*Semgrep/).waitFor();
        await row(each, /copy\.c, line 2.*Semgrep/).waitFor();
        await each.squiggles('error').first().waitFor();
      }
      await other.openFile('copy.c');
      await other.squiggles('error').first().waitFor();
      await other.screenshot('shared-findings');
    });

    it('are assigned and commented on, and the other window hears it', async () => {
      const { workbench } = window();
      await workbench.askByMenu(row(workbench, /sum\.ts, line 2/), 'Assign Finding…');
      await workbench.pick('(me)');
      const isAssigned = async () => /"assignee": ?"/.test(cli('findings', 'list', '--json'));
      await workbench.waitFor(isAssigned, 'the one who fixes it');

      await workbench.askByMenu(row(workbench, /sum\.ts, line 2/), 'Comment on Finding…');
      await workbench.input.fill('Bounded by its caller.');
      await workbench.pick('Add this comment');

      await row(other, /sum\.ts, line 2.*1 comment/).waitFor();
    });

    it('go from both windows when the other one dismisses them, their squiggles, too', async () => {
      const { workbench } = window();
      await other.showTab('sum.ts');
      await other.askByMenu(row(other, /sum\.ts, line 2/), 'Dismiss Finding…');
      await other.answer('the caller bounds it');

      for (const each of [other, workbench]) {
        await row(each, /sum\.ts, line 2/).waitFor({ state: 'detached' });
        await each.waitFor(async () => (await each.squiggleCount()) === 0, 'the squiggle to go');
      }
      await row(workbench, /copy\.c, line 2/).waitFor();
      await other.page.close();
    });

    it('are the new ones alone once a baseline exists, and all when asked', async () => {
      const { workbench } = window();
      const cliFile = path.join(projectRoot, 'dist/cli.js');
      execFileSync(process.execPath, [cliFile, 'baseline', 'create'], {
        cwd: window().workspace,
        stdio: 'ignore',
      });

      await row(workbench, /exports\.py, line 3/).waitFor({ state: 'detached' });
      const told: Locator = workbench.page.locator('.sidebar').getByText('new since the baseline').first();
      await told.waitFor({ state: 'attached' });
      await workbench.runCommand('Vireo: Include Baseline Findings');
      await row(workbench, /exports\.py, line 3/).waitFor();
      await workbench.screenshot('findings-baseline');
    });

    it('are exported from the Scanner page', async () => {
      const { workbench, workspace } = window();
      const file = path.join(workspace, 'found.sarif');
      await workbench.runCommand('Vireo: Open Scanner');
      const page = await scanner();
      await page.locator('.findings tbody tr', { hasText: 'copy.c' }).waitFor();
      const rows = await page.locator('.findings tbody tr').count();
      await page.getByRole('button', { name: /^Export/ }).click();
      await page.getByText('SARIF 2.1.0').click();
      await workbench.pick('What the table lists');
      await workbench.saveAs(file, '.sarif');

      // The file is there a moment before its text.
      const isWritten = async () => existsSync(file) && /\}\s*$/.test(readFileSync(file, 'utf8'));
      await workbench.waitFor(isWritten, 'the export');
      const { runs } = JSON.parse(readFileSync(file, 'utf8'));
      const results = runs.flatMap((run: { results: unknown[] }) => run.results);
      assert.equal(results.length, rows);
    });
  });
};
