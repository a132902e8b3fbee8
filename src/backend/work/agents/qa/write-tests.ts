/** The step in which a model writes tests, with the tools of the development agent's crew: it adds to tests, and to nothing else. */
import { crewLimits } from '../../../../contract/work/crew/crew-limits.ts';
import { textOf } from '../../../../workspace/runs/hunks/text-lines.ts';
import type { RunTree } from '../../../../workspace/runs/tree/open-run-tree.ts';
import { keepsLines } from '../../../../workspace/runs/verdict/test-side/new-tests.ts';
import {
  isRunnerSettings,
  isSettings,
  isTestName,
} from '../../../../workspace/runs/verdict/test-side/side-names.ts';
import type { NodeUse } from '../../graphs/graph.ts';
import { AgentError } from '../agent.ts';
import { fence } from '../delivery/fence.ts';
import type { Role } from '../development/crew/roles.ts';
import { runToolLoop } from '../development/crew/tool-loop.ts';
import { TreeTools } from '../development/crew/tree-tools.ts';
import type { Run } from '../development/plan-nodes.ts';
import { describeMutant, livedOf, type MutationState, stillLivingOf } from './mutation.ts';

const tester: Role = {
  title: 'QA',
  task: 'code',
  mission: `You write tests for a software project. Changes were made in copies of its sources, one at a time, and its tests did not notice
them. Add tests that pass on the sources as they are and fail with these changes. Check what the code does, by calling it:
never read its text, and never depend on time, order, network or chance. You can write to test files alone, new ones or those
that are there, where each line that is there stays. Write tests as the project does, where its command finds them. Read the
source and a test before you write. A change that makes no difference to any caller needs no test. When you are done, answer with one or two sentences.`,
  ...crewLimits.tester,
  turns: 30,
};

const mostListed = 80;
const mostTests = 100;

export function isTestToWrite(file: string): boolean {
  return isTestName(file) && !isRunnerSettings(file) && !isSettings(file);
}

/** What the model said last, or why none is at work: a sentence. */
export async function writeTests(
  run: Run,
  tree: RunTree,
  { use, mutation }: { readonly use: NodeUse; readonly mutation: MutationState },
): Promise<{ readonly said: string } | { readonly failed: string }> {
  run.report({ step: 'Writing tests' });
  const { workshop } = run.tools;
  const changes = await workshop.addedTests(tree, run.signal);
  const originals = new Map(changes.map(({ file, change }) => [file, textOf(change.before)]));
  const tools = new TreeTools({
    tree,
    files: workshop.files,
    ask: run.ask,
    signal: run.signal,
    names: tester.tools,
    refuseWrite: (file) =>
      isTestToWrite(file) ? undefined : `${file} is no test file: only those are yours to write.`,
    refuseText: (file, before, after) =>
      refuseLoss(file, originals.has(file) ? originals.get(file) : before, after),
  });
  const files = await workshop.files.list(tree, run.signal);
  try {
    const { text } = await runToolLoop(use, { role: tester, question: ask(mutation, files), tools });
    return { said: text };
  } catch (error) {
    if (!AgentError.is(error) || error.code !== 'model_failed') throw error;
    return { failed: error.message };
  }
}

/** `original`: before anything was added. */
function refuseLoss(
  file: string,
  original: string | undefined,
  after: string | undefined,
): string | undefined {
  if (original === undefined || (after !== undefined && keepsLines(original, after))) return undefined;
  return `Tests are added to ${file}, and nothing of it is changed or removed: keep each line as it is, or write a new test file.`;
}

function ask(mutation: MutationState, files: readonly string[]): string {
  const living = stillLivingOf(mutation);
  const all = mutation.rounds === 0 ? livedOf(mutation) : living;
  const more = all.length > mostListed ? [`… and ${all.length - mostListed} more`] : [];
  const again =
    mutation.sentBack === ''
      ? []
      : [
          'Your tests so far are in the files. They were sent back:',
          fence('review', 'what was sent back', mutation.sentBack),
        ];
  return [
    `The tests run by: ${mutation.command}`,
    'The changes that no test noticed:',
    fence(
      'mutants',
      'file:line, what was changed',
      [...all.slice(0, mostListed).map(describeMutant), ...more].join('\n'),
    ),
    fence('files', 'tests of the project', files.filter(isTestToWrite).slice(0, mostTests).join('\n')),
    ...again,
  ].join('\n\n');
}
