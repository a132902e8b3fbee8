/** What the changes of a copy mean for its checks: which of them are put back, which sources evade, which tests are new. */
import { lstat, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { TestReader } from '../../../scanner/test-cases/index.ts';
import type { FileChange } from '../file-change.ts';
import { inBatches } from '../files/in-batches.ts';
import { textOf } from '../hunks/text-lines.ts';
import type { RunTree } from '../tree/open-run-tree.ts';
import { readChecks } from './check-programs.ts';
import { hasNewEvasion } from './test-side/evasions.ts';
import { findTestSide, type PutBack } from './test-side/find-test-side.ts';
import { isNewTest } from './test-side/new-tests.ts';
import { isCodeName, isRunnerSettings, isTestName } from './test-side/side-names.ts';

export interface WeighedChanges {
  readonly putBack: readonly PutBack[];
  /** Of what is put back: files that only add tests. */
  readonly newTests: readonly string[];
  /** Sources that ask for tests, end their run or change what they compare with. */
  readonly evading: readonly string[];
}

const mostFiles = 20_000;
const mostBytes = 500_000;
const isReadable = (file: string) =>
  isCodeName(file) ||
  isTestName(file) ||
  isRunnerSettings(file) ||
  /\.(?:json|toml|html|cfg|ya?ml)$/.test(file);

/** `copy` holds the changes, and no check has run in it yet. */
export async function weighChanges(
  copy: RunTree,
  {
    lines,
    readTests,
    signal,
  }: { readonly lines: readonly string[]; readonly readTests: TestReader; readonly signal: AbortSignal },
): Promise<WeighedChanges> {
  const changes = await copy.changes(signal);
  const before = await readBefore(copy, changes, signal);
  const putBack = findTestSide({
    changes,
    readTests,
    files: before.files,
    read: (file) => before.texts.get(file),
    ...readChecks(copy, lines, before.texts),
  });
  const back = new Set(putBack.flatMap(({ paths }) => paths));
  const isNew = (change: FileChange) => back.has(change.path) && isNewTest(change, readTests);
  return {
    putBack,
    newTests: changes.filter(isNew).map((change) => change.path),
    evading: changes
      .filter((change) => !back.has(change.path) && isEvading(change))
      .map((change) => change.path),
  };
}

function isEvading({ path: file, before, after }: FileChange): boolean {
  return isCodeName(file) && hasNewEvasion(textOf(before) ?? '', textOf(after) ?? '');
}

async function readBefore(copy: RunTree, changes: readonly FileChange[], signal: AbortSignal) {
  const names = new Set(await copy.listFiles());
  const texts = new Map<string, string>();
  for (const { path: file } of changes) names.delete(file);
  const unchanged = [...names].filter(isReadable).slice(0, mostFiles);
  const read = async (file: string) => [file, await readText(path.join(copy.root, file))] as const;
  for await (const [file, text] of inBatches(unchanged, read)) {
    signal.throwIfAborted();
    if (text !== undefined) texts.set(file, text);
  }
  for (const { path: file, from = file, before } of changes) {
    if (before === undefined) continue;
    names.add(from);
    const text = textOf(before);
    if (text !== undefined) texts.set(from, text);
  }
  return { files: [...names], texts };
}

/** No link is followed. */
async function readText(file: string): Promise<string | undefined> {
  const info = await lstat(file).catch(() => undefined);
  return info?.isFile() === true && info.size <= mostBytes ? await readFile(file, 'utf8') : undefined;
}
