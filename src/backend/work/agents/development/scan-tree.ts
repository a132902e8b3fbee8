/** The scan of a run's tree. */
import path from 'node:path';
import type { DevelopmentInput } from '../../../../contract/work/development-agent.ts';
import type { RunTree } from '../../../../workspace/runs/tree/open-run-tree.ts';
import type { WorkspaceScanResult } from '../../../../workspace/scan-result.ts';
import type { ProjectRun } from '../agent.ts';

type Run = ProjectRun<DevelopmentInput>;

/** Of the tree as it is now, with what governs the folder. */
export async function scanTree(
  { input, tools, signal, report }: Run,
  tree: RunTree,
): Promise<WorkspaceScanResult> {
  const result = await tools.scanner.scan(rootsOf(input, tree), {
    signal,
    projectOf: async () => await tools.projectOf(tree.folder),
    onProgress: ({ done, total }) => report({ step: 'Scanning', fraction: total === 0 ? 0 : done / total }),
  });
  signal.throwIfAborted();
  return result;
}

/** Absolute: what was asked for, in the tree. */
export function rootsOf({ paths }: DevelopmentInput, { folder }: RunTree): readonly string[] {
  return paths.length === 0 ? [folder] : paths.map((each) => path.join(folder, each));
}
