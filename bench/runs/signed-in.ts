/**
 * What it costs that the project is a server's: a cold scan by the processor time of all processes, and the time from a keystroke to
 * its squiggle, each beside the same alone, in turns on one machine.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { waitFor } from '../../test/support/wait-for.ts';
import { atMost, type Benchmark, type BenchRow, percentile } from '../benchmark.ts';
import { LspSession } from '../lsp-session.ts';
import { longFile } from '../scanner/scanner-corpus.ts';
import { sized } from '../size.ts';
import { openAlone, openSignedIn, type ScanStage, scanWhole } from '../support/account-stage.ts';
import { makeRealTree } from '../support/real-tree.ts';

const files = sized(2_000, 210);
const turns = sized(3, 1);
const lines = sized(1_000, 100);
const warmUps = sized(40, 2);
const edits = sized(200, 4);

const typed = '\nlet added = compute(value) + 1;';
const editedFile = 'edited.ts';
/** So that something of the file is on record. */
const flaw = "import { exec } from 'node:child_process';\nexec('ls ' + process.argv[2]);\n";

/** A checkout of the default branch, as people scan it. */
function makeCheckout(folder: string): string {
  makeRealTree(folder, files);
  const text = `${longFile(lines)}\n${flaw}`;
  writeFileSync(path.join(folder, editedFile), text);
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=bench@vireo.example', ...args], {
      cwd: folder,
      stdio: 'ignore',
    });
  git('init', '--initial-branch=main');
  git('add', '--all', '--force');
  git('commit', '--message', 'All');
  return text;
}

/** Processor seconds of a cold scan, all processes together. */
async function scanCold(stage: ScanStage, name: string): Promise<number> {
  stage.forgetScans();
  const before = stage.cpuSeconds();
  await scanWhole(stage);
  const after = Object.entries(stage.cpuSeconds());
  const spent = after.map(([process, seconds]) => [process, seconds - (before[process] ?? 0)] as const);
  const each = spent.map(([process, seconds]) => `${process} ${seconds.toFixed(1)}`).join(', ');
  console.error(`scan ${name}: CPU ${each} s`);
  return spent.reduce((sum, [, seconds]) => sum + seconds, 0);
}

/** The turns alternate: what else the machine does meets both. */
async function scanRow(alone: ScanStage, signedIn: ScanStage): Promise<BenchRow> {
  const seconds: { readonly alone: number; readonly signedIn: number }[] = [];
  for (let turn = 0; turn <= turns; turn += 1)
    seconds.push({
      alone: await scanCold(alone, 'alone'),
      signedIn: await scanCold(signedIn, 'signed in'),
    });
  // The first also loads what scans.
  const counted = seconds.slice(1);
  const least = (of: 'alone' | 'signedIn') => Math.min(...counted.map((turn) => turn[of]));
  return atMost(
    {
      name: `cold scan of ${files} files signed in, CPU of all processes`,
      unit: 's',
      ours: least('signedIn'),
      peer: least('alone'),
      peerName: 'alone',
    },
    1.1,
  );
}

interface Editor {
  readonly session: LspSession;
  readonly document: TextDocument;
  readonly samples: number[];
}

async function openEditor({ own, projectId, ask }: ScanStage, folder: string, text: string): Promise<Editor> {
  const { body } = await ask('GET', `/findings?projectId=${projectId}&path=${editedFile}&limit=1`);
  if (body.items.length === 0) throw new Error(`Nothing of ${editedFile} is on record.`);
  const session = await LspSession.start(folder, { VIREO_DATA: own }, 'backend');
  const document = await session.open(pathToFileURL(path.join(folder, editedFile)).href, 'typescript', text);
  const isOnRecord = async () => JSON.stringify(await session.pull(document.uri)).includes(body.items[0].id);
  await waitFor(isOnRecord, 'the findings on record');
  return { session, document, samples: [] };
}

async function keystrokeRow(stages: readonly ScanStage[], folder: string, text: string): Promise<BenchRow> {
  const editors: Editor[] = [];
  for (const stage of stages) editors.push(await openEditor(stage, folder, text));
  let at = text.indexOf(';\n', Math.floor(text.length / 2)) + 1;
  for (let count = 0; count < warmUps + edits; count += 1) {
    const letter = typed[count % typed.length] ?? ' ';
    // In turns, each first as often as the other.
    for (const editor of count % 2 === 0 ? editors : editors.toReversed()) {
      const elapsed = await editor.session.typeAndPull(editor.document, at, letter);
      if (count >= warmUps) editor.samples.push(elapsed);
    }
    at += letter.length;
  }
  for (const { session } of editors) await session.stop();
  const [alone = Number.NaN, signedIn = Number.NaN] = editors.map(({ samples }) => percentile(samples, 0.5));
  return atMost(
    {
      name: `keystroke to squiggle signed in, ${lines}-line TypeScript, p50`,
      unit: 'ms',
      ours: signedIn,
      peer: alone,
      peerName: 'alone',
    },
    1.1,
  );
}

async function measure(base: string): Promise<readonly BenchRow[]> {
  const places = ['alone', 'account', 'project'].map((name) => path.join(base, name));
  for (const place of places) mkdirSync(place);
  const [own = '', account = '', folder = ''] = places;
  const text = makeCheckout(folder);
  const cache = process.env['VIREO_CACHE'];
  const stages: ScanStage[] = [];
  try {
    const alone = await openAlone(own, folder);
    stages.push(alone);
    const signedIn = await openSignedIn(account, folder);
    stages.push(signedIn);
    return [await scanRow(alone, signedIn), await keystrokeRow(stages, folder, text)];
  } finally {
    for (const stage of stages) await stage.stop();
    if (cache === undefined) delete process.env['VIREO_CACHE'];
    else process.env['VIREO_CACHE'] = cache;
  }
}

export const benchmark: Benchmark = {
  name: 'signed-in',
  async run() {
    const base = mkdtempSync(path.join(os.tmpdir(), 'vireo-signed-in-'));
    try {
      return await measure(base);
    } finally {
      rmSync(base, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    }
  },
};
