/**
 * A finding explained in the installed .vsix: the panel beside the code, the steps walked by keyboard while the
 * editor's cursor goes along, the fix from the panel, and the panel back after a reload of the window.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { projectRoot } from '../../scripts/paths.ts';
import { type Editor, openEditor } from '../support/vscode/editor.ts';
import { Workbench } from '../support/vscode/workbench.ts';
import { workbenchUrl } from '../support/vscode/workbench-url.ts';
import { waitFor } from '../support/wait-for.ts';

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
const flaw = 'export function run() {\n  debugger;\n  return 1;\n}\n';

describe('a finding explained in the installed extension', function () {
  this.timeout(240_000);
  this.bail(true);
  let editor: Editor;
  let workbench: Workbench;
  let folder: string;

  before(async () => {
    editor = await openEditor({ vsix: path.join(projectRoot, 'out/vireo.vsix') });
    folder = path.join(editor.profile.base, 'orders');
    mkdirSync(folder);
    for (const [name, text] of Object.entries({ 'routes.ts': routes, 'orders.ts': orders, 'flaw.ts': flaw }))
      writeFileSync(path.join(folder, name), text);
    workbench = new Workbench(editor.browser.page);
    await workbench.open(workbenchUrl(editor.server.url, { folder }));
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('explain-failed');
  });
  after(() => editor?.[Symbol.asyncDispose]());

  const panel = () => workbench.webview('vireo-explain');
  const current = (frame: Frame) => frame.locator('.step[tabindex="0"]');
  /** `Ln 6, Col 20`, while an editor has the focus. */
  const cursor = () => workbench.page.locator('[id="status.editor.selection"]');
  const goTo = async (line: number, column: number) => {
    await workbench.untilDone(async (attempt) => {
      await workbench.page.keyboard.press('ControlOrMeta+G');
      await workbench.input.fill(`:${line}:${column}`, attempt);
      await workbench.input.press('Enter', attempt);
      await cursor()
        .filter({ hasText: `Ln ${line}, Col ${column}` })
        .waitFor(attempt);
    }, `the cursor to go to ${line}:${column}`);
  };
  /** Line of the cursor in the editor that shows `file`, whoever has the focus. */
  const cursorIs = async (file: string, line: number) => {
    const group = workbench.page.locator('.editor-group-container', {
      has: workbench.page.locator('.tab.active', { hasText: file }),
    });
    await group.locator('.line-numbers.active-line-number', { hasText: new RegExp(`^${line}$`) }).waitFor();
  };

  it('opens beside the code, with the step to begin from in focus', async () => {
    await workbench.openFile('routes.ts');
    await workbench.squiggles('error').first().waitFor();
    await goTo(6, 20);

    await workbench.runCommand('Vireo: Explain Finding');
    const frame = await panel();

    await frame.getByRole('heading', { name: 'SQL injection' }).waitFor();
    await frame.locator('.step:focus').waitFor();
    assert.equal(await frame.locator('.flow > li').count(), 6);
    await workbench.page.locator('.tab.active', { hasText: 'routes.ts' }).waitFor();
    await workbench.screenshot('explain');
  });

  it('walks the steps by keyboard, and the cursor of the editor goes along, into the other file too', async () => {
    const frame = await panel();

    await current(frame).press('ArrowDown');
    await current(frame).press('ArrowUp');
    await cursorIs('routes.ts', 5);
    await current(frame).press('End');
    await cursorIs('orders.ts', 4);
    await frame.locator('.step:focus').waitFor();
    await current(frame).press('ArrowUp');
    await cursorIs('orders.ts', 3);
    await workbench.screenshot('explain-step');
  });

  it('returns by Esc to where the cursor was, and goes to the code by Enter', async () => {
    const frame = await panel();

    await current(frame).press('Escape');
    await cursor().filter({ hasText: 'Ln 6, Col 20' }).waitFor();
    await current(frame).press('Home');
    await cursorIs('routes.ts', 5);
    await current(frame).press('Enter');

    await cursor().filter({ hasText: 'Ln 5, Col 18' }).waitFor();
  });

  it('follows the cursor to another finding, and mends that from the panel', async () => {
    await workbench.openFile('flaw.ts');
    await workbench.page.locator('.squiggly-error, .squiggly-warning, .squiggly-info').first().waitFor();
    await goTo(2, 4);
    const frame = await panel();
    await frame.getByRole('heading', { name: /debugger/i }).waitFor();

    await frame.getByRole('button', { name: 'Apply Fix' }).click();

    await frame.getByText('Fixed: the file was scanned again, and the finding is gone.').waitFor();
    assert.equal(await workbench.page.locator('.view-line', { hasText: 'debugger' }).count(), 0);
    await workbench.screenshot('explain-fixed');
  });

  it('says while the code is edited that it is there again', async () => {
    const frame = await panel();
    await workbench.showTab('flaw.ts');

    await workbench.page.keyboard.press('ControlOrMeta+Z');

    await frame.getByRole('button', { name: 'Apply Fix' }).waitFor();
    assert.equal(await frame.getByText('Fixed: the file').count(), 0);
  });

  it('suppresses with a reason, and says so', async () => {
    const frame = await panel();

    await frame.getByRole('button', { name: 'Suppress…' }).click();
    await workbench.answer('kept for the demo');

    await frame.getByText('Set aside by a comment in the code: kept for the demo').waitFor();
    await workbench.page.locator('.view-line', { hasText: 'kept for the demo' }).waitFor();
  });

  it('is there again after the window was reloaded', async () => {
    await workbench.showTab('flaw.ts');
    await workbench.page.keyboard.press('ControlOrMeta+S');
    await waitFor(
      () => readFileSync(path.join(folder, 'flaw.ts'), 'utf8').includes('kept for the demo'),
      'the saved file',
    );

    const reloaded = workbench.page.waitForEvent('load');
    await workbench.runCommand('Developer: Reload Window');
    await reloaded;
    const frame = await panel();

    await frame.getByRole('heading', { name: /debugger/i }).waitFor();
    await frame.getByText('Set aside by a comment in the code: kept for the demo').waitFor();
  });
});
