/** The first step: which sources are mutated, where, and by which command their tests run. Nothing of the project runs here. */
import type { QaInput } from '../../../../contract/work/agents-of-tests/qa-agent.ts';
import { chooseMutants } from '../../../../scanner/mutants/choose-mutants.ts';
import { RunFileError } from '../../../../workspace/runs/files/run-file-error.ts';
import type { RunTree } from '../../../../workspace/runs/tree/open-run-tree.ts';
import { settleChecksOf } from '../development/autonomy.ts';
import { lookAround, type Run, withoutMissing } from '../development/plan-nodes.ts';
import { judgeLines } from '../development/run-checks.ts';
import type { DevelopmentState } from '../development/state.ts';
import { chooseCommand, chooseSources, type Project } from './choose-sources.ts';
import type { MutationState, TriedMutant } from './mutation.ts';

const mostCharacters = 200_000;

export async function planMutants(
  run: Run,
  tree: RunTree,
  input: QaInput,
): Promise<Partial<DevelopmentState>> {
  const { known, isolation } = await lookAround(run, tree);
  run.report({ step: 'Looking for what can be changed' });
  const project = await openProject(run, tree);
  const files = await chooseSources(project, input.paths);
  const { all, dropped } = await findMutants(run, project, files);
  const found: MutationState = {
    command: '',
    files,
    places: all.length,
    mutants: chooseMutants(all, input.mutants),
    dropped,
    rounds: 0,
    sentBack: '',
  };
  const end = (ended: string) => ({ known, isolation, mutation: { ...found, ended } });
  if (files.length === 0) return end(noSource(input));
  if (all.length === 0) return end('These sources have nothing that tests could check');
  const command = input.command === '' ? await findCommand(run, tree, { files, project }) : input.command;
  if (command === undefined)
    return end('No test command was found: name one under Test command, and ask again');
  const judged = await judgeLines(run, [command]);
  const { allowed, toAsk, leftOut, missing } = await withoutMissing(
    run,
    tree,
    await settleChecksOf(run, judged),
  );
  const mutation = { ...found, command };
  const settled = { known, isolation, allowed, toAsk, leftOut, missing, doubts: judged.doubts };
  const mayRun = allowed.length + toAsk.length > 0;
  return { ...settled, mutation: mayRun ? mutation : { ...mutation, ended: 'The tests did not run' } };
}

function noSource({ paths }: QaInput): string {
  const where = paths.length === 0 ? 'the project' : 'these files and folders';
  return `No source of TypeScript, JavaScript or Python with a function was found in ${where}`;
}

async function openProject({ tools, signal }: Run, tree: RunTree): Promise<Project> {
  const { files } = tools.workshop;
  return {
    files: await files.list(tree, signal),
    // What is no text has nothing to change.
    read: async (file) =>
      await files.read(tree, file).catch((error: unknown) => {
        if (!(error instanceof RunFileError)) throw error;
        return undefined;
      }),
  };
}

async function findMutants({ tools, signal }: Run, project: Project, files: readonly string[]) {
  const all: TriedMutant[] = [];
  const dropped: string[] = [];
  for (const file of files) {
    signal.throwIfAborted();
    const text = (await project.read(file)) ?? '';
    if (text.length > mostCharacters) dropped.push(`${file} is too long, and was left out.`);
    else
      for (const mutant of await tools.workshop.mutants(file, text))
        all.push({ ...mutant, file, outcome: 'not-run' });
  }
  return { all, dropped };
}

async function findCommand(
  { tools, signal }: Run,
  tree: RunTree,
  { files, project }: { readonly files: readonly string[]; readonly project: Project },
): Promise<string | undefined> {
  const stack = await tools.stack(tree.folder, signal);
  return await chooseCommand(await tools.facts(project, stack), files, project);
}
