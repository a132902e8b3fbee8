/**
 * `npm start`: builds what changed, makes the demo on the first time, and opens it in a VS Code whose profile
 * is nobody's own. Prints `Vireo is ready: URL` once. Ctrl-C stops everything it started, the local backend
 * included; all that was recorded stays below --data for the next start.
 */
import { mkdir } from 'node:fs/promises';
import { createDemo } from '../demo/create-demo.ts';
import { ownDay } from '../demo/own-day.ts';
import { seedPractice } from '../demo/seed-practice.ts';
import { runMain } from './main.ts';
import { projectRoot } from './paths.ts';
import { openEditor, showInBrowser } from './start/editors.ts';
import { ensurePackage } from './start/extension-package.ts';
import { type Layout, layoutOf } from './start/layout.ts';
import { asksForUsage, parseStartOptions, type StartOptions, usage } from './start/options.ts';
import { requireFreePort } from './start/port.ts';
import { runStep } from './start/steps.ts';
import { stopBackend } from './vscode/stop-backend.ts';

async function start(options: StartOptions, interrupted: Promise<void>): Promise<void> {
  const layout = layoutOf(options.directory);
  await requireFreePort(options.port);
  await mkdir(options.directory, { recursive: true });
  const extension = await ensurePackage(projectRoot);
  try {
    if (!options.empty) await ensureDemo(layout);
    const editor = await openEditor({ options, layout, extension });
    console.log(`\nVireo is ready: ${editor.url}`);
    // vireo: ignore[sensitive-data-log] made for this start alone, and whoever started it needs it
    if (editor.password !== undefined) console.log(`Password: ${editor.password}`);
    console.log(`Command line on the same records: npx vireo time status --data ${layout.practice}`);
    console.log('Ctrl-C stops it.\n');
    if (options.open && editor.password !== undefined) showInBrowser(editor.url);
    await Promise.race([editor.ended, interrupted]);
    await editor.stop();
  } finally {
    await stopBackend(layout.practice);
  }
}

/** Made once: from then on it is the user's, with what they recorded in it. */
async function ensureDemo(layout: Layout): Promise<void> {
  const day = ownDay();
  await runStep({
    label: 'Making the demo workspace',
    stampFile: layout.stamp('workspace'),
    key: 'made',
    run: () => createDemo({ directory: layout.workspace, ...day }),
  });
  await runStep({
    label: 'Filling the demo practice',
    stampFile: layout.stamp('practice'),
    key: 'filled',
    run: () =>
      seedPractice({
        root: projectRoot,
        dataDirectory: layout.practice,
        workspace: layout.workspace,
        ...day,
      }),
  });
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
