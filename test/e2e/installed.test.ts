/** The .vsix in a clean VS Code, as a user has it after installing: no clone, no development mode. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../scripts/paths.ts';
import { type Editor, openEditor } from '../support/vscode/editor.ts';
import { Workbench } from '../support/vscode/workbench.ts';
import { workbenchUrl } from '../support/vscode/workbench-url.ts';

describe('the .vsix in a clean VS Code', function () {
  this.timeout(180_000);
  let editor: Editor;
  let workbench: Workbench;

  before(async () => {
    const settings = { 'vireo.welcome.openAtFirstStart': true };
    editor = await openEditor({ vsix: path.join(projectRoot, 'out/vireo.vsix'), settings });
    const folder = path.join(editor.profile.base, 'workspace');
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'notes.txt'), 'Nothing here.\n');
    workbench = new Workbench(editor.browser.page);
    await workbench.open(workbenchUrl(editor.server.url, { folder }));
  });
  after(() => editor?.[Symbol.asyncDispose]());

  it('opens its walkthrough at the first start', async () => {
    await workbench.page.getByText('Run your practice from the editor').first().waitFor();
  });

  it('shows the timer in the status bar', async () => {
    await workbench.statusItem('vireo.timer').filter({ hasText: '0:00' }).waitFor();
  });

  for (const view of ['Projects', 'Timesheets', 'Agent Tasks', 'Findings', 'Invoices']) {
    it(`shows the view ${view}`, async () => {
      await workbench.showContainer('Vireo');

      await workbench.view(view).waitFor();
    });
  }

  it('offers its commands in the palette', async () => {
    await workbench.untilDone(async (attempt) => {
      await workbench.offerCommand('Vireo: Start Timer…', attempt);
    }, 'the palette to offer it');
    await workbench.page.keyboard.press('Escape');
  });

  it('has on the Scanner page what its command scanned, in a folder that belongs to no project', async () => {
    await workbench.runCommand('Vireo: Open Scanner');
    const page = await workbench.webview('vireo-scanner');
    await page.getByText('Not scanned yet').waitFor();

    await workbench.runCommand('Vireo: Scan Workspace');

    await page.getByRole('button', { name: 'Scan Again' }).waitFor();
    await page
      .getByText(/1 file/)
      .first()
      .waitFor();
    await workbench.screenshot('scanner-unlinked');
  });
});
