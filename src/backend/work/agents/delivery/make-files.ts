/** The step in which a generator's files are written into the copy of the project. */
import type { DevelopmentInput } from '../../../../contract/work/development-agent.ts';
import type { RunTree } from '../../../../workspace/runs/tree/open-run-tree.ts';
import type { WorkspaceScanResult } from '../../../../workspace/scan-result.ts';
import type { ProjectRun } from '../agent.ts';
import { scanTree } from '../development/scan-tree.ts';
import type { DevelopmentState } from '../development/state.ts';
import type { Maker } from './maker.ts';
import { openMakingPlace } from './making-place.ts';

type Run = ProjectRun<DevelopmentInput>;

interface MakingFiles {
  readonly tree: RunTree;
  readonly maker: Maker;
  readonly settled: string | undefined;
}

/** What the scan found in the files that are changed is known; what is new in them is told by the review. */
export async function makeFiles(
  run: Run,
  { tree, maker, settled }: MakingFiles,
): Promise<Partial<DevelopmentState>> {
  const { signal } = run;
  const { files } = run.tools.workshop;
  const read = async (file: string) => await files.read(tree, file);
  const made = await maker.make(openMakingPlace(run, tree), settled);
  signal.throwIfAborted();
  const changed: string[] = [];
  for (const [file, text] of made.files) if ((await read(file)) !== text) changed.push(file);
  const { title, report, notSupported, images, asksToBuild } = made;
  const state = {
    made: {
      title,
      report,
      paths: changed,
      ...(notSupported !== undefined && { notSupported }),
      ...(images !== undefined && { images }),
      ...(asksToBuild === true && { asksToBuild }),
    },
    updated: made.notes,
  };
  const known = await findKnown(run, tree, state);
  for (const file of changed) await files.write(tree, file, made.files.get(file));
  return { ...state, known, mended: changed.length };
}

async function findKnown(run: Run, tree: RunTree, state: Pick<DevelopmentState, 'made'>) {
  const { files } = await scanMade(run, tree, state);
  return files.flatMap(({ findings }) => findings.map(({ fingerprint }) => fingerprint));
}

const nothingScanned: Pick<WorkspaceScanResult, 'files' | 'cancelled'> = { files: [], cancelled: false };

/** Of all that was asked for where no generator is at work, else of its files that are there. */
export async function scanMade(
  run: Run,
  tree: RunTree,
  { made }: Pick<DevelopmentState, 'made'>,
): Promise<Pick<WorkspaceScanResult, 'files' | 'cancelled'>> {
  if (made === undefined) return await scanTree(run, tree);
  const paths: string[] = [];
  for (const file of made.paths)
    if ((await run.tools.workshop.files.read(tree, file)) !== undefined) paths.push(file);
  // Of no path the scan would look at everything.
  if (paths.length === 0) return nothingScanned;
  return await scanTree({ ...run, input: { ...run.input, paths } }, tree);
}
