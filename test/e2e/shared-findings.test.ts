/**
 * What another tool has found, in the installed .vsix: its log is imported by the command line while two windows are
 * open, and what is decided in one is seen in the other. Each step stands on the one before.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../scripts/paths.ts';
import { createLog, createResult } from '../../src/backend/testing/sarif-log.ts';
import { type InstalledWindow, openInstalled } from '../support/vscode/installed.ts';
import { Workbench } from '../support/vscode/workbench.ts';

const log = createLog(
  [
    createResult({
      ruleId: 'lint/sum',
      uri: 'sum.ts',
      line: 2,
      text: 'Adds without a limit.',
      more: { level: 'error' },
    }),
    createResult({
      ruleId: 'lint/copy',
      uri: 'copy.c',
      line: 2,
      text: 'Copies too much.',
      more: { level: 'error' },
    }),
  ],
  { tool: 'Semgrep' },
);

describe('findings of another tool in two windows of the installed extension', function () {
  this.timeout(240_000);
  this.bail(true);
  let window: InstalledWindow;
  let other: Workbench;

  before(async () => {
    window = await openInstalled({
      prepare: (_editor, workspace) => {
        const write = (name: string, text: string) => writeFileSync(path.join(workspace, name), text);
        write('sum.ts', 'export function sum(one: number, two: number) {\n  return one + two;\n}\n');
        write('copy.c', 'void copy(char *to, char *from) {\n  strcpy(to, from);\n}\n');
        write('semgrep.sarif', JSON.stringify(log));
      },
    });
    other = new Workbench(await window.editor.browser.context.newPage());
    await other.open(window.workbench.page.url());
    await other.statusItem('vireo.timer').filter({ hasText: '0:00' }).waitFor();
  });
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    await window.workbench.screenshot('shared-findings-failed');
    await other.screenshot('shared-findings-failed-other');
  });
  after(() => window?.editor[Symbol.asyncDispose]());

  const cli = (...args: readonly string[]): string =>
    execFileSync(
      process.execPath,
      [path.join(projectRoot, 'dist/cli.js'), 'findings', ...args, '--data', window.editor.dataDirectory],
      { cwd: window.workspace, encoding: 'utf8' },
    );
  const row = (workbench: Workbench, spoken: RegExp) => workbench.treeItem(spoken);

  it('are rows that name the tool, and squiggles in code, in both windows', async () => {
    const { workbench } = window;
    for (const each of [workbench, other]) {
      await each.showView('Findings');
      await each.openFile('sum.ts');
    }

    assert.match(cli('import', 'semgrep.sarif', '--create'), /Semgrep: 2 new/);

    for (const each of [workbench, other]) {
      await row(each, /sum\.ts, line 2.*Semgrep/).waitFor();
      await row(each, /copy\.c, line 2.*Semgrep/).waitFor();
      await each.squiggles('error').first().waitFor();
    }
    await workbench.screenshot('shared-findings');
  });

  it('name their tool in Problems, too', async () => {
    const { workbench } = window;
    await workbench.runCommand('Problems: Focus on Problems View');

    await workbench.page
      .locator('.markers-panel')
      .getByText(/Semgrep/)
      .first()
      .waitFor();
    await workbench.screenshot('shared-findings-problems');
  });

  it('are given to somebody', async () => {
    const { workbench } = window;

    await workbench.askByMenu(row(workbench, /sum\.ts, line 2/), 'Assign Finding…');
    await workbench.pick('(me)');

    await workbench.waitFor(async () => /"assignee": ?"/.test(cli('list', '--json')), 'the one who mends it');
    await workbench.screenshot('shared-findings-assigned');
  });

  it('are spoken of, and the other window hears it', async () => {
    const { workbench } = window;

    await workbench.askByMenu(row(workbench, /sum\.ts, line 2/), 'Comment on Finding…');
    await workbench.input.fill('Bounded by its caller.');
    await workbench.pick('Add this comment');

    await row(other, /sum\.ts, line 2.*1 comment/).waitFor();
    await workbench.screenshot('shared-findings-comment');
  });

  it('go from both windows when the other one dismisses them, their squiggles, too', async () => {
    await other.askByMenu(row(other, /sum\.ts, line 2/), 'Dismiss Finding…');
    await other.answer('the caller bounds it');

    for (const each of [other, window.workbench]) {
      await row(each, /sum\.ts, line 2/).waitFor({ state: 'detached' });
      await each.waitFor(async () => (await each.squiggleCount()) === 0, 'the squiggle to go');
    }
    await row(window.workbench, /copy\.c, line 2/).waitFor();
  });

  it('are underlined in code that Vireo does not scan', async () => {
    await other.openFile('copy.c');

    await other.squiggles('error').first().waitFor();
    await other.screenshot('shared-findings-other-language');
  });
});
