import type { RunTree } from '../../../../workspace/runs/tree/open-run-tree.ts';
import type { ProjectRun } from '../agent.ts';
import type { MakingPlace } from './maker.ts';

/** The copy of the project as a generator sees it. */
export function openMakingPlace(
  { signal, tools }: Pick<ProjectRun<unknown>, 'signal' | 'tools'>,
  tree: RunTree,
): MakingPlace {
  const { files } = tools.workshop;
  return {
    tree,
    folder: tree.folder,
    list: async () => await files.list(tree, signal),
    read: async (file) => await files.read(tree, file),
  };
}
