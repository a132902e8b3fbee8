/**
 * Settings in the installed .vsix, in a workspace of two folders: what they say of themselves counts only once they are
 * trusted, and each is scanned when its own settings say so. Each step stands on the one before.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  type InstalledWindow,
  openInstalled,
  startFirstTimer,
  timerShows,
} from '../support/vscode/installed.ts';
import { waitFor } from '../support/wait-for.ts';

const config = 'sums/.vireo.yml';

/** A flaw in quality of medium severity, and one in security that is high. */
const code = [
  "import express from 'express';",
  'const app = express();',
  "app.get('/sum', (request, response) => {",
  '  debugger;',
  '  response.json(eval(String(request.query.sum)));',
  '});',
  '',
].join('\n');
const loads = 'import yaml\n\n\nprint(yaml.load(input()))\n';

describe('settings in the installed extension', function () {
  this.timeout(240_000);
  this.bail(true);
  let window: InstalledWindow;
  const inWorkspace = (file: string) => path.join(window.workspace, file);

  before(async () => {
    window = await openInstalled({
      workspaceFile: 'all.code-workspace',
      workspaceTrust: true,
      settings: {
        // A question of the editor's own could come at any moment, and lie over everything.
        'security.workspace.trust.startupPrompt': 'never',
        // Else a new line of YAML begins with the blanks of the one above.
        'editor.autoIndent': 'none',
        'files.autoSave': 'off',
      },
      prepare: (_editor, workspace) => {
        const write = (file: string, content: unknown) => {
          mkdirSync(path.dirname(path.join(workspace, file)), { recursive: true });
          writeFileSync(
            path.join(workspace, file),
            typeof content === 'string' ? content : JSON.stringify(content),
          );
        };
        write('sums/.vscode/settings.json', { 'vireo.scan.disabledRules': ['code-injection'] });
        write(config, 'rules: { debugger-statement: off }\n');
        write('sums/sum.ts', code);
        write('sums/test/sum-again.ts', code);
        write('saved/.vscode/settings.json', { 'vireo.scan.mode': 'on-save' });
        write('saved/saved.py', loads);
        for (const folder of ['sums', 'saved']) write(`${folder}/never_opened.py`, loads);
        write('all.code-workspace', { folders: [{ path: 'sums' }, { path: 'saved' }] });
      },
    });
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.workbench.keepScreenshot('settings-failed');
  });
  after(() => window?.editor[Symbol.asyncDispose]());

  /** How many squiggles of each kind are in the editor at hand. */
  const squiggles = async (wanted: Readonly<Record<'error' | 'warning' | 'info', number>>) => {
    const { workbench } = window;
    await workbench.waitFor(async () => {
      const counts = await Promise.all(
        (['error', 'warning', 'info'] as const).map(
          async (kind) => (await workbench.squiggles(kind).count()) === wanted[kind],
        ),
      );
      return counts.every(Boolean);
    }, JSON.stringify(wanted));
  };
  const squiggleCount = async (count: number) => {
    const { workbench } = window;
    await workbench.waitFor(async () => (await workbench.squiggleCount()) === count, `${count} squiggles`);
  };
  const save = async (file: string, content: string) => {
    await window.workbench.page.keyboard.press('ControlOrMeta+S');
    await waitFor(() => readFileSync(inWorkspace(file), 'utf8').trim() === content, `${file} to be saved`);
  };

  it('do not count in Restricted Mode', async () => {
    const { workbench } = window;
    await workbench.page.locator('.statusbar').getByText('Restricted Mode').waitFor();

    await workbench.openFile('sum.ts');

    await squiggles({ error: 1, warning: 1, info: 0 });
    await workbench.screenshot('settings-restricted');
  });

  it('keep no timer from running in Restricted Mode', async () => {
    await startFirstTimer(window);

    await timerShows(window, 'Acme · API 0:00');
  });

  it('let no agent work in Restricted Mode, which says why, with a way on', async () => {
    const { page } = window.workbench;
    await window.workbench.runCommand('Vireo: Ask an Agent…');

    await page.getByText('Agents do not work in Restricted Mode').first().waitFor();
    await window.workbench.pressInNotification('Agents do not work in Restricted Mode', 'Manage Trust');
    await page.locator('.workspace-trust-editor').waitFor();
  });

  it('count as soon as the folder is trusted', async () => {
    const { workbench } = window;
    const trust = workbench.page.locator('.workspace-trust-editor');
    await trust.getByRole('button', { name: 'Trust', exact: true }).click();
    await trust.getByText('You trust this workspace').waitFor();
    // Where it lies over the editor, it keeps the focus of what is opened below it. By its button: what it lies over
    // takes the focus from a palette.
    const close = workbench.page.locator('.modal-editor-header .codicon-close');
    await workbench.untilDone(async (attempt) => {
      if (await close.isVisible()) await close.click(attempt);
      await trust.waitFor({ state: 'hidden', ...attempt });
    }, 'the page about trust to close');

    await workbench.openFile('sum.ts');

    await squiggles({ error: 0, warning: 0, info: 0 });
  });

  it('take effect by rule and by path, each on its own squiggle', async () => {
    const { workbench } = window;
    writeFileSync(inWorkspace('sums/.vscode/settings.json'), '{}');
    await squiggles({ error: 1, warning: 0, info: 0 });
    await workbench.openFile(config);
    const rules = 'rules: { debugger-statement: critical, code-injection: low }';
    const overrides = 'overrides: [{ paths: [test/], rules: { debugger-statement: off } }]';
    await workbench.page.keyboard.press('ControlOrMeta+A');
    await workbench.page.keyboard.insertText(`${rules}\n${overrides}`);
    await save(config, `${rules}\n${overrides}`);

    await workbench.openFile('sum.ts');
    await squiggles({ error: 1, warning: 0, info: 1 });
    await workbench.screenshot('settings-severity');
    await workbench.openFile('sum-again.ts');
    await squiggles({ error: 0, warning: 0, info: 1 });
  });

  it('have one folder scanned when it is saved, and the other while it is typed', async () => {
    const { workbench } = window;
    await workbench.openFile('saved.py');
    await squiggleCount(1);
    await workbench.page.keyboard.press('ControlOrMeta+End');
    await workbench.page.keyboard.type('print(yaml.load(input()))');
    await workbench.openFile('sum.ts');
    await workbench.page.keyboard.press('ControlOrMeta+Home');
    await workbench.page.keyboard.type('debugger; ');
    await squiggles({ error: 2, warning: 0, info: 1 });

    await workbench.showTab('saved.py');
    await squiggleCount(1);
    await save('saved/saved.py', `${loads}print(yaml.load(input()))`);

    await squiggleCount(2);
  });

  it('have files of all folders scanned by one command', async () => {
    const { workbench } = window;
    await workbench.showView('Findings');
    await workbench.foldViews('Projects', 'Timesheets', 'Agent Tasks');

    await workbench.runCommand('Vireo: Scan Workspace');

    await workbench.treeItem(/saved\/never_opened\.py, line 4/).waitFor();
    await workbench.treeItem(/sums\/never_opened\.py, line 4/).waitFor();
    await workbench.screenshot('settings-all-folders');
  });
});
