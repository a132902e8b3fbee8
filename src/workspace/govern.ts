/** Applies a project's settings and baseline to what its files gave. */
import path from 'node:path';
import type { BaselineEntry } from './baseline/baseline-file.ts';
import { matchBaseline, type PlacedFinding } from './baseline/match-baseline.ts';
import { createPolicy, type Policy } from './config/policy.ts';
import { toRelative } from './discovery.ts';
import type { Project } from './project.ts';
import type { ScannedFinding, SetAside } from './scan-messages.ts';
import type { FileReport } from './scan-result.ts';

export interface Governed {
  readonly files: readonly FileReport[];
  readonly gone: readonly BaselineEntry[];
}

/** `covers` tells whether a path of the project, relative to its folder, was part of the scan. */
export function govern(
  project: Project,
  files: readonly FileReport[],
  covers: (path: string) => boolean,
): Governed {
  const policy = createPolicy(project.config);
  const kept = files.map((file) => applyPolicy(policy, file, projectPath(project, file)));
  return project.baseline === undefined ? { files: kept, gone: [] } : setKnownAside(project, kept, covers);
}

/** Where a report lies in its project. */
export function projectPath({ folder }: Project, file: Pick<FileReport, 'root' | 'path'>): string {
  return toRelative(folder, path.join(file.root, file.path));
}

function applyPolicy(policy: Policy, file: FileReport, place: string): FileReport {
  const verdicts = file.findings.map((finding) => policy(place, finding));
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
): Governed {
  const placed = files.flatMap((file): PlacedFinding[] =>
    file.findings.map((finding) => ({ path: projectPath(project, file), finding })),
  );
  const { known, gone } = matchBaseline(project.baseline?.findings ?? [], placed);
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
