import { makeFolders, type TestFolders } from '../testing.test.ts';
import { openRunTree, type RunTree } from './open-run-tree.ts';

export const isRefused = (code: string, words: RegExp) => (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === code && words.test(error.message);

/** Folders of a run. */
export function setUpTrees() {
  let folders: TestFolders;

  beforeEach(() => {
    folders = makeFolders();
  });

  afterEach(() => folders.remove());

  const open = (folder: string, runId = 'run-1'): Promise<RunTree> =>
    openRunTree(folder, { runId, dataDirectory: folders.data, nowMs: 1_790_000_000_000 });

  return {
    get folders() {
      return folders;
    },
    open,
  };
}
