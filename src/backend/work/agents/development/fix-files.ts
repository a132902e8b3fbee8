/** Fixes findings in the tree of a run: file by file, in rounds, each verified by a new scan. */
import path from 'node:path';
import type { DevelopmentInput } from '../../../../contract/work/development-agent.ts';
import { applyFixes, fixText } from '../../../../workspace/fixes/fix-plan.ts';
import { RunFileError } from '../../../../workspace/runs/files/run-file-error.ts';
import type { RunTree } from '../../../../workspace/runs/tree/open-run-tree.ts';
import type { FileReport } from '../../../../workspace/scan-result.ts';
import type { ProjectRun } from '../agent.ts';
import type { Fixable } from './find-fixable.ts';

type Run = ProjectRun<DevelopmentInput>;

/** Returns how many files it changed. */
export async function fixFiles(run: Run, tree: RunTree, fixable: Fixable): Promise<number> {
  const { report, signal } = run;
  const files = fixable.files.filter((file) => fixable.fixesIn(file, file.findings).length > 0);
  let changed = 0;
  for (const [index, file] of files.entries()) {
    signal.throwIfAborted();
    report({ step: `Fixing ${file.path}`, fraction: index / files.length });
    if (await fixFile(run, tree, { file, fixable })) changed += 1;
  }
  return changed;
}

async function fixFile(
  run: Run,
  tree: RunTree,
  { file, fixable }: { readonly file: FileReport; readonly fixable: Fixable },
): Promise<boolean> {
  const { tools, signal } = run;
  const { root, path: name } = file;
  const absolute = path.join(root, name);
  const relative = path.relative(tree.root, absolute).replaceAll(path.sep, '/');
  const text = await readOrNothing(run, tree, relative);
  if (text === undefined) return false;
  const projectOf = async () => await tools.projectOf(tree.folder);
  const edits = await fixText({
    text,
    scan: async (present) => {
      const { files } = await tools.scanner.scan([absolute], { text: present, signal, projectOf });
      const findings = files.flatMap((each) => each.findings);
      return { findings, suppressed: [], partial: files.some((each) => each.partial), notes: [] };
    },
    choose: async (result) => fixable.fixesIn(file, result.findings),
  });
  if (edits.length === 0) return false;
  const mended = applyFixes(text, [{ ruleId: '', fix: { title: '', edits } }]);
  await tools.workshop.writeText(tree, relative, mended);
  return true;
}

/** What cannot be read as text keeps its finding. */
async function readOrNothing({ tools }: Run, tree: RunTree, file: string): Promise<string | undefined> {
  try {
    return await tools.workshop.readText(tree, file);
  } catch (error) {
    if (error instanceof RunFileError) return undefined;
    throw error;
  }
}
