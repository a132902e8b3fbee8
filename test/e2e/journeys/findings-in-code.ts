/**
 * Findings where the code is, in the installed .vsix and by keyboard where there is a key: read, fixed everywhere,
 * suppressed, explained beside the code while the editor's cursor goes along. Each step stands on the one before.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { projectRoot } from '../../../scripts/paths.ts';
import type { Editor } from '../../support/vscode/editor.ts';
import type { Journey } from '../shared-window.ts';

const flawed = 'export function run() {\n  debugger;\n  return 1;\n}\n';
const sound = flawed.replace('  debugger;\n', '');
const loads = 'import yaml\n\nprint(yaml.load(input()))\n';
const routes = [
  "import express from 'express';",
  "import { listOrders } from './orders';",
  'const app = express();',
  "app.get('/orders', async (req, res) => {",
  '  const status = req.query.status;',
  '  res.json(await listOrders(status));',
  '});',
  '',
].join('\n');
const orders = [
  "import { db } from './db';",
  'export async function listOrders(status: string) {',
  "  const sql = `select * from orders where status = '${status}'`;",
  '  return db.query(sql);',
  '}',
  '',
].join('\n');
const manifest = { name: 'shop', version: '1.0.0', dependencies: { debug: '4.3.4' } };
const lock = {
  ...manifest,
  lockfileVersion: 3,
  packages: { '': manifest, 'node_modules/debug': { version: '4.3.4' } },
};
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
  ],
};

/** Before the window opens: code with flaws, and an advisory for a package that it uses. */
export function prepareFindingsInCode({ profile, dataDirectory }: Editor, workspace: string): void {
  const write = (name: string, text: string) => {
    mkdirSync(path.dirname(path.join(workspace, name)), { recursive: true });
    writeFileSync(path.join(workspace, name), text);
  };
  for (const name of ['one', 'two', 'three']) write(`src/${name}.ts`, flawed);
  for (const name of ['first', 'second']) write(`jobs/${name}.py`, loads);
  write('routes.ts', routes);
  write('orders.ts', orders);
  write('package.json', `${JSON.stringify(manifest, null, 2)}\n`);
  write('package-lock.json', JSON.stringify(lock));
  const source = path.join(profile.base, 'advisory.json');
  writeFileSync(source, JSON.stringify(advisory));
  const cli = path.join(projectRoot, 'dist/cli.js');
  execFileSync(process.execPath, [cli, 'advisories', 'import', source, '--data', dataDirectory]);
}

export const findingsInCode: Journey = (window) => {
  describe('findings in code', () => {
    const textOf = (file: string) => readFileSync(path.join(window().workspace, file), 'utf8');

    const squiggles = async (count: number) => {
      const { workbench } = window();
      await workbench.waitFor(async () => (await workbench.squiggleCount()) === count, `${count} squiggles`);
    };
    /** Once it is scanned, at a place in its flaw. */
    const openAt = async (file: string, line: number, column: number) => {
      await window().workbench.openFile(file);
      await window().workbench.waitFor(
        async () => (await window().workbench.squiggleCount()) > 0,
        'a squiggle',
      );
      await window().workbench.goToLine(line, column);
    };
    const panel = () => window().workbench.webview('vireo-explain');
    const current = (frame: Frame) => frame.locator('.step[tabindex="0"]');
    /** `Ln 6, Col 20`, while an editor has the focus. */
    const cursor = () => window().workbench.page.locator('[id="status.editor.selection"]');
    /** Line of the cursor in the editor that shows `file`, whoever has the focus. */
    const cursorIs = async (file: string, line: number) => {
      const { page } = window().workbench;
      const group = page.locator('.editor-group-container', {
        has: page.locator('.tab.active', { hasText: file }),
      });
      await group.locator('.line-numbers.active-line-number', { hasText: new RegExp(`^${line}$`) }).waitFor();
    };

    it('are read in a hover, by its key', async () => {
      const { workbench } = window();
      await openAt('first.py', 3, 14);
      const hover = workbench.page.locator('.monaco-hover:visible');
      await workbench.untilDone(async (attempt) => {
        await workbench.page.keyboard.press('ControlOrMeta+K');
        await workbench.page.keyboard.press('ControlOrMeta+I');
        await hover.getByText('CWE-502').first().waitFor(attempt);
      }, 'the hover');

      assert.match((await hover.first().textContent()) ?? '', /yaml/i);
      await workbench.screenshot('findings-hover');
      await workbench.page.keyboard.press('Escape');
    });

    it('are suppressed in one file, with a reason, and left in the others', async () => {
      const { workbench } = window();
      await openAt('first.py', 3, 18);
      const question = 'writes the rule with this reason into .vireo.yml';
      await workbench.askByQuickFix(/^Suppress ".*" in this file…$/, question);
      await workbench.answer('read from our own build alone');

      await squiggles(0);
      assert.match(textOf('.vireo.yml'), /jobs\/first\.py/);
      assert.match(textOf('.vireo.yml'), /read from our own build alone/);
      await workbench.openFile('second.py');
      await squiggles(1);
    });

    it('of a rule are fixed in the whole workspace, after each place was looked at', async () => {
      const { workbench } = window();
      await openAt('one.ts', 2, 1);
      await workbench.quickFix(/^Fix all of ".*" in the workspace…$/);
      await workbench.button('Choose…');
      const preview = workbench.page.locator('.part.panel');
      const places = preview.locator('.monaco-list-row', { hasText: 'debugger' });
      await workbench.waitFor(async () => (await places.count()) === 3, 'the places');
      await workbench.screenshot('findings-preview');
      for (const box of await places.locator('input, .edit-checkbox').all()) await box.click();
      await preview.getByRole('button', { name: 'Apply' }).click();

      await places.first().waitFor({ state: 'detached' });
      for (const name of ['one', 'two', 'three']) {
        // The places go before their texts are changed.
        await workbench.page.locator('.tab.dirty', { hasText: `${name}.ts` }).waitFor();
        await workbench.showTab(`${name}.ts`);
        await workbench.page.keyboard.press('ControlOrMeta+S');
        await workbench.waitFor(async () => textOf(`src/${name}.ts`) === sound, `${name}.ts to be fixed`);
      }
      await squiggles(0);
    });

    it('of a package that an advisory names are underlined in its manifest, and fixed by the least upgrade', async () => {
      const { workbench } = window();
      await openAt('package.json', 5, 12);
      await workbench.quickFix(/4\.3\.5/);

      await workbench.page.locator('.view-line', { hasText: '4.3.5' }).waitFor();
      await workbench.page.keyboard.press('ControlOrMeta+S');
      await workbench.waitFor(async () => textOf('package.json').includes('4.3.5'), 'the saved manifest');
    });

    it('are explained beside the code, with the step to begin from in focus', async () => {
      const { workbench } = window();
      await openAt('routes.ts', 6, 20);

      await workbench.runCommand('Vireo: Explain Finding');
      const frame = await panel();

      await frame.getByRole('heading', { name: 'SQL injection' }).waitFor();
      await frame.locator('.step:focus').waitFor();
      assert.equal(await frame.locator('.flow > li').count(), 6);
      await workbench.page.locator('.tab.active', { hasText: 'routes.ts' }).waitFor();
      await workbench.screenshot('explain');
    });

    it('are walked by keyboard, and the cursor of the editor goes along, into the other file too', async () => {
      const frame = await panel();

      await current(frame).press('ArrowDown');
      await current(frame).press('ArrowUp');
      await cursorIs('routes.ts', 5);
      await current(frame).press('End');
      await cursorIs('orders.ts', 4);
      await frame.locator('.step:focus').waitFor();
      await current(frame).press('ArrowUp');
      await cursorIs('orders.ts', 3);
      await window().workbench.screenshot('explain-step');
    });

    it('are left by Esc to where the cursor was, and by Enter to the code', async () => {
      const frame = await panel();

      await current(frame).press('Escape');
      await cursor().filter({ hasText: 'Ln 6, Col 20' }).waitFor();
      await current(frame).press('Home');
      await cursorIs('routes.ts', 5);
      await current(frame).press('Enter');

      await cursor().filter({ hasText: 'Ln 5, Col 18' }).waitFor();
    });

    it('are asked about in the coach: a new conversation has the finding and a question, not sent', async () => {
      const { workbench } = window();
      const frame = await panel();

      await frame.getByRole('button', { name: 'Ask the Coach' }).press('Enter');

      const coach = await workbench.webview('vireo-coach');
      await coach.locator('textarea:focus').waitFor();
      await workbench.waitFor(
        async () => (await coach.getByRole('textbox').inputValue()) === 'How do I fix this finding?',
        'the question',
      );
      await coach.getByRole('listitem').filter({ hasText: 'SQL injection · ' }).waitFor();
      assert.equal(await coach.locator('vireo-exchange').count(), 0);
      await workbench.screenshot('ask-coach');
      await coach.getByRole('button', { name: /^Remove SQL injection · / }).click();
      await coach.getByRole('textbox').fill('');
      await coach.getByRole('textbox').pressSequentially('#inject');
      await coach
        .getByRole('option', { name: /SQL injection · routes\.ts:\d+/ })
        .first()
        .click();
      await coach.getByRole('listitem').filter({ hasText: 'SQL injection · routes.ts:' }).waitFor();
      await workbench.screenshot('finding-named');
      // What is opened next goes beside the page and not over it, whichever of the two groups had the focus last.
      await workbench.showTab('routes.ts');
      await cursor().filter({ hasText: 'Ln 5, Col 18' }).waitFor();
    });

    it('are followed by the panel, fixed from it, and there again once that is undone', async () => {
      const { workbench } = window();
      await workbench.openFile('three.ts');
      await workbench.goToLine(2, 1);
      await workbench.page.keyboard.insertText('  debugger;\n');
      await squiggles(1);
      await workbench.goToLine(2, 4);
      const frame = await panel();
      await frame.getByRole('heading', { name: /debugger/i }).waitFor();

      await frame.getByRole('button', { name: 'Apply Fix' }).click();
      await frame.getByText('Fixed. The file was scanned again and no longer has the finding.').waitFor();
      assert.equal(await workbench.page.locator('.view-line', { hasText: 'debugger' }).count(), 0);
      await workbench.screenshot('explain-fixed');
      await workbench.showTab('three.ts');
      await workbench.page.keyboard.press('ControlOrMeta+Z');

      await frame.getByRole('button', { name: 'Apply Fix' }).waitFor();
      assert.equal(await frame.getByText('Fixed. The file').count(), 0);
    });

    it('are suppressed from the panel with a reason, which it says', async () => {
      const { workbench } = window();
      const frame = await panel();

      await frame.getByRole('button', { name: 'Suppress…' }).click();
      await workbench.answer('kept for the demo');

      await frame.getByText('Suppressed by a comment in the code: kept for the demo').waitFor();
      await workbench.page.locator('.view-line', { hasText: 'kept for the demo' }).waitFor();
    });
  });
};
