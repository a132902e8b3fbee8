/** Packages in the editor, and the report of the Security agent, in the .vsix as a user installs it. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../scripts/paths.ts';
import { type InstalledWindow, openInstalled } from '../support/vscode/installed.ts';
import { waitFor } from '../support/wait-for.ts';

const advisory = {
  id: 'GHSA-aaaa-bbbb-cccc',
  modified: '2026-11-01T00:00:00Z',
  summary: 'Slow on long texts',
  severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H' }],
  affected: [
    {
      package: { ecosystem: 'npm', name: 'debug' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '4.0.0' }, { fixed: '4.3.5' }] }],
    },
    {
      package: { ecosystem: 'PyPI', name: 'idna' },
      ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '3.7' }] }],
    },
  ],
};
const requirements = 'requests==2.31.0\nidna==3.6\n';
const manifest = { name: 'shop', version: '1.0.0', dependencies: { debug: '4.3.4' } };
const lock = {
  ...manifest,
  lockfileVersion: 3,
  packages: { '': manifest, 'node_modules/debug': { version: '4.3.4' } },
};

interface Identified {
  readonly id: string;
}

describe('dependencies and the report of the Security agent, installed', function () {
  this.timeout(240_000);
  this.bail(true);
  let window: InstalledWindow;
  const inWorkspace = (file: string) => path.join(window.workspace, file);
  /** The editor empties a file before it writes it. */
  const untilSaved = async (file: string, holds: RegExp) =>
    await waitFor(
      () => existsSync(inWorkspace(file)) && holds.test(readFileSync(inWorkspace(file), 'utf8')),
      `${file} to hold ${holds}`,
    );

  before(async () => {
    window = await openInstalled({
      prepare: (editor, workspace) => {
        writeFileSync(path.join(workspace, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
        writeFileSync(path.join(workspace, 'package-lock.json'), JSON.stringify(lock));
        writeFileSync(path.join(workspace, 'requirements.txt'), requirements);
        writeFileSync(path.join(workspace, 'run.py'), 'import os\n\nos.system(input())\n');
        const source = path.join(editor.profile.base, 'advisory.json');
        writeFileSync(source, JSON.stringify(advisory));
        const cli = path.join(projectRoot, 'dist/cli.js');
        execFileSync(process.execPath, [cli, 'advisories', 'import', source, '--data', editor.dataDirectory]);
      },
    });
    await window.workbench.statusItem('vireo.timer').filter({ hasText: '0:00' }).waitFor();
    const client = await window.ask<Identified>('POST', '/clients', { name: 'Acme', currency: 'EUR' });
    await window.ask('POST', '/projects', {
      name: 'Shop',
      clientId: client.id,
      hourlyRate: { minor: 11_000, currency: 'EUR' },
      folder: window.workspace,
    });
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.workbench.screenshot('dependencies-failed');
  });
  after(() => window?.editor[Symbol.asyncDispose]());

  it('underline the package that an advisory speaks of, in its manifest', async () => {
    await window.workbench.openFile('package.json');

    await window.workbench.squiggles('error').or(window.workbench.squiggles('warning')).first().waitFor();
    await window.workbench.runCommand('Problems: Focus on Problems View');
    await window.workbench.page.locator('.markers-panel').getByText('GHSA-aaaa-bbbb-cccc').first().waitFor();
    await window.workbench.screenshot('dependencies');
  });

  it('mend it by the least upgrade', async () => {
    await window.workbench.openFile('package.json');
    await window.workbench.goToLine(5);
    await window.workbench.page.keyboard.press('End');
    await window.workbench.page.keyboard.press('ArrowLeft');
    await window.workbench.quickFix(/4\.3\.5/);

    await window.workbench.page.locator('.view-line', { hasText: '4.3.5' }).waitFor();
    await window.workbench.page.keyboard.press('ControlOrMeta+S');
    await waitFor(
      () => readFileSync(inWorkspace('package.json'), 'utf8').includes('4.3.5'),
      'the saved manifest',
    );
  });

  it('are looked at in files of another ecosystem, too', async () => {
    const { workbench } = window;
    await workbench.openFile('requirements.txt');
    await workbench.squiggles('error').or(workbench.squiggles('warning')).first().waitFor();
    await workbench.goToLine(2);
    await workbench.screenshot('dependencies-python');
    await workbench.quickFix(/Upgrade idna to 3\.7/);

    await workbench.page.locator('.view-line', { hasText: 'idna==3.7' }).waitFor();
    await workbench.page.keyboard.press('ControlOrMeta+S');
    await waitFor(
      () => readFileSync(inWorkspace('requirements.txt'), 'utf8') === requirements.replace('3.6', '3.7'),
      'the saved requirements',
    );
  });

  it('stand in the report of the agent, beside the code, saved where it is wanted', async () => {
    await window.workbench.runCommand('Vireo: Ask an Agent…');
    await window.workbench.pick('Security');
    await window.workbench.pick('Shop');
    await window.workbench.showContainer('Vireo');
    const row = window.workbench.treeItem(/Security agent · Shop.*done/);
    await row.waitFor();

    await window.workbench.askByMenu(row, 'Save Report As…');
    await window.workbench.pick('Markdown');
    await window.workbench.saveAs(inWorkspace('security.md'), '.md');

    await untilSaved('security.md', /GHSA-aaaa-bbbb-cccc/);
    await untilSaved('security.md', /run\.py/);
    await untilSaved('security.md', /OWASP/);
    await window.workbench.screenshot('report-saved');
  });

  for (const [format, file, holds] of [
    ['SARIF', 'security.sarif', /"uri": ?"run\.py"/],
    ['HTML', 'security.html', /<!doctype html>[\s\S]*run\.py/i],
  ] as const) {
    it(`are saved as ${format}`, async () => {
      const { workbench } = window;
      await workbench.showContainer('Vireo');
      await workbench.askByMenu(workbench.treeItem(/Security agent · Shop.*done/), 'Save Report As…');
      await workbench.pick(format);
      await workbench.saveAs(inWorkspace(file), path.extname(file));

      await untilSaved(file, holds);
      await workbench.screenshot(`report-saved-${format.toLowerCase()}`);
    });
  }
});
