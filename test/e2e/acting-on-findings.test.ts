/**
 * What is done about findings in the installed .vsix, by keyboard where there is a key: read, mended everywhere, set
 * aside, looked for in a workspace too large for one look, exported. Each step stands on the one before.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type InstalledWindow, openInstalled } from '../support/vscode/installed.ts';

const flawed = 'export function run() {\n  debugger;\n  return 1;\n}\n';
const sound = flawed.replace('  debugger;\n', '');
const loads = 'import yaml\n\nprint(yaml.load(input()))\n';
const limit = 20;
const many = 2_000;
/** Long enough that somebody gets to the button before the end. */
const long = flawed.repeat(20);

describe('acting on findings in the installed extension', function () {
  this.timeout(240_000);
  this.bail(true);
  let window: InstalledWindow;
  const at = (file: string) => path.join(window.workspace, file);
  const textOf = (file: string) => readFileSync(at(file), 'utf8');

  before(async () => {
    window = await openInstalled({
      settings: { 'files.autoSave': 'off' },
      prepare: (_editor, workspace) => {
        const write = (name: string, text: string) => {
          mkdirSync(path.dirname(path.join(workspace, name)), { recursive: true });
          writeFileSync(path.join(workspace, name), text);
        };
        for (const name of ['one', 'two', 'three']) write(`src/${name}.ts`, flawed);
        for (const name of ['first', 'second']) write(`jobs/${name}.py`, loads);
        write('.vscode/settings.json', JSON.stringify({ 'vireo.scan.workspaceFileLimit': limit }));
      },
    });
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.workbench.screenshot('acting-failed');
  });
  after(() => window?.editor[Symbol.asyncDispose]());

  const squiggles = async (count: number) => {
    const { workbench } = window;
    await workbench.waitFor(async () => (await workbench.squiggleCount()) === count, `${count} squiggles`);
  };
  const openAtFlaw = async (file: string, line: number) => {
    await window.workbench.openFile(file);
    await squiggles(1);
    await window.workbench.goToLine(line);
  };
  const toast = (text: RegExp) =>
    window.workbench.page.locator('.notifications-toasts').getByText(text).first();
  const scanWorkspace = async (said: RegExp) => {
    const { workbench } = window;
    await workbench.runCommand('Notifications: Clear All Notifications');
    await workbench.runCommand('Vireo: Scan Workspace');
    await toast(said).waitFor();
  };

  it('reads what is wrong in a hover, by its key', async () => {
    const { workbench } = window;
    await openAtFlaw('first.py', 3);
    await workbench.page.keyboard.press('Home');
    for (let letter = 0; letter < 'print(yaml.lo'.length; letter += 1)
      await workbench.page.keyboard.press('ArrowRight');
    const hover = workbench.page.locator('.monaco-hover:visible');
    await workbench.untilDone(async (attempt) => {
      await workbench.page.keyboard.press('ControlOrMeta+K');
      await workbench.page.keyboard.press('ControlOrMeta+I');
      await hover.getByText('CWE-502').first().waitFor(attempt);
    }, 'the hover');

    assert.match((await hover.first().textContent()) ?? '', /yaml/i);
    await workbench.screenshot('acting-hover');
    await workbench.page.keyboard.press('Escape');
  });

  it('mends all of a rule in the workspace, after each place was looked at', async () => {
    const { workbench } = window;
    await openAtFlaw('one.ts', 2);
    await workbench.quickFix(/^Fix all of ".*" in the workspace…$/);
    await workbench.button('Choose…');
    const preview = workbench.page.locator('.part.panel');
    const places = preview.locator('.monaco-list-row', { hasText: 'debugger' });
    await workbench.waitFor(async () => (await places.count()) === 3, 'the places');
    await workbench.screenshot('acting-preview');
    for (const box of await places.locator('input, .edit-checkbox').all()) await box.click();
    await preview.getByRole('button', { name: 'Apply' }).click();

    await places.first().waitFor({ state: 'detached' });
    for (const name of ['one', 'two', 'three']) {
      // The places go before their texts are changed.
      await workbench.page.locator('.tab.dirty', { hasText: `${name}.ts` }).waitFor();
      await workbench.showTab(`${name}.ts`);
      await workbench.page.keyboard.press('ControlOrMeta+S');
      await workbench.waitFor(async () => textOf(`src/${name}.ts`) === sound, `${name}.ts to be mended`);
    }
    await squiggles(0);
    await workbench.screenshot('acting-mended');
  });

  it('sets a rule aside in one file, with a reason, and leaves it in the others', async () => {
    const { workbench } = window;
    await openAtFlaw('first.py', 3);
    await workbench.page.keyboard.press('End');
    for (let letter = 0; letter < 'nput()))'.length; letter += 1)
      await workbench.page.keyboard.press('ArrowLeft');
    await workbench.quickFix(/^Suppress ".*" in this file…$/);
    await workbench.page.getByText('writes the rule with this reason into .vireo.yml').waitFor();
    await workbench.screenshot('acting-reason');
    await workbench.answer('read from our own build alone');

    await squiggles(0);
    assert.match(textOf('.vireo.yml'), /jobs\/first\.py/);
    assert.match(textOf('.vireo.yml'), /read from our own build alone/);
    await workbench.openFile('second.py');
    await squiggles(1);
  });

  it('sets it aside in the workspace', async () => {
    const { workbench } = window;
    await openAtFlaw('second.py', 3);
    await workbench.page.keyboard.press('End');
    for (let letter = 0; letter < 'nput()))'.length; letter += 1)
      await workbench.page.keyboard.press('ArrowLeft');
    await workbench.quickFix(/^Suppress ".*" in the workspace…$/);
    await workbench.answer('all of them read our own files');

    await squiggles(0);
    assert.match(textOf('.vireo.yml'), /all of them read our own files/);
    await workbench.screenshot('acting-set-aside');
  });

  it('reads as many files as the settings allow, and says that more were left', async () => {
    const { workbench } = window;
    rmSync(at('.vireo.yml'));
    mkdirSync(at('many'));
    for (let index = 0; index < many; index += 1)
      writeFileSync(at(`many/${index}.ts`), `// ${index}\n${long}`);

    await scanWorkspace(/Scan of the workspace is done\. \d+ findings in \d+ of 2\d files/);

    await workbench.screenshot('acting-limit');
    assert.match(
      (await toast(/is done/).textContent()) ?? '',
      /\d+ files that were changed before all others/,
    );
  });

  it('stops when it is cancelled, and goes on from there when it is asked again', async () => {
    const { workbench } = window;
    rmSync(at('.vscode/settings.json'));
    await workbench.untilDone(async (attempt) => {
      await workbench.runCommand('Notifications: Clear All Notifications');
      await workbench.runCommand('Vireo: Scan Workspace');
      await toast(/\d of 2,?\d{3} files/).waitFor(attempt);
    }, 'a scan without the limit');
    await workbench.button('Cancel');
    await toast(/^Scan cancelled\./).waitFor();
    await workbench.screenshot('acting-cancelled');

    await scanWorkspace(/Scan of the workspace is done\. \d+ findings in \d+ of 2\d{3} files/);
    await workbench.screenshot('acting-resumed');
  });

  it('exports from the Scanner page', async () => {
    const { workbench } = window;
    rmSync(at('many'), { recursive: true });
    await scanWorkspace(/Scan of the workspace is done\. 2 findings/);
    await workbench.runCommand('Vireo: Open Scanner');
    const page = await workbench.webview('vireo-scanner');
    // The folder that went away had thousands: the page forgets them a moment after the scan is done.
    const countRows = async () => await page.locator('.findings tbody tr').count();
    await workbench.waitFor(async () => (await countRows()) === 2, 'the two findings that are left');
    await page.getByRole('button', { name: /^Export/ }).click();
    await page.getByText('SARIF 2.1.0').click();
    await workbench.saveAs(at('found.sarif'), '.sarif');

    // The file is there a moment before its text.
    const isWritten = async () => existsSync(at('found.sarif')) && /\}\s*$/.test(textOf('found.sarif'));
    await workbench.waitFor(isWritten, 'the export');
    const { runs } = JSON.parse(textOf('found.sarif'));
    assert.equal(runs[0].results.length, 2);
    await workbench.screenshot('acting-exported');
  });
});
