/**
 * `npm start`: builds what changed, makes the demo on the first time, and opens it in a VS Code whose profile
 * is nobody's own. Prints `Vireo is ready: URL` once. Ctrl-C stops everything it started, the local backend
 * included; all that was recorded stays below --data for the next start.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { askDemo } from '../src/connection/index.ts';
import { runMain } from './main.ts';
import { projectRoot } from './paths.ts';
import { prepareCommandLine } from './start/command-line.ts';
import { openEditor, showInBrowser } from './start/editors.ts';
import { ensurePackage } from './start/extension-package.ts';
import { type Layout, layoutOf } from './start/layout.ts';
import { asksForUsage, parseStartOptions, type StartOptions, usage } from './start/options.ts';
import { requireFreePort } from './start/port.ts';
import { stopBackend } from './vscode/stop-backend.ts';

async function start(options: StartOptions, interrupted: Promise<void>): Promise<void> {
  const layout = layoutOf(options.directory);
  await requireFreePort(options.port);
  await mkdir(options.directory, { recursive: true });
  const extension = await ensurePackage(projectRoot, layout.log);
  try {
    if (!options.empty) await ensureDemo(layout);
    const editor = await openEditor({ options, layout, extension });
    console.log(`\nVireo is ready: ${editor.url}`);
    const records = options.empty ? layout.practice : layout.demo;
    console.log(`Command line on the same data: ${await prepareCommandLine(projectRoot, records)}`);
    console.log('Ctrl-C stops it.\n');
    if (options.open && editor.page !== undefined) showInBrowser(editor.page);
    await Promise.race([editor.ended, interrupted]);
    await editor.stop();
  } finally {
    await Promise.all([stopBackend(layout.practice), stopBackend(layout.demo)]);
  }
}

/** Kept while it is fresh, and where its user changed it; rebuilt otherwise. */
async function ensureDemo({ demo, workspace }: Layout): Promise<void> {
  console.log('Preparing the demo …');
  const backendEntry = path.join(projectRoot, 'dist/backend.js');
  const options = { dataDirectory: demo, workspace, backendEntry, nodePath: process.execPath };
  const { demo: state, builtOn } = await askDemo(options);
  if (state !== 'changed') return;
  console.log(`The demo is from ${builtOn}, and you changed it: "Vireo: Open the Demo" rebuilds it.`);
}

/** Resolves at the first signal; more of them change nothing, since the end is already under way. */
function waitForSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
}

await runMain(async () => {
  const args = process.argv.slice(2);
  if (asksForUsage(args)) console.log(usage);
  else await start(parseStartOptions(args), waitForSignal());
  return 0;
});
