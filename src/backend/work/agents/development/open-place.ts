/** Opens the copy of the project that a loop works in: a new one, that of an earlier try, or one that a replay goes on in. */
import type { AgentAnswer, AgentQuestion } from '../../../../contract/work/agent-run.ts';
import type { KeptCheckpoint } from '../../../../workspace/runs/kept/kept-record.ts';
import type { RunTree } from '../../../../workspace/runs/tree/open-run-tree.ts';
import type { GraphEngine } from '../../graphs/graph.ts';
import { AgentError } from '../agent.ts';
import type { Loop, Place, Run } from './plan-nodes.ts';
import { keepCopy, keepStart, openReplay } from './replay.ts';

/** The copy of the run, once it is open. */
export function createPlace(asked: Run) {
  let open: RunTree | undefined;
  const place: Place = {
    tree: () => {
      if (open === undefined) throw new Error('The copy of the run is not open.');
      return open;
    },
  };
  return {
    place,
    set: (tree: RunTree) => {
      open = tree;
    },
    keep: async (checkpoint: KeptCheckpoint) => {
      if (open !== undefined) await keepCopy(asked, open, checkpoint);
    },
    close: async () => await open?.close(),
  };
}

/** Where the loop stands: what it waits for before it begins, or the answer that it goes on with. */
type Beginning =
  | { readonly waiting: AgentQuestion }
  | { readonly waiting?: undefined; readonly declined?: boolean; readonly answer: AgentAnswer | undefined };

interface Opening {
  readonly engine: GraphEngine;
  readonly loop: Loop;
  setTree(tree: RunTree): void;
}

/** A loop whose copy no longer exists restarts: what it knows is of files that are not there any more. */
export async function openPlace(
  asked: Run,
  {
    engine,
    loop,
    setTree,
  }: { readonly engine: GraphEngine; readonly loop: Loop; setTree(tree: RunTree): void },
): Promise<Beginning> {
  const history = await engine.history(loop);
  const [newest] = history;
  const { resume: answer, from } = asked;
  if (newest !== undefined && newest.next === undefined) return { answer };
  if (newest === undefined && from !== undefined)
    return await beginReplay(asked, from, { engine, loop, setTree });
  const { tree, isNew } = await asked.tools.workshop.open(asked.project.folder, asked.id, asked.signal);
  setTree(tree);
  if (!isNew) return { answer };
  const first = history.at(-1);
  if (first !== undefined) requireRestart(asked);
  await keepStart(asked, tree);
  if (first !== undefined) await engine.fork(loop, { checkpoint: first.id });
  return { answer };
}

/** What a person has answered, and what a replay began with, was of files that are not there any more. */
function requireRestart({ resume, from }: Run): void {
  if (resume === undefined && from === undefined) return;
  throw new AgentError(
    'folder_missing',
    'The copy that these changes were made in no longer exists: ask again.',
  );
}

async function beginReplay(
  asked: Run,
  from: NonNullable<Run['from']>,
  { engine, loop, setTree }: Opening,
): Promise<Beginning> {
  const replay = await openReplay(asked, from);
  if (replay.kind === 'waiting') return { waiting: replay.question };
  if (replay.kind === 'declined') return { declined: true, answer: undefined };
  setTree(replay.tree);
  if (replay.known !== undefined) await goOnToday(engine, loop, replay.known);
  return { answer: undefined };
}

/** What was judged in the files of then is judged once more in those of today. */
async function goOnToday(engine: GraphEngine, loop: Loop, known: readonly string[]): Promise<void> {
  const { id: checkpoint, next = '' } = await engine.adopt(loop);
  const isJudged = nodesAfterReview.has(next);
  await engine.fork(loop, { checkpoint, change: { known }, ...(isJudged && { at: 'after' }) });
}

/** Those that stand on a review. */
const nodesAfterReview: ReadonlySet<string> = new Set([
  'examine',
  'decide',
  'recheck',
  'insist',
  'apply',
  'stage',
  'publish',
  'branch',
  'push',
  'open',
]);
