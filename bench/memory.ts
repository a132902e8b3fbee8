/**
 * Memory of the two processes that stand behind an open demo, a minute after it opened: the backend, which has
 * filled the demo just before as at a first start, and the language server, with files open. Then how soon the
 * threads and the process that scan are gone when there is nothing to scan.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { findBackend } from '../scripts/vscode/stop-backend.ts';
import { waitFor } from '../test/support/wait-for.ts';
import { findWorkProcess } from '../test/support/work-process.ts';
import { type Benchmark, type BenchRow, withinLimit } from './benchmark.ts';
import { sized } from './size.ts';
import { type DemoWindow, openDemo } from './support/demo-window.ts';
import {
  canReadProcesses,
  countScanWorkers,
  findProcess,
  residentMegabytes,
} from './support/process-facts.ts';

const settledMs = sized(60_000, 1_000);
const limitMegabytes = { backend: 140, server: 170 };
/**
 * The language server keeps its worker for a minute after the last document is closed, the backend its work process for
 * fifteen seconds. VS Code may close a document up to three minutes after its editor, and only then tells the server.
 */
const restMs = { server: 180_000 + 75_000, work: 20_000 };
const patienceMs = 360_000;

interface Pids {
  readonly backend: number;
  readonly server: number;
}

async function findProcesses({ editor }: DemoWindow): Promise<Pids> {
  const backend = await findBackend(editor.dataDirectory);
  if (backend === undefined) throw new Error('There is no backend behind the demo.');
  return { backend, server: findProcess(editor.profile.extensions, 'dist/server.js') };
}

async function openFiles({ workbench }: DemoWindow): Promise<void> {
  await workbench.openFile('imports.py');
  await workbench.squiggles('error').or(workbench.squiggles('warning')).first().waitFor();
  await workbench.openFile('exports.py');
  await workbench.openFile('order-list.ts');
}

function memoryRow(name: string, pid: number, limit: number): BenchRow {
  return withinLimit(`${name}, memory 60 s after the demo opened`, {
    ours: residentMegabytes(pid),
    limit,
    unit: 'MB',
  });
}

interface Rest {
  readonly what: string;
  readonly isOver: () => boolean;
  readonly limitMs: number;
}

/** Seconds from now until that is over. */
async function timeUntilRest({ what, isOver, limitMs }: Rest): Promise<BenchRow> {
  const from = performance.now();
  await waitFor(isOver, `${what} to end`, patienceMs);
  const ours = (performance.now() - from) / 1000;
  return withinLimit(`${what} ends`, { ours, limit: limitMs / 1000, unit: 's' });
}

async function runAgent({ workbench }: DemoWindow, backend: number): Promise<void> {
  await workbench.runCommand('Vireo: Ask an Agent…');
  await workbench.pick('Security');
  await workbench.pick('Orders service');
  const form = await workbench.webview('vireo-ask');
  await form.getByRole('button', { name: 'Ask', exact: true }).click();
  await waitFor(() => findWorkProcess(backend) !== undefined, 'the agent to work', patienceMs);
  await workbench.showContainer('Vireo');
  await workbench.treeItem(/Security agent · Orders service.*done/).waitFor();
}

async function measure(window: DemoWindow): Promise<BenchRow[]> {
  const { server, backend } = await findProcesses(window);
  if (countScanWorkers(server) === 0) throw new Error('The language server scans in no thread of its own.');
  await delay(settledMs);
  const memory = [
    memoryRow('backend', backend, limitMegabytes.backend),
    memoryRow('language server', server, limitMegabytes.server),
  ];
  await window.workbench.runCommand('View: Close All Editors');
  const serverRests = await timeUntilRest({
    what: 'idle scan worker of the language server',
    isOver: () => countScanWorkers(server) === 0,
    limitMs: restMs.server,
  });
  await runAgent(window, backend);
  const workRests = await timeUntilRest({
    what: 'idle work process',
    isOver: () => findWorkProcess(backend) === undefined,
    limitMs: restMs.work,
  });
  return [...memory, serverRests, workRests];
}

export const benchmark: Benchmark = {
  name: 'memory',
  async run() {
    if (!canReadProcesses) return [];
    await using window = await openDemo();
    await openFiles(window);
    return await measure(window);
  },
};
