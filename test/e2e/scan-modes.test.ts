/**
 * When a document is scanned, in the installed .vsix: three folders in one window, each with a mode of its own; texts
 * that have no file yet; and files that cannot be written. Each step stands on the one before.
 */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type InstalledWindow, openInstalled } from '../support/vscode/installed.ts';

const modes = { live: 'on-type', saved: 'on-save', asked: 'manual' } as const;
const flaw = 'import yaml\n\n\nprint(yaml.load(input()))\n';

describe('the moments of a scan in the installed extension', function () {
  this.timeout(240_000);
  this.bail(true);
  let window: InstalledWindow;

  before(async () => {
    window = await openInstalled({
      workspaceFile: 'all.code-workspace',
      settings: {
        'files.autoSave': 'off',
        // Else Enter takes the word that is offered at that moment, in place of a new line.
        'editor.acceptSuggestionOnEnter': 'off',
        'files.defaultLanguage': 'python',
        'files.readonlyInclude': { '**/vendored.py': true },
      },
      prepare: (_editor, workspace) => {
        const folders = Object.entries(modes).map(([name, mode]) => {
          const folder = path.join(workspace, name);
          mkdirSync(path.join(folder, '.vscode'), { recursive: true });
          const settings = { 'vireo.scan.mode': mode };
          writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify(settings));
          writeFileSync(path.join(folder, `${name}.py`), flaw);
          return { path: name };
        });
        writeFileSync(path.join(workspace, 'live/vendored.py'), flaw);
        writeFileSync(path.join(workspace, 'live/never_opened.py'), flaw);
        writeFileSync(path.join(workspace, 'all.code-workspace'), JSON.stringify({ folders }));
      },
    });
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.workbench.screenshot('scan-modes-failed');
  });
  after(() => window?.editor[Symbol.asyncDispose]());

  const squiggles = async (count: number) => {
    const { workbench } = window;
    await workbench.waitFor(async () => (await workbench.squiggleCount()) === count, `${count} squiggles`);
  };
  const typeFlaw = async () => {
    await window.workbench.page.keyboard.press('ControlOrMeta+End');
    await window.workbench.page.keyboard.type('print(yaml.load(input()))');
  };

  it('is each letter where a folder says nothing else', async () => {
    await window.workbench.openFile('live.py');
    await squiggles(1);

    await typeFlaw();

    await squiggles(2);
  });

  it('is the save where a folder says so', async () => {
    const { workbench } = window;
    await workbench.openFile('saved.py');
    await squiggles(1);
    await typeFlaw();
    await workbench.showTab('live.py');
    await typeFlaw();
    await squiggles(3);

    await workbench.showTab('saved.py');
    await squiggles(1);
    await workbench.page.keyboard.press('ControlOrMeta+S');

    await squiggles(2);
  });

  it('is the command alone where a folder says so', async () => {
    const { workbench } = window;
    await workbench.openFile('asked.py');
    await workbench.page.keyboard.press('ControlOrMeta+S');
    await workbench.showTab('live.py');
    await squiggles(3);
    await workbench.showTab('asked.py');
    await squiggles(0);

    await workbench.runCommand('Vireo: Scan This File');

    await squiggles(1);
    await workbench.screenshot('scan-modes-manual');
  });

  it('comes for a text that has no file', async () => {
    const { workbench } = window;
    await workbench.runCommand('File: New Untitled Text File');
    await workbench.page.locator('.tab.active', { hasText: 'Untitled-1' }).waitFor();
    await workbench.focusedEditor('^="untitled:"').waitFor();

    await workbench.page.keyboard.type('import yaml\nprint(yaml.load(input()))');

    await squiggles(1);
    await workbench.screenshot('scan-modes-untitled');
  });

  it('comes for a file that cannot be written', async () => {
    const { workbench } = window;
    await workbench.openFile('vendored.py');

    await squiggles(1);
    await workbench.page.keyboard.type('x');
    await workbench.page
      .getByText(/^Editor is read-only/)
      .first()
      .waitFor();
    await workbench.screenshot('scan-modes-read-only');
  });

  it('comes for the files of all folders when it is asked for', async () => {
    const { workbench } = window;
    await workbench.showView('Findings');
    // Five views share the side bar, and a list draws no more rows than it has room for.
    for (const other of ['Projects', 'Timesheets', 'Agent Tasks'])
      await workbench.page.getByRole('button', { name: `${other} Section` }).click();

    await workbench.runCommand('Vireo: Scan Workspace');

    await workbench.treeItem(/live\/never_opened\.py, line 4/).waitFor();
    await workbench.treeItem(/asked\/asked\.py, line 4/).waitFor();
    assert.equal(await workbench.treeItem(/live\/vendored\.py, line 4/).count(), 1);
    await workbench.screenshot('scan-modes-workspace');
  });
});
