/**
 * One editor for a test: a profile of its own below a short temporary folder, a code-server on any free port
 * and a browser. Everything it started ends when it is disposed, the backend it spawned included.
 */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type CodeServer, startCodeServer } from '../../../scripts/vscode/code-server.ts';
import { ensureEditor } from '../../../scripts/vscode/install.ts';
import {
  createProfile,
  type Profile,
  quietSettings,
  type Settings,
} from '../../../scripts/vscode/profile.ts';
import { stopBackend } from '../../../scripts/vscode/stop-backend.ts';
import { addExtension } from './add-extension.ts';
import { type Browser, openBrowser } from './browser.ts';
import { installOnce } from './install-once.ts';

export interface EditorOptions {
  /** Installed as a user would; without it the extension comes from the clone, by the workbench's address. */
  readonly vsix?: string;
  /** Folders of other extensions to have beside it. */
  readonly beside?: readonly string[];
  readonly settings?: Settings;
  readonly environment?: Readonly<Record<string, string>>;
  readonly workspaceTrust?: boolean;
}

export interface Editor extends AsyncDisposable {
  readonly profile: Profile;
  /** Where the extension keeps its records: below the profile, never the user's. */
  readonly dataDirectory: string;
  readonly browser: Browser;
  readonly server: CodeServer;
  /**
   * kill -9 on the server, its extension hosts and the backend of the records at hand; the server then starts anew on
   * the same port.
   */
  crashAndRestart(records?: string): Promise<void>;
}

/** A walkthrough that opens by itself would take the focus from what a test looks at. */
const ungreeted: Settings = { 'vireo.welcome.openAtFirstStart': false };

export async function openEditor(options: EditorOptions): Promise<Editor> {
  const base = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vr-')));
  const profile = await createProfile(base, { ...quietSettings, ...ungreeted, ...options.settings });
  const dataDirectory = path.join(base, 'vireo');
  const entry = await ensureEditor();
  if (options.vsix !== undefined) await installOnce(entry, profile, options.vsix);
  for (const other of options.beside ?? []) addExtension(profile, other);
  const start = (port: number) =>
    startCodeServer({
      entry,
      profile,
      port,
      password: undefined,
      workspaceTrust: options.workspaceTrust ?? false,
      smokeTestDriver: options.vsix === undefined,
      environment: { VIREO_DATA: dataDirectory, ...options.environment },
    });
  let server = await start(0);
  const browser = await openBrowser(base);
  return {
    profile,
    dataDirectory,
    browser,
    get server() {
      return server;
    },
    crashAndRestart: async (records = dataDirectory) => {
      const { port } = new URL(server.url);
      await Promise.all([server.kill(), stopBackend(records, 'SIGKILL')]);
      server = await start(Number(port));
    },
    [Symbol.asyncDispose]: async () => {
      await browser[Symbol.asyncDispose]();
      await server.stop();
      await stopBackend(dataDirectory);
      rmSync(base, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}
