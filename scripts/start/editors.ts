/** Opens the editor of a start: a window where VS Code is installed, the browser's otherwise. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ScriptError } from '../main.ts';
import { runCommand } from '../run-command.ts';
import { installExtension, startCodeServer } from '../vscode/code-server.ts';
import { type DesktopEditor, findDesktopEditor } from '../vscode/desktop.ts';
import { ensureEditor } from '../vscode/install.ts';
import { createProfile, type Profile, quietSettings, withoutOwn } from '../vscode/profile.ts';
import type { FreshPackage } from './extension-package.ts';
import type { Layout } from './layout.ts';
import type { StartOptions } from './options.ts';
import { quietly } from './quietly.ts';
import { openDoor } from './session-door.ts';
import { runStep } from './steps.ts';

export interface OpenedEditor {
  readonly url: string;
  /** A file that opens `url` in a browser; a window needs none. Only the user can read it. */
  readonly page?: string;
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

export interface EditorStart {
  readonly options: StartOptions;
  readonly layout: Layout;
  readonly extension: FreshPackage;
}

/** This profile opens the folder that the start made, and nothing of a stranger's: no question of trust at the door. */
const settings = { ...quietSettings, 'security.workspace.trust.enabled': false };

export async function openEditor(start: EditorStart): Promise<OpenedEditor> {
  const profile = await createProfile(start.layout.editor, settings);
  const desktop = start.options.browserEditor ? undefined : findDesktopEditor();
  return desktop !== undefined && hasDisplay()
    ? openWindow(start, profile, desktop)
    : openInBrowser(start, profile);
}

function hasDisplay(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform !== 'linux' || DISPLAY !== undefined || WAYLAND_DISPLAY !== undefined;
}

async function openInBrowser(start: EditorStart, profile: Profile): Promise<OpenedEditor> {
  const { options, layout, extension } = start;
  const entry = await ensureEditor();
  await installOnce(start, 'code-server', () =>
    quietly(() => installExtension(entry, profile, extension.vsix), layout.log),
  );
  console.log('Starting VS Code …');
  const password = randomBytes(12).toString('base64url');
  const server = await startCodeServer({
    entry,
    profile,
    password,
    port: options.port,
    workspaceTrust: true,
    smokeTestDriver: false,
    environment: { VIREO_DATA: layout.practice },
  });
  const url = new URL(server.url);
  if (options.empty) url.searchParams.set('ew', 'true');
  else url.searchParams.set('folder', layout.workspace);
  const door = await openDoor({ server: server.url, password, target: url.href });
  const stop = async () => {
    door.close();
    await server.stop();
  };
  return { url: door.url, page: await writePage(layout, door.url), ended: server.ended, stop };
}

/** Arguments of processes are for everybody to read: the browser gets a file, which is the user's alone. */
async function writePage({ editor }: Layout, url: string): Promise<string> {
  const file = path.join(editor, 'open.html');
  await rm(file, { force: true });
  await writeFile(file, `<meta http-equiv="refresh" content="0;url=${url}">`, { mode: 0o600 });
  return file;
}

async function openWindow(
  start: EditorStart,
  profile: Profile,
  desktop: DesktopEditor,
): Promise<OpenedEditor> {
  const { options, layout, extension } = start;
  const folders = ['--user-data-dir', profile.userData, '--extensions-dir', profile.extensions];
  await installOnce(start, 'desktop', async () => {
    const { code, output } = await runCommand(desktop.cli, [
      ...folders,
      '--install-extension',
      extension.vsix,
      '--force',
    ]);
    if (code !== 0) throw new ScriptError(`The extension could not be installed:\n${output.trim()}`);
  });
  console.log('Opening VS Code …');
  const child = spawn(desktop.executable, [...folders, ...(options.empty ? [] : [layout.workspace])], {
    stdio: 'ignore',
    env: { ...withoutOwn(process.env), VIREO_DATA: layout.practice },
  });
  await once(child, 'spawn');
  const ended = once(child, 'exit').then(() => undefined);
  const stop = async () => {
    child.kill();
    await ended;
  };
  return { url: `vscode://file${layout.workspace}`, ended, stop };
}

function installOnce(
  { layout, extension }: EditorStart,
  editor: string,
  run: () => Promise<void>,
): Promise<void> {
  return runStep({
    label: 'Installing the extension',
    stampFile: layout.stamp(path.join('installed', editor)),
    key: extension.key,
    run,
  });
}

/** Shows a page in the user's browser; when there is none, the printed address has to do. */
export function showInBrowser(page: string): void {
  const [program, ...args] = openers[process.platform] ?? ['xdg-open'];
  if (program === undefined) return;
  const child = spawn(program, [...args, page], { stdio: 'ignore', detached: true });
  child.on('error', () => console.log('No browser was found to open it: open the address yourself.'));
  child.unref();
}

const openers: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  win32: ['explorer.exe'],
  linux: ['xdg-open'],
};
