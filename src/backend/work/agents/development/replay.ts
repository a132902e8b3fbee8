/** A replay from a checkpoint goes on in the copy of the project that was kept there. */
import type { AgentQuestion } from '../../../../contract/work/agent-run.ts';
import {
  type ReplayFiles,
  type ReplayQuestion,
  replayQuestionSchema,
  replayStep,
} from '../../../../contract/work/questions/replay-question.ts';
import { RunFileError } from '../../../../workspace/runs/files/run-file-error.ts';
import type { ApplyOutcome } from '../../../../workspace/runs/hunks/apply-edits.ts';
import { type KeptStart, requireKept } from '../../../../workspace/runs/kept/kept-copies.ts';
import type { KeptCheckpoint } from '../../../../workspace/runs/kept/kept-record.ts';
import type { RunTree } from '../../../../workspace/runs/tree/open-run-tree.ts';
import { type AgentDone, AgentError } from '../agent.ts';
import { lookAround, type Run } from './plan-nodes.ts';
import { readNothing } from './to-done.ts';

export type OpenedReplay =
  /** `known`: of a scan of today's files, where the run goes on in those. */
  | { readonly kind: 'open'; readonly tree: RunTree; readonly known?: readonly string[] }
  | { readonly kind: 'waiting'; readonly question: AgentQuestion }
  | { readonly kind: 'declined' };

const dayMs = 86_400_000;
/** Of names in a sentence. */
const mostNamed = 10;

/**
 * In the files that its run began with, where today's are the same; else a person chooses.
 * @throws RunFileError `unknown-run` where the copy is no longer kept
 * @throws AgentError where what was changed does not fit into today's files
 */
export async function openReplay(
  asked: Run,
  from: { readonly run: string; readonly checkpoint: string },
): Promise<OpenedReplay> {
  const { workshop } = asked.tools;
  const kept = requireKept(await workshop.kept.find(from.run, from.checkpoint));
  const tree = await openFresh(asked);
  requireSameFolder(tree, kept);
  const differing = await kept.differing(await tree.listStart());
  if (differing.length === 0) return { kind: 'open', tree: await begin(asked, tree, kept) };
  const { resume } = asked;
  if (resume?.approved === true && choiceOf(resume.payload) === 'today')
    return await beginToday(asked, tree, kept);
  await tree.close();
  if (resume === undefined) return { kind: 'waiting', question: questionOf(asked, differing) };
  if (!resume.approved) return { kind: 'declined' };
  const then = await workshop.open(asked.project.folder, asked.id, asked.signal, kept.write);
  return { kind: 'open', tree: await begin(asked, then.tree, kept) };
}

/** One that an earlier try left in the middle is made again. */
async function openFresh({ tools: { workshop }, project, id, signal }: Run): Promise<RunTree> {
  const opened = await workshop.open(project.folder, id, signal);
  if (opened.isNew) return opened.tree;
  await opened.tree.close();
  return (await workshop.open(project.folder, id, signal)).tree;
}

function requireSameFolder({ root, folder }: RunTree, { below }: KeptStart): void {
  if (folder.slice(root.length + 1).replaceAll('\\', '/') === below) return;
  throw new AgentError(
    'folder_missing',
    'The folder of the project is another part of its repository than it was then. Replay the run from its beginning.',
  );
}

async function begin(asked: Run, tree: RunTree, kept: KeptStart): Promise<RunTree> {
  await keepStart(asked, tree);
  await asked.tools.workshop.kept.put(tree, await kept.changes());
  // The replay can be replayed from there as well.
  await keepCopy(asked, tree, kept.checkpoint);
  return tree;
}

async function beginToday(asked: Run, tree: RunTree, kept: KeptStart): Promise<OpenedReplay> {
  await keepStart(asked, tree);
  const { known } = await lookAround(asked, tree);
  await requireMerged(tree, await asked.tools.workshop.kept.merge(tree, await kept.changes()));
  await keepCopy(asked, tree, kept.checkpoint);
  return { kind: 'open', tree, known };
}

async function requireMerged(tree: RunTree, outcome: ApplyOutcome): Promise<void> {
  if (outcome.status === 'applied') return;
  await tree.close();
  const names = placesOf(outcome).slice(0, mostNamed).join(', ');
  throw new AgentError(
    'settings_wrong',
    `What the run had changed until then does not fit into today's files: ${names}. Replay it with the files of then, or from its beginning.`,
  );
}

function placesOf(outcome: Exclude<ApplyOutcome, { readonly status: 'applied' }>): readonly string[] {
  if (outcome.status === 'conflict') return outcome.conflicts.map(({ path }) => path);
  if (outcome.status === 'broken') return outcome.files.map(({ path }) => path);
  return [outcome.path ?? outcome.message];
}

/** Where a person chose neither. */
export const notReplayed: AgentDone = {
  report: '# Not replayed: nothing was changed',
  read: readNothing,
};

/** As it was shown where the answer says nothing of it. */
function choiceOf(payload: unknown): ReplayFiles {
  return replayQuestionSchema.pick({ files: true }).safeParse(payload).data?.files ?? 'snapshot';
}

function questionOf({ tools }: Run, differing: readonly string[]): AgentQuestion {
  const count = differing.length;
  const named = differing.slice(0, mostNamed);
  const payload: ReplayQuestion = { files: 'snapshot', differing: named, count };
  const more = count > named.length ? [`- and ${count - named.length} more`] : [];
  return {
    id: replayStep,
    step: replayStep,
    title: 'Which files?',
    text: [
      count === 1
        ? 'One file is no longer as it was when the run began:'
        : `${count} files are no longer as they were when the run began:`,
      [...named.map((name) => `- \`${name.replaceAll('`', "'")}\``), ...more].join('\n'),
      'With the files of then the run goes on as it was, and what is accepted is merged into your files at the end. With today’s, what it had changed is merged into them now.',
    ].join('\n\n'),
    payload,
    expiresAt: tools.now().getTime() + 30 * dayMs,
  };
}

/** Of a run that nothing has changed yet. Where there is no room it goes on without. */
export async function keepStart(asked: Run, tree: RunTree): Promise<void> {
  await noted(asked, async () => await asked.tools.workshop.kept.keepStart(tree));
}

export async function keepCopy(asked: Run, tree: RunTree, checkpoint: KeptCheckpoint): Promise<void> {
  await noted(asked, async () => await asked.tools.workshop.kept.keep(tree, checkpoint));
}

async function noted({ tell, signal }: Run, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    signal.throwIfAborted();
    const why = error instanceof RunFileError ? error.message : 'The disk refused it.';
    tell({ type: 'note', text: `No copy is kept of this step, so that no replay can begin there. ${why}` });
  }
}
