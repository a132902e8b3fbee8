/**
 * Settings in the installed .vsix: what a folder says of itself counts only once it is trusted, and `.vireo.yml` is
 * completed and checked while it is typed. Each step stands on the one before.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type InstalledWindow, openInstalled } from '../support/vscode/installed.ts';
import { waitFor } from '../support/wait-for.ts';

const config = '.vireo.yml';

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

describe('settings in the installed extension', function () {
  this.timeout(240_000);
  this.bail(true);
  let window: InstalledWindow;
  const inWorkspace = (file: string) => path.join(window.workspace, file);

  before(async () => {
    window = await openInstalled({
      workspaceTrust: true,
      // A question of the editor's own could come at any moment, and lie over everything.
      settings: { 'security.workspace.trust.startupPrompt': 'never' },
      prepare: (_editor, workspace) => {
        for (const folder of ['.vscode', 'test']) mkdirSync(path.join(workspace, folder));
        const settings = { 'vireo.scan.disabledRules': ['code-injection'] };
        writeFileSync(path.join(workspace, '.vscode/settings.json'), JSON.stringify(settings));
        writeFileSync(path.join(workspace, config), 'rules: { debugger-statement: off }\n');
        writeFileSync(path.join(workspace, 'sum.ts'), code);
        writeFileSync(path.join(workspace, 'test/sum-again.ts'), code);
      },
    });
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.workbench.screenshot('configuration-failed');
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
  /** In place of all that the file at hand holds, letter by letter. */
  const typeAnew = async (text: string) => {
    await window.workbench.page.keyboard.press('ControlOrMeta+A');
    await window.workbench.page.keyboard.type(text);
  };
  const save = async (content: string) => {
    await window.workbench.page.keyboard.press('ControlOrMeta+S');
    await waitFor(() => readFileSync(inWorkspace(config), 'utf8').trim() === content, 'the saved settings');
  };
  /** Takes what is offered for the word that is being typed, once it is the first. */
  const complete = async (label: string) => {
    const { page } = window.workbench;
    await page.keyboard.press('Control+Space');
    const offered = page.locator('.suggest-widget .monaco-list-row.focused', { hasText: label });
    await offered.waitFor();
    await window.workbench.screenshot(`configuration-complete-${label}`);
    await page.keyboard.press('Enter');
    await page.locator('.suggest-widget.visible').waitFor({ state: 'hidden' });
  };

  it('do not count in Restricted Mode', async () => {
    const { workbench } = window;
    await workbench.page.locator('.statusbar').getByText('Restricted Mode').waitFor();

    await workbench.openFile('sum.ts');

    await squiggles({ error: 1, warning: 1, info: 0 });
    await workbench.screenshot('configuration-restricted');
  });

  it('count as soon as the folder is trusted', async () => {
    const { workbench } = window;
    await workbench.runCommand('Workspaces: Manage Workspace Trust');
    await workbench.page
      .locator('.workspace-trust-editor')
      .getByRole('button', { name: 'Trust', exact: true })
      .click();

    await workbench.openFile('sum.ts');

    await squiggles({ error: 0, warning: 0, info: 0 });
  });

  it('are completed where they are typed: keys, and what there is to choose from', async () => {
    writeFileSync(inWorkspace('.vscode/settings.json'), '{}');
    await squiggles({ error: 1, warning: 0, info: 0 });
    const { workbench } = window;
    await workbench.openFile(config);

    await typeAnew('profi');
    await complete('profile');
    await workbench.page.keyboard.type('secu');
    await complete('security');

    await workbench.page.locator('.view-line', { hasText: 'profile: security' }).waitFor();
    await save('profile: security');
  });

  it('of a profile hold in code: quality is off, security is not', async () => {
    await window.workbench.openFile('sum.ts');

    await squiggles({ error: 1, warning: 0, info: 0 });
  });

  it('are marked where they are wrong, while they are typed, in words that help', async () => {
    const { workbench } = window;
    await workbench.openFile(config);

    await typeAnew('profile: strickt');

    await squiggles({ error: 1, warning: 0, info: 0 });
    await workbench.runCommand('Problems: Focus on Problems View');
    await workbench.page
      .locator('.markers-panel')
      .getByText(/profile: .*recommended.*strict.*security/)
      .waitFor();
    await workbench.screenshot('configuration-problem');
  });

  it('take effect by rule and by path, each on its own squiggle', async () => {
    const { workbench } = window;
    await workbench.openFile(config);
    const rules = 'rules: { debugger-statement: critical, code-injection: low }';
    await typeAnew(`${rules}\n`);
    await squiggles({ error: 0, warning: 0, info: 0 });
    await workbench.page.keyboard.type('overrides: [{ paths: [test/], rules: { debugger-statement: off } }]');
    await save(`${rules}\noverrides: [{ paths: [test/], rules: { debugger-statement: off } }]`);

    await workbench.openFile('sum.ts');
    await squiggles({ error: 1, warning: 0, info: 1 });
    await workbench.screenshot('configuration-severity');
    await workbench.openFile('sum-again.ts');
    await squiggles({ error: 0, warning: 0, info: 1 });
  });
});
