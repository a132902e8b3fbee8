/** Scans the corpus as `vireo scan` would, and counts what was found and what was a false alarm. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createWorkspaceScan } from '../../src/workspace/workspace-scan.ts';
import { type CorpusCase, caseIdOf, casesFolder, readCases, readWeaknesses, rulesOf } from './cases.ts';
import { fillCases } from './fill.ts';

/** What came of one case. */
export interface Verdict {
  readonly case: CorpusCase;
  /** Whether a rule of the weakness reported, with a confidence that is shown by default. */
  readonly isReported: boolean;
}

export interface Score {
  readonly bad: number;
  readonly found: number;
  readonly good: number;
  readonly falseAlarms: number;
}

/** Scans every case and judges it. */
export async function judgeCorpus(root: string): Promise<readonly Verdict[]> {
  const reported = await reportedRules(path.join(root, casesFolder));
  const weaknesses = readWeaknesses(root);
  return readCases(root).map((each) => {
    const rules = reported.get(each.id) ?? new Set();
    return { case: each, isReported: rulesOf(weaknesses, each).some((rule) => rules.has(rule)) };
  });
}

/** Of a copy elsewhere: some rules rightly say less of what lies below a folder called `test`. */
async function reportedRules(cases: string): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const scan = createWorkspaceScan();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'vireo-corpus-'));
  try {
    cpSync(cases, folder, { recursive: true });
    fillCases(folder);
    const { files } = await scan.scan([folder]);
    const byCase = new Map<string, Set<string>>();
    for (const file of files) {
      const rules = byCase.get(caseIdOf(file.path)) ?? new Set();
      byCase.set(caseIdOf(file.path), rules);
      for (const finding of file.findings) if (finding.confidence !== 'low') rules.add(finding.ruleId);
    }
    return byCase;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await scan.dispose();
  }
}

/** Scores by what `key` says of a case, in order of the keys. */
export function scoreBy(
  verdicts: readonly Verdict[],
  key: (each: CorpusCase) => string,
): ReadonlyMap<string, Score> {
  const scores = new Map<string, Score>();
  for (const verdict of verdicts) {
    const name = key(verdict.case);
    scores.set(name, add(scores.get(name), verdict));
  }
  return new Map([...scores].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const nothing: Score = { bad: 0, found: 0, good: 0, falseAlarms: 0 };

function add(score: Score = nothing, { case: { isBad }, isReported }: Verdict): Score {
  const counts = Number(isReported);
  return isBad
    ? { ...score, bad: score.bad + 1, found: score.found + counts }
    : { ...score, good: score.good + 1, falseAlarms: score.falseAlarms + counts };
}

/** Cases that were judged wrongly: missed, or a false alarm. */
export function wrong(verdicts: readonly Verdict[]): readonly CorpusCase[] {
  return verdicts.filter((each) => each.case.isBad !== each.isReported).map((each) => each.case);
}
