/**
 * Which of what a run brought is on record already: what its source, or another of the same rules, has seen before.
 * Asked when a run ends, and before that by who wants to know what people have decided.
 */
import type { WorkspaceFinding } from '../../../../contract/findings.ts';
import { type FindingAnchor, findingAnchorSchema } from '../../../../contract/work/finding-anchor.ts';
import type { HasRead } from '../../../../contract/work/read-extent.ts';
import type { BaselineEntry } from '../../../../workspace/baseline/baseline-file.ts';
import { matchBaseline } from '../../../../workspace/baseline/match-baseline.ts';
import { sourcesOf } from './finding-sources.ts';
import type { FindingRow } from './findings.repository.ts';

/** What a source may tell of a finding beyond the finding itself. */
export interface BroughtFinding extends WorkspaceFinding {
  /** Markdown. */
  readonly explanation?: string | undefined;
  readonly ruleTitle?: string | undefined;
  readonly ruleUrl?: string | undefined;
  /** Undefined where there is no baseline, absent where the source does not ask for one. */
  readonly isNew?: boolean | undefined;
  readonly anchor?: FindingAnchor | undefined;
  /** The source itself has set it aside, and says why. */
  readonly dismissed?: string | undefined;
}

export interface BroughtFindings {
  readonly organizationId: string;
  readonly projectId: string;
  /** The request, scan or import. */
  readonly runId: string;
  /** Who asked for the run. */
  readonly actor: string;
  readonly source: string;
  readonly sourceTitle: string;
  /** By our own rules: what others by them have found is the same. */
  readonly isOwn?: true | undefined;
  readonly findings: readonly BroughtFinding[];
  /** True where the run would have found it again, such as in a file read to its end: if not, it is resolved. */
  readonly hasRead: HasRead;
  /** Rules of which the run has the last word, whichever source of our own rules found something by them before. */
  readonly speaksForAllOn?: ((ruleId: string) => boolean) | undefined;
}

export interface Match {
  readonly row: FindingRow;
  readonly finding: BroughtFinding;
}

function keyOf(finding: { readonly path: string; readonly fingerprint: string }): string {
  return `${finding.fingerprint} ${finding.path}`;
}

/** Whether a run that reads past the finding and does not see it again is reason to resolve it. */
function isDecidedBy(
  row: FindingRow,
  { source, speaksForAllOn }: Pick<BroughtFindings, 'source' | 'speaksForAllOn'>,
): boolean {
  const speaksForAll = speaksForAllOn?.(row.rule_id) === true;
  return sourcesOf(row).some((one) => one.source === source || (speaksForAll && one.isOwn === true));
}

/** As a baseline finds again what it knows: in a function with another name, in code that was formatted or edited. */
function reanchor(
  rows: readonly FindingRow[],
  findings: readonly BroughtFinding[],
): ReadonlyMap<BroughtFinding, FindingRow> {
  const entries = rows.flatMap((row) =>
    row.anchor === null || row.state === 'resolved' ? [] : [{ ...toEntry(row, row.anchor), row }],
  );
  const placed = findings.flatMap((brought) => {
    const { path, ruleId, fingerprint, cwe, anchor } = brought;
    if (anchor === undefined) return [];
    const { within, ...keys } = anchor;
    return [{ path, finding: { ruleId, fingerprint, cwe, within, keys, brought } }];
  });
  if (entries.length === 0 || placed.length === 0) return new Map();
  const { known } = matchBaseline(entries, placed);
  return new Map([...known].map(([{ brought }, { row }]) => [brought, row]));
}

function toEntry({ path, rule_id: rule, fingerprint }: FindingRow, anchor: string): BaselineEntry {
  return { path, rule, fingerprint, ...findingAnchorSchema.parse(JSON.parse(anchor)) };
}

/**
 * Pairs by path and fingerprint, whichever source of the same rules has seen it so far. A finding whose old place the run has read, and not seen it there, may have moved, its
 * decision with it: its file was renamed. One whose old place was not read is still there for all that is known, and
 * what bears its fingerprint elsewhere is a copy, which nobody has decided on. What is left on either side then is
 * paired as a baseline would.
 */
export function matchFindings(
  rows: readonly FindingRow[],
  brought: Pick<BroughtFindings, 'source' | 'findings' | 'hasRead' | 'speaksForAllOn'>,
) {
  const { findings, hasRead } = brought;
  const unmatched = new Map(rows.map((row) => [keyOf(row), row]));
  const matches: Match[] = [];
  const unknown: BroughtFinding[] = [];
  const take = (row: FindingRow, finding: BroughtFinding): void => {
    unmatched.delete(keyOf(row));
    matches.push({ row, finding });
  };
  for (const [key, finding] of new Map(findings.map((one) => [keyOf(one), one]))) {
    const row = unmatched.get(key);
    row === undefined ? unknown.push(finding) : take(row, finding);
  }
  const left = Map.groupBy(
    [...unmatched.values()].filter(
      (row) => row.state !== 'resolved' && isDecidedBy(row, brought) && hasRead(row.path, row.rule_id),
    ),
    ({ fingerprint }) => fingerprint,
  );
  const added = unknown.filter((finding) => {
    const [row, ...more] = left.get(finding.fingerprint) ?? [];
    if (row === undefined || more.length > 0 || !unmatched.has(keyOf(row))) {
      return true;
    }
    take(row, finding);
    return false;
  });
  const readPast = [...unmatched.values()].filter(
    (row) => isDecidedBy(row, brought) && hasRead(row.path, row.rule_id),
  );
  const changed = reanchor(readPast, added);
  for (const [finding, row] of changed) take(row, finding);
  return {
    matches,
    added: added.filter((finding) => !changed.has(finding)),
    gone: readPast.filter((row) => unmatched.has(keyOf(row))),
  };
}
