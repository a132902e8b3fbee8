/**
 * What a run brought is laid over what earlier runs of its source left: new ones are added, ones found again keep
 * their decision, ones that the run read past and no longer saw are resolved, a resolved one that is back is open
 * again. Called in the transaction that ends the run; each step is written down in it.
 */
import { createHash } from 'node:crypto';
import { v7 as newId } from 'uuid';
import type { FindingAction } from '../../../../contract/findings.ts';
import { severities } from '../../../../scanner/model.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { type FindingHistoryRow, insertHistory } from './finding-history.repository.ts';
import { changesOf, toHistoryRow } from './finding-history.ts';
import { type SeenBy, sourcesOf, toSourceColumns, withoutSource, withSource } from './finding-sources.ts';
import { findingsReported } from './findings.events.ts';
import {
  type FindingRow,
  insertFindings,
  listOfSource,
  markSeen,
  saveAnchor,
  updateFinding,
} from './findings.repository.ts';
import { type BroughtFinding, type BroughtFindings, type Match, matchFindings } from './match-findings.ts';

export interface KeptFindings {
  readonly added: number;
  readonly again: number;
  readonly reopened: number;
  readonly resolved: number;
}

/** White space is left out: formatting a file does not make a finding another one. */
function hashSnippet(snippet: string): string {
  return createHash('sha256').update(snippet.replaceAll(/\s+/g, '')).digest('hex');
}

function toFlag(isNew: boolean | undefined): number | null {
  return isNew === undefined ? null : Number(isNew);
}

function toSeenBy({ source, sourceTitle, isOwn }: BroughtFindings, { dismissed }: BroughtFinding): SeenBy {
  return { source, title: sourceTitle, isOwn, setAside: dismissed !== undefined };
}

function toAnchorColumn({ anchor }: BroughtFinding): string | null {
  return anchor === undefined ? null : JSON.stringify(anchor);
}

/** What a run says of a finding; the rest of the row is what became of it. */
function observed(brought: BroughtFindings, finding: BroughtFinding) {
  const { range } = finding;
  return {
    path: finding.path,
    rule_title: finding.ruleTitle ?? null,
    rule_url: finding.ruleUrl ?? null,
    severity: finding.severity,
    severity_rank: severities.indexOf(finding.severity),
    confidence: finding.confidence,
    evidence: finding.evidence === undefined ? null : JSON.stringify(finding.evidence),
    message: finding.message,
    explanation: finding.explanation ?? null,
    start_line: range.startLine,
    start_column: range.startColumn,
    end_line: range.endLine,
    end_column: range.endColumn,
    snippet: finding.snippet,
    snippet_hash: hashSnippet(finding.snippet),
    cwe: JSON.stringify(finding.cwe),
    owasp: JSON.stringify(finding.owasp),
    steps: JSON.stringify(finding.steps),
    is_new: toFlag(finding.isNew),
    run_id: brought.runId,
  };
}

const undecided = {
  state: 'open',
  reason: null,
  decided_by: null,
  decided_at: null,
  resolved_at: null,
} as const;

function setAside(reason: string, now: number) {
  return { ...undecided, state: 'dismissed', reason, decided_at: now } as const;
}

export function toNewRow(brought: BroughtFindings, finding: BroughtFinding, now: number): FindingRow {
  return {
    id: newId(),
    organization_id: brought.organizationId,
    project_id: brought.projectId,
    ...toSourceColumns([toSeenBy(brought, finding)]),
    fingerprint: finding.fingerprint,
    anchor: toAnchorColumn(finding),
    rule_id: finding.ruleId,
    category: finding.category,
    ...observed(brought, finding),
    ...(finding.dismissed === undefined ? undecided : setAside(finding.dismissed, now)),
    assignee: null,
    comment_count: 0,
    last_seen_at: now,
    created_at: now,
    updated_at: now,
    version: 1,
  };
}

type Columns = Partial<FindingRow>;

function differs(row: FindingRow, columns: Columns): boolean {
  const { run_id: _run, ...content } = columns;
  return (Object.keys(content) as (keyof typeof content)[]).some((column) => row[column] !== content[column]);
}

/** What this source has no word on stays as the others have told it. */
function toldByOthers({ row, finding }: Match): Columns {
  return {
    ...('isNew' in finding ? {} : { is_new: row.is_new }),
    ...(finding.explanation === undefined ? { explanation: row.explanation } : {}),
  };
}

/**
 * What becomes of a finding that was found again: back from being resolved, set aside by its source, or no longer so.
 * What people have decided stays.
 */
function stateOfMatch(
  { row, finding: { dismissed } }: Match,
  { sources, now }: { readonly sources: readonly SeenBy[]; readonly now: number },
): { action: FindingAction; columns: Columns } {
  const isOpen = row.state === 'open' || row.state === 'resolved';
  if (dismissed !== undefined && isOpen) {
    return { action: 'dismissed', columns: setAside(dismissed, now) };
  }
  const wasSetAside = row.state === 'dismissed' && row.decided_by === null;
  if (row.state === 'resolved' || (wasSetAside && !sources.some(({ setAside }) => setAside))) {
    return { action: 'reopened', columns: undecided };
  }
  return { action: 'changed', columns: {} };
}

class Keeping {
  readonly history: FindingHistoryRow[] = [];
  reopened = 0;
  resolved = 0;
  readonly #work: Work;
  readonly #brought: BroughtFindings;

  constructor(work: Work, brought: BroughtFindings) {
    this.#work = work;
    this.#brought = brought;
  }

  note(action: FindingAction, after: FindingRow, before?: FindingRow): void {
    const changed = { before, after };
    if (action === 'changed' && changesOf(changed).length === 0) return;
    const { actor, runId, source } = this.#brought;
    const run = { id: runId, source };
    this.history.push(toHistoryRow(changed, { action, at: this.#work.now, actor, run }));
  }

  async add(findings: readonly BroughtFinding[]): Promise<void> {
    await insertFindings(this.#work.writes, this.#newRows(findings));
  }

  /** Made as they are written: all at once would hold up others. */
  *#newRows(findings: readonly BroughtFinding[]): Generator<FindingRow> {
    for (const finding of findings) {
      const row = toNewRow(this.#brought, finding, this.#work.now);
      this.note('reported', row);
      yield row;
    }
  }

  async againAll(matches: readonly Match[]): Promise<void> {
    const still: string[] = [];
    for (const matched of matches) {
      if (!(await this.#again(matched))) still.push(matched.row.id);
    }
    const { runId } = this.#brought;
    await markSeen(this.#work.writes, { ids: still, runId, at: this.#work.now });
  }

  /** False where the record stays as it was. */
  async #again(matched: Match): Promise<boolean> {
    const { row, finding } = matched;
    const { writes, now } = this.#work;
    const before = row.state === 'resolved' ? [] : sourcesOf(row);
    const sources = withSource(before, toSeenBy(this.#brought, finding));
    const { action, columns } = stateOfMatch(matched, { sources, now });
    const told = { ...observed(this.#brought, finding), ...(sources.length > 1 && toldByOthers(matched)) };
    const { fingerprint } = finding;
    const seen = { ...told, fingerprint, ...toSourceColumns(sources), ...columns };
    const anchor = toAnchorColumn(finding) ?? row.anchor;
    if (!differs(row, seen)) {
      // What it is found again by is no change that anybody would see.
      if (anchor !== row.anchor) await saveAnchor(writes, row, anchor);
      return false;
    }
    if (action === 'reopened') this.reopened += 1;
    this.note(action, await this.#update(row, { ...seen, anchor, last_seen_at: now, updated_at: now }), row);
    return true;
  }

  /** Resolved, unless another still sees it of whom this run does not have the last word. */
  async lose(row: FindingRow): Promise<void> {
    const { source, speaksForAllOn } = this.#brought;
    const others = withoutSource(sourcesOf(row), source, { own: speaksForAllOn?.(row.rule_id) === true });
    const columns = others && row.state !== 'resolved' ? toSourceColumns(others) : this.#resolve(row);
    if (columns === undefined) return;
    const after = await this.#update(row, { ...columns, updated_at: this.#work.now });
    this.note(after.state === row.state ? 'changed' : 'resolved', after, row);
  }

  async #update(row: FindingRow, change: Columns): Promise<FindingRow> {
    const all = this.#work.writes.invariant('findings');
    return await updateFinding(all.update(), row, change);
  }

  /** A dismissed finding stays dismissed: when it comes back, nobody wants to be asked again. */
  #resolve({ state }: FindingRow): Columns | undefined {
    if (state !== 'open' && state !== 'confirmed') return undefined;
    this.resolved += 1;
    return { state: 'resolved', resolved_at: this.#work.now };
  }
}

/** Of what was found again: after so many, others have their turn, while the database is told. */
const comparedAtOnce = 200;

export async function keepFindings(work: Work, brought: BroughtFindings): Promise<KeptFindings> {
  const { matches, added, gone } = matchFindings(await listOfSource(work.reads, brought), brought);
  const keeping = new Keeping(work, brought);
  await keeping.add(added);
  for (let start = 0; start < matches.length; start += comparedAtOnce) {
    await keeping.againAll(matches.slice(start, start + comparedAtOnce));
  }
  for (const row of gone) await keeping.lose(row);
  await insertHistory(work.writes, keeping.history);
  const { reopened, resolved } = keeping;
  const again = matches.length - reopened;
  const { runId } = brought;
  const kept = { added: added.length, again, reopened, resolved };
  const after = { projectId: brought.projectId, ...kept };
  await work.log({ type: findingsReported, id: runId, version: 1, after });
  return kept;
}
