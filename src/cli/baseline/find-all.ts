/** Everything that is wrong with a project, its files and its packages: what a baseline takes in. */
import type { PlacedFinding } from '../../workspace/baseline/match-baseline.ts';
import { defaultCacheDirectory } from '../../workspace/cache-directory.ts';
import { describeAdvisories, toldOf } from '../../workspace/dependencies/advisories/describe-advisories.ts';
import { isDependencyRule } from '../../workspace/dependencies/findings/dependency-rules.ts';
import { toScanResult } from '../../workspace/dependencies/findings/to-scan-result.ts';
import { asksForPackages } from '../../workspace/dependencies/installed-in.ts';
import { loadInventory } from '../../workspace/dependencies/inventory.ts';
import { createLookedFor } from '../../workspace/dependencies/looked-for.ts';
import { projectPath } from '../../workspace/govern.ts';
import type { Project } from '../../workspace/project.ts';
import { describeNotReached } from '../../workspace/scan-result.ts';
import { createWorkspaceScan, type WorkspaceScanResult } from '../../workspace/workspace-scan.ts';
import { assess } from '../dependencies/compare-baseline.ts';
import { describeProblem } from '../dependencies/open-inventory.ts';
import { CliError, type CliIo } from '../io.ts';
import { createProgressBar } from '../scan/progress-bar.ts';

export interface All {
  readonly findings: readonly PlacedFinding[];
  /** False for a rule of which a flaw could have been missed. */
  readonly hasLookedFor: (ruleId: string) => boolean;
}

interface Asking {
  readonly options: { readonly data?: string };
  readonly io: CliIo;
}

export async function findAll(project: Project, salt: string, { options, io }: Asking): Promise<All> {
  const own: Project = { ...project, baseline: { version: 1, salt, findings: [] } };
  const ofFiles = await scanAll(own, io);
  const ofPackages = await assessAll(own, { options, io });
  return { findings: [...ofFiles, ...ofPackages.findings], hasLookedFor: ofPackages.hasLookedFor };
}

/** What is wrong with the packages, by the advisories on this machine. */
async function assessAll(project: Project, { options, io }: Asking): Promise<All> {
  const inventory = await loadInventory(project.folder, { signal: io.signal });
  const assessment = await assess(inventory, project, { options: { ...options, format: 'text' }, io });
  for (const problem of inventory.problems) io.err(`note: ${describeProblem(problem)}\n`);
  if (assessment.advisories.kind === 'none' && inventory.graphs.some(asksForPackages))
    io.err(`note: ${describeAdvisories(toldOf(assessment), new Date())}\n`);
  const lookedFor = createLookedFor(assessment);
  return {
    findings: placedIn(project, toScanResult(assessment, project)),
    hasLookedFor: (ruleId) => !isDependencyRule(ruleId) || lookedFor(ruleId),
  };
}

function placedIn(project: Project, { files }: WorkspaceScanResult): readonly PlacedFinding[] {
  return files.flatMap((file) =>
    file.findings.map((finding) => ({ path: projectPath(project, file), finding })),
  );
}

/** Everything of the project, whatever its severity and confidence: a later scan may ask for more. */
async function scanAll(project: Project, io: CliIo): Promise<readonly PlacedFinding[]> {
  const scan = createWorkspaceScan({
    jobs: project.config.jobs,
    cacheDirectory: defaultCacheDirectory(io.env),
  });
  const bar = createProgressBar(io);
  try {
    const result = await scan.scan([project.folder], {
      signal: io.signal,
      onProgress: bar.update,
      projectOf: async () => project,
    });
    if (result.cancelled) throw new CliError('failure', 'interrupted; nothing was written.');
    const missing = describeNotReached(result);
    if (missing !== undefined) throw new CliError('failure', `${missing} Nothing was written.`);
    return placedIn(project, result);
  } finally {
    bar.stop();
    await scan.dispose();
  }
}
