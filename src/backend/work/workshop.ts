/** Trees of runs and what is done in them, with the files of Vireo's own beside them. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTestReader } from '../../scanner/test-cases/index.ts';
import { readCrewFile } from '../../workspace/crews/read-crew-file.ts';
import { loadGrammars } from '../../workspace/grammars.ts';
import { openCheckpointStore } from '../../workspace/runs/checkpoints/checkpoint-store.ts';
import { hasProgram } from '../../workspace/runs/command/has-program.ts';
import { findIsolation, type Isolation } from '../../workspace/runs/command/isolation.ts';
import { runCommand } from '../../workspace/runs/command/run-command.ts';
import { recoverWrites } from '../../workspace/runs/files/recover-writes.ts';
import { RunFileError } from '../../workspace/runs/files/run-file-error.ts';
import { type ApplyOutcome, applyEdits, checkEdits } from '../../workspace/runs/hunks/apply-edits.ts';
import { splitEdit } from '../../workspace/runs/hunks/split-edit.ts';
import { createSyntaxCheck } from '../../workspace/runs/hunks/syntax-check.ts';
import { createKeptCopies, writeChanges } from '../../workspace/runs/kept/kept-copies.ts';
import { makeBranch } from '../../workspace/runs/publish/make-branch.ts';
import { readRemote } from '../../workspace/runs/publish/read-remote.ts';
import { stageCommit } from '../../workspace/runs/publish/stage-commit.ts';
import { findHeadBranch } from '../../workspace/runs/tree/head-branch.ts';
import { attachRunTree, checkWritable, openRunTree } from '../../workspace/runs/tree/open-run-tree.ts';
import { sweepRunTrees } from '../../workspace/runs/tree/remove-run.ts';
import { runsFolder } from '../../workspace/runs/tree/run-record.ts';
import {
  decodeText,
  listTreeFiles,
  readTreeText,
  writeTreeText,
} from '../../workspace/runs/tree/tree-files.ts';
import { findChangedChecks, findCheckPrograms } from '../../workspace/runs/verdict/check-programs.ts';
import { findWeakenings } from '../../workspace/runs/verdict/compare-tests.ts';
import { weighChanges } from '../../workspace/runs/verdict/weigh-changes.ts';
import type { RunEdits, Workshop } from './agents/agent.ts';
import { labelOf, restoreRun } from './restore-run.ts';

/** A build or a test; what needs longer is not waited for by anybody. */
const timeLimitMs = 15 * 60_000;

/** Runs that have begun in this process: another one's list of those that are alive may be older. */
const active = new Set<string>();

/** Only one of this process writes: a journal that is there then belongs to none. */
let last: Promise<unknown> = Promise.resolve();
function inTurn<Value>(act: () => Promise<Value>): Promise<Value> {
  const next = last.then(act, act);
  last = next.catch(() => undefined);
  return next;
}

async function sweepAll(dataDirectory: string, alive: ReadonlySet<string>): Promise<void> {
  const isOpen = (runId: string): boolean => alive.has(runId) || active.has(runId);
  await sweepRunTrees(dataDirectory, isOpen);
  await createKeptCopies({ dataDirectory }).sweep(isOpen);
}

type Rehearse = (root: string, edits: RunEdits, accepted: ReadonlySet<string>) => Promise<ApplyOutcome>;

function keptOf(needData: () => string, rehearse: Rehearse): Workshop['kept'] {
  const copies = () => createKeptCopies({ dataDirectory: needData() });
  return {
    keepStart: async (tree) => await copies().keepStart(tree),
    keep: async (tree, checkpoint) => await copies().keep(tree, checkpoint),
    find: async (runId, checkpoint) => await copies().find(runId, checkpoint),
    put: async (tree, changes) => {
      const journals = path.join(needData(), 'journals');
      await inTurn(async () => await writeChanges(tree, { changes, journals }));
    },
    async merge(tree, changes) {
      const offered = changes.map(splitEdit);
      const ids = offered.flatMap(({ parts, hunks }) => [...parts, ...hunks].map(({ id }) => id));
      return await rehearse(tree.root, { offered, broken: [], weakenings: [] }, new Set(ids));
    },
  };
}

export function createWorkshop(dataDirectory: string | undefined): Workshop {
  let isolation: Promise<Isolation> | undefined;
  const needData = (): string => {
    if (dataDirectory !== undefined) return dataDirectory;
    throw new RunFileError('unknown-run', 'There is no folder that runs could work in.');
  };
  const findOnce = () => (isolation ??= findIsolation());
  const rehearse = async (root: string, { offered }: RunEdits, accepted: ReadonlySet<string>) =>
    await inTurn(async () => {
      const journals = path.join(needData(), 'journals');
      await recoverWrites(journals);
      const check = await createSyntaxCheck(await loadGrammars());
      return await applyEdits(offered, { root, journals, accepted, check });
    });
  return {
    async open(folder, runId, signal, fill) {
      active.add(runId);
      const data = needData();
      try {
        return { tree: await attachRunTree({ runId, dataDirectory: data }), isNew: false };
      } catch (error) {
        if (!(error instanceof RunFileError) || error.code !== 'unknown-run') throw error;
        return { tree: await openRunTree(folder, { runId, dataDirectory: data, signal, fill }), isNew: true };
      }
    },
    async sweep(alive) {
      if (dataDirectory === undefined) return;
      await sweepAll(dataDirectory, new Set(alive));
    },
    kept: keptOf(needData, rehearse),
    isolation: findOnce,
    headBranch: findHeadBranch,
    crewFile: readCrewFile,
    hasProgram,
    async run(tree, line, signal, { network } = { network: false }) {
      const readable = tree.linked.map((folder) => path.join(tree.userRoot, folder));
      const { root, folder } = tree;
      return await runCommand({
        line,
        root,
        folder,
        readable,
        timeLimitMs,
        signal,
        isolation: network ? { kind: 'none', why: 'it needs the network.' } : await findOnce(),
      });
    },
    readText: async (tree, file) => decodeText(await readFile(path.join(tree.root, file)), file),
    async writeText(tree, file, text) {
      checkWritable(tree, file);
      await writeFile(path.join(tree.root, file), text);
    },
    files: {
      list: listTreeFiles,
      read: readTreeText,
      write: async (tree, file, text, mostBytes) => {
        const journals = path.join(needData(), 'journals');
        await inTurn(async () => await writeTreeText(tree, { file, text, journals, mostBytes }));
      },
    },
    async edits(tree, signal, checks = []) {
      const grammars = await loadGrammars();
      const [check, readTests] = await Promise.all([createSyntaxCheck(grammars), createTestReader(grammars)]);
      const changes = await tree.changes(signal);
      const programs = await findCheckPrograms(tree, checks);
      const { offered, broken } = checkEdits(changes.map(splitEdit), check);
      return {
        offered,
        broken,
        weakenings: [...findWeakenings(changes, readTests), ...findChangedChecks(changes, programs)],
      };
    },
    async weigh(copy, lines, signal) {
      const readTests = await createTestReader(await loadGrammars());
      return await weighChanges(copy, { lines, readTests, signal });
    },
    rehearse: async (copy, edits, accepted) => await rehearse(copy.root, edits, accepted),
    apply: async (tree, { offered }, accepted) =>
      await inTurn(async () => {
        const journals = path.join(needData(), 'journals');
        const directory = path.join(needData(), 'checkpoints');
        const store = await openCheckpointStore({ directory, journals });
        // A process that died while it wrote left its journal: all of it is undone before anything else is written.
        await recoverWrites(journals);
        return await applyEdits(offered, {
          root: tree.userRoot,
          journals,
          accepted,
          check: await createSyntaxCheck(await loadGrammars()),
          onPlanned: async (paths) => {
            await store.take({ folder: tree.userRoot, paths, label: labelOf(tree.runId) });
          },
        });
      }),
    restore: async (folder, runId) =>
      await inTurn(async () => {
        const journals = path.join(needData(), 'journals');
        const directory = path.join(needData(), 'checkpoints');
        await recoverWrites(journals);
        return await restoreRun(await openCheckpointStore({ directory, journals }), { folder, runId });
      }),
    async stage(tree, edits, { accepted, signal }) {
      const scratch = path.join(runsFolder(needData()), tree.runId, 'publish');
      const touched = edits.offered.filter(({ parts, hunks }) =>
        [...parts, ...hunks].some(({ id }) => accepted.has(id)),
      );
      const paths = touched.flatMap((edit) => [edit.path, ...(edit.from === undefined ? [] : [edit.from])]);
      const { userRoot, commit: start } = tree;
      const apply = async (root: string) => await rehearse(root, edits, accepted);
      const staged = await stageCommit({ userRoot, scratch, paths, start, signal, apply });
      if (staged.kind === 'refused') return staged;
      const { commit, repository } = staged;
      return { kind: 'staged', commit, remote: await readRemote(repository) };
    },
    branch: makeBranch,
  };
}
