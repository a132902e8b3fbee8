/** Applies a project's settings and baseline to what its files gave. */
import path from 'node:path';
import type { BaselineEntry } from './baseline/baseline-file.ts';
import { matchBaseline, type PlacedFinding } from './baseline/match-baseline.ts';
import { createNameLookup } from './baseline/names-in-files.ts';
import { createPolicy, type Verdict } from './config/policy.ts';
import { toRelative } from './discovery.ts';
import type { Project } from './project.ts';
import type { ScannedFinding, SetAside } from './scan-messages.ts';
import type { FileReport } from './scan-result.ts';

export interface Governed {
  readonly files: readonly FileReport[];
  readonly gone: readonly BaselineEntry[];
  /** Indexes of the entries of `ignore` that set something aside. */
  readonly usedIgnores: ReadonlySet<number>;
}

/** `covers` tells whether a path of the project, relative to its folder, was part of the scan. */
export function govern(
  project: Project,
  files: readonly FileReport[],
  covers: (path: string) => boolean,
): Governed {
  const policy = createPolicy(project.config, project.team);
  const usedIgnores = new Set<number>();
  const kept = files.map((file) => {
    const verdicts = file.findings.map((finding) => policy(projectPath(project, file), finding));
    for (const verdict of verdicts) if (verdict.kind === 'set-aside') usedIgnores.add(verdict.entry);
    return applyVerdicts(file, verdicts);
  });
  const known = project.baseline === undefined ? undefined : setKnownAside(project, kept, covers);
  return { ...(known ?? { files: kept, gone: [] }), usedIgnores };
}

/** Where a report lies in its project. */
export function projectPath({ folder }: Project, file: Pick<FileReport, 'root' | 'path'>): string {
  return toRelative(folder, path.join(file.root, file.path));
}

function applyVerdicts(file: FileReport, verdicts: readonly Verdict<ScannedFinding>[]): FileReport {
  const ignored = verdicts.flatMap((verdict): SetAside[] =>
    verdict.kind === 'set-aside' ? [{ finding: verdict.finding, reason: verdict.reason, by: 'config' }] : [],
  );
  return {
    ...file,
    findings: verdicts.flatMap((verdict) => (verdict.kind === 'keep' ? [verdict.finding] : [])),
    suppressed: [...file.suppressed, ...ignored],
  };
}

function setKnownAside(
  project: Project,
  files: readonly FileReport[],
  covers: (path: string) => boolean,
): Omit<Governed, 'usedIgnores'> {
  const placed = files.flatMap((file): PlacedFinding[] =>
    file.findings.map((finding) => ({ path: projectPath(project, file), finding })),
  );
  const { known, gone } = matchBaseline(
    project.baseline?.findings ?? [],
    placed,
    createNameLookup(project.folder),
  );
  const isKnown = (finding: ScannedFinding): boolean => known.has(finding);
  return {
    files: files.map((file) => ({
      ...file,
      findings: file.findings.filter((finding) => !isKnown(finding)),
      suppressed: [
        ...file.suppressed,
        ...file.findings.filter(isKnown).map(
          (finding): SetAside => ({
            finding,
            reason: 'known: in the baseline',
            by: 'baseline',
          }),
        ),
      ],
    })),
    gone: gone.filter((entry) => covers(entry.path)),
  };
}
