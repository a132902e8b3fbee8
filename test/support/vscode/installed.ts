/** The .vsix in an editor of its own, and another client of the same records beside it. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../../scripts/paths.ts';
import { discoverySchema } from '../../../src/contract/discovery.ts';
import { type Editor, type EditorOptions, openEditor } from './editor.ts';
import { Workbench } from './workbench.ts';
import { workbenchUrl } from './workbench-url.ts';

export interface InstalledWindow {
  readonly editor: Editor;
  readonly workbench: Workbench;
  readonly workspace: string;
  /** Asks the backend as the command line would. */
  ask<Answer>(method: string, route: string, body?: object): Promise<Answer>;
}

export interface InstalledOptions extends EditorOptions {
  /** False: an empty window. */
  readonly folder?: boolean;
  /** Below the workspace: the window opens the folders that it names. */
  readonly workspaceFile?: string;
  /** Before the window opens. */
  readonly prepare?: (editor: Editor, workspace: string) => void;
}

export async function openInstalled({
  folder = true,
  workspaceFile = '',
  prepare,
  ...options
}: InstalledOptions): Promise<InstalledWindow> {
  const editor = await openEditor({ vsix: path.join(projectRoot, 'out/vireo.vsix'), ...options });
  const workspace = path.join(editor.profile.base, 'workspace');
  mkdirSync(workspace);
  writeFileSync(path.join(workspace, 'notes.txt'), 'Nothing here.\n');
  prepare?.(editor, workspace);
  const workbench = new Workbench(editor.browser.page);
  const empty = new URL('/?ew=true', editor.server.url).href;
  await workbench.open(
    folder ? workbenchUrl(editor.server.url, { folder: path.join(workspace, workspaceFile) }) : empty,
  );
  await workbench.statusItem('vireo.timer').waitFor();
  return { editor, workbench, workspace, ask: (...request) => ask(editor, ...request) };
}

async function ask<Answer>(editor: Editor, method: string, route: string, body?: object): Promise<Answer> {
  const file = path.join(editor.dataDirectory, 'backend.json');
  const { port, token } = discoverySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const reply = await fetch(`http://127.0.0.1:${port}/api/v1${route}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await reply.text();
  assert.ok(reply.ok, `${method} ${route}: ${reply.status} ${text}`);
  return text === '' ? (undefined as Answer) : JSON.parse(text);
}

export async function timerShows({ workbench }: InstalledWindow, text: string | RegExp): Promise<void> {
  await workbench.statusItem('vireo.timer').filter({ hasText: text }).waitFor();
}

/** First client, first project, and time runs: all from one click on the status bar. */
export async function startFirstTimer({ workbench }: InstalledWindow): Promise<void> {
  await workbench.statusItem('vireo.timer').locator('a').click();
  const client = await workbench.webview('vireo-client');
  await client.getByRole('textbox', { name: 'Name', exact: true }).fill('Acme');
  await client.getByRole('combobox', { name: 'Currency', exact: true }).selectOption('EUR');
  const save = client.getByRole('button', { name: 'Save' });
  await workbench.untilDone(async () => {
    // A page that opened late may take the key before its form does, and one that has saved has no frame any more.
    if (await save.isVisible().catch(() => false)) await save.press('Enter', { timeout: 1_000 });
    await workbench.page.getByText('Name of the project').waitFor({ timeout: 10_000 });
  }, 'the client to be saved, and its project to be asked for');
  await workbench.answer('API');
  await workbench.page.getByText('Hourly rate in EUR').waitFor();
  await workbench.answer('110,50');
}
