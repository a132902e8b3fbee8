/** Mends findings that have a fix in the tree of a run: each file in rounds, each round proven by a scan of what it leaves. */
import path from 'node:path';
import type { DevelopmentInput } from '../../../../contract/work/agents.ts';
import type { ScanResult } from '../../../../scanner/model.ts';
import { applyFixes, mendText, type ProposedFix } from '../../../../workspace/fixes/fix-plan.ts';
import type { RunTree } from '../../../../workspace/runs/tree/open-run-tree.ts';
import type { FileReport, WorkspaceScanResult } from '../../../../workspace/scan-result.ts';
import type { ProjectRun } from '../agent.ts';

type Run = ProjectRun<DevelopmentInput>;

/** Of the tree as it is now, with what governs the folder. */
export async function scanTree(
  { input, tools, signal, report }: Run,
  tree: RunTree,
): Promise<WorkspaceScanResult> {
  const paths = input.paths.length === 0 ? ['.'] : input.paths;
  const result = await tools.scanner.scan(
    paths.map((each) => path.join(tree.folder, each)),
    {
      signal,
      projectOf: async () => await tools.projectOf(tree.folder),
      onProgress: ({ done, total }) => report({ step: 'Scanning', fraction: total === 0 ? 0 : done / total }),
    },
  );
  signal.throwIfAborted();
  return result;
}

export function isWanted({ rules }: DevelopmentInput, ruleId: string): boolean {
  return rules.length === 0 || rules.includes(ruleId);
}

/** The first way to mend each wanted finding that has one. */
export function fixesOf(input: DevelopmentInput, findings: ScanResult['findings']): readonly ProposedFix[] {
  return findings.flatMap(({ ruleId, fixes: [fix] }) =>
    fix !== undefined && isWanted(input, ruleId) ? { ruleId, fix } : [],
  );
}

/** Answers how many files it changed. */
export async function mendFiles(run: Run, tree: RunTree, scanned: WorkspaceScanResult): Promise<number> {
  const { input, report, signal } = run;
  const files = scanned.files.filter(({ findings }) => fixesOf(input, findings).length > 0);
  let changed = 0;
  for (const [index, file] of files.entries()) {
    signal.throwIfAborted();
    report({ step: `Fixing ${file.path}`, fraction: index / files.length });
    if (await mendFile(run, tree, file)) changed += 1;
  }
  return changed;
}

async function mendFile(run: Run, tree: RunTree, { root, path: name }: FileReport): Promise<boolean> {
  const { input, tools, signal } = run;
  const absolute = path.join(root, name);
  const relative = path.relative(tree.root, absolute).replaceAll(path.sep, '/');
  const text = await tools.workshop.readText(tree, relative);
  const projectOf = async () => await tools.projectOf(tree.folder);
  const edits = await mendText({
    text,
    scan: async (present) => {
      const { files } = await tools.scanner.scan([absolute], { text: present, signal, projectOf });
      const findings = files.flatMap((file) => file.findings);
      return { findings, suppressed: [], partial: files.some((file) => file.partial), notes: [] };
    },
    choose: async (result) => fixesOf(input, result.findings),
  });
  if (edits.length === 0) return false;
  const mended = applyFixes(text, [{ ruleId: '', fix: { title: '', edits } }]);
  await tools.workshop.writeText(tree, relative, mended);
  return true;
}
