/** Two hosts for the same suites: code-server with a browser, and an installed VS Code where there is one. */
import { cpSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { runTests } from '@vscode/test-electron';
import { projectRoot } from '../../../scripts/paths.ts';
import { type DesktopEditor, findDesktopEditor } from '../../../scripts/vscode/desktop.ts';
import { stopBackend } from '../../../scripts/vscode/stop-backend.ts';
import { openEditor } from './editor.ts';
import type { HostReport } from './host-report.ts';
import { type HostRun, prepareHostRun, readHostReport, readOutput } from './host-suites.ts';
import { workbenchUrl } from './workbench-url.ts';

export interface ExtensionHost {
  readonly name: string;
  /** Runs all suites on a copy of the workspace. */
  readonly run: (workspace: string) => Promise<HostReport>;
}

/** All of them take a minute, and many times that on a busy machine. */
const runLimitMs = 720_000;

/** `extension` is the folder of the extension under test. */
export function findHosts(extension: string = projectRoot): readonly ExtensionHost[] {
  const desktop = findDesktopEditor();
  const installed = desktop === undefined ? [] : [desktopHost(desktop, extension)];
  // code-server has no build for Windows.
  return process.platform === 'win32' ? installed : [codeServerHost(extension), ...installed];
}

function codeServerHost(extension: string): ExtensionHost {
  return { name: 'code-server', run: (workspace) => runInCodeServer(extension, workspace) };
}

async function runInCodeServer(extension: string, workspace: string): Promise<HostReport> {
  await using editor = await openEditor({});
  const folder = path.join(editor.profile.base, 'workspace');
  cpSync(workspace, folder, { recursive: true });
  const run = await prepareHostRun(editor.profile.base);
  const { page } = editor.browser;
  const ended = Promise.withResolvers<number>();
  page.once('crash', () => ended.reject(new Error('The page of the workbench crashed.')));
  // Both must be there before the workbench loads.
  const log: string[] = [];
  await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
    log.push(`${type}: ${args.join(' ')}`);
  });
  await page.exposeFunction('codeAutomationExit', ended.resolve);
  const development = { extension, tests: run.tests, environment: run.environment };
  await page.goto(workbenchUrl(editor.server.url, { folder, development }));
  await waitForEnd(ended.promise, run);
  return readHostReport(run, log);
}

function desktopHost({ executable }: DesktopEditor, extension: string): ExtensionHost {
  return {
    name: 'installed VS Code',
    run: async (workspace) => {
      const base = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vr-')));
      const dataDirectory = path.join(base, 'vireo');
      try {
        const folder = path.join(base, 'workspace');
        cpSync(workspace, folder, { recursive: true });
        const run = await prepareHostRun(base);
        await waitForEnd(
          runTests(desktopOptions({ executable, extension, base, folder, dataDirectory, run })),
          run,
        );
        return readHostReport(run);
      } finally {
        await stopBackend(dataDirectory);
        rmSync(base, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
      }
    },
  };
}

interface DesktopRun {
  readonly executable: string;
  readonly extension: string;
  readonly base: string;
  readonly folder: string;
  readonly dataDirectory: string;
  readonly run: HostRun;
}

function desktopOptions({
  executable,
  extension,
  base,
  folder,
  dataDirectory,
  run,
}: DesktopRun): Parameters<typeof runTests>[0] {
  return {
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: extension,
    extensionTestsPath: run.tests,
    extensionTestsEnv: { ...run.environment, VIREO_DATA: dataDirectory },
    launchArgs: [
      folder,
      '--disable-extensions',
      '--disable-workspace-trust',
      `--user-data-dir=${path.join(base, 'user')}`,
      `--extensions-dir=${path.join(base, 'extensions')}`,
    ],
  };
}

/**
 * How the host ended does not matter, since the report tells what passed; that it ended does. The word of its end can be
 * lost with the page's line to it: a report that is there is an end, too. Where there is none, what was printed says why.
 */
async function waitForEnd(ended: Promise<number>, run: HostRun): Promise<void> {
  const { reportFile } = run;
  const timer = new AbortController();
  const { signal } = timer;
  const anyEnd = ended.then(
    () => 'ended',
    () => 'ended',
  );
  const late = delay(runLimitMs, 'late', { signal });
  const outcome = await Promise.race([anyEnd, late, whenReported(reportFile, signal)]);
  timer.abort();
  if (outcome !== 'late' || existsSync(reportFile)) return;
  throw new Error(
    `The suites in the extension host did not end within ${runLimitMs / 1000} s: no report was written.\n${readOutput(run)}`,
  );
}

async function whenReported(reportFile: string, signal: AbortSignal): Promise<string> {
  while (!existsSync(reportFile)) await delay(1_000, undefined, { signal });
  // Until it is whole, and the host has had time to say so itself.
  return await delay(5_000, 'reported', { signal });
}
