/**
 * What a run of an agent brought is laid over what earlier runs left: new ones are added, ones found again keep
 * their decision, ones that the run read past and no longer saw are resolved, a resolved one that is back is open
 * again. Called in the transaction that ends the request.
 */
import { createHash } from 'node:crypto';
import { v7 as newId } from 'uuid';
import type { WorkspaceFinding } from '../../../contract/findings.ts';
import { severities } from '../../../scanner/model.ts';
import type { Work } from '../../platform/unit-of-work.ts';
import { findingsReported } from './findings.events.ts';
import {
  type FindingRow,
  insertFindings,
  listOfAgent,
  markSeen,
  updateFinding,
} from './findings.repository.ts';

export interface BroughtFindings {
  readonly organizationId: string;
  readonly projectId: string;
  readonly requestId: string;
  readonly agent: string;
  readonly findings: readonly (WorkspaceFinding & { readonly explanation?: string })[];
  readonly hasRead: (path: string) => boolean;
}

export interface KeptFindings {
  readonly added: number;
  readonly again: number;
  readonly reopened: number;
  readonly resolved: number;
}

function keyOf(finding: { readonly path: string; readonly fingerprint: string }): string {
  return `${finding.fingerprint} ${finding.path}`;
}

/** White space is left out: formatting a file does not make a finding another one. */
function hashSnippet(snippet: string): string {
  return createHash('sha256').update(snippet.replaceAll(/\s+/g, '')).digest('hex');
}

/** What a run says of a finding; the rest of the row is what became of it. */
function observed(brought: BroughtFindings, finding: BroughtFindings['findings'][number]) {
  const { range } = finding;
  return {
    path: finding.path,
    severity: finding.severity,
    severity_rank: severities.indexOf(finding.severity),
    confidence: finding.confidence,
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
    request_id: brought.requestId,
  };
}

function toNewRow(
  brought: BroughtFindings,
  finding: BroughtFindings['findings'][number],
  now: number,
): FindingRow {
  return {
    id: newId(),
    organization_id: brought.organizationId,
    project_id: brought.projectId,
    agent: brought.agent,
    fingerprint: finding.fingerprint,
    rule_id: finding.ruleId,
    category: finding.category,
    ...observed(brought, finding),
    state: 'open',
    reason: null,
    decided_by: null,
    decided_at: null,
    last_seen_at: now,
    resolved_at: null,
    created_at: now,
    updated_at: now,
    version: 1,
  };
}

function isMoved(row: FindingRow, seen: ReturnType<typeof observed>): boolean {
  const { request_id: _request, ...content } = seen;
  return (Object.keys(content) as (keyof typeof content)[]).some((column) => row[column] !== content[column]);
}

interface Match {
  readonly row: FindingRow;
  readonly finding: BroughtFindings['findings'][number];
}

/** Pairs by path and fingerprint; a file that was renamed takes its findings, and their decisions, with it. */
function match(rows: readonly FindingRow[], findings: BroughtFindings['findings']) {
  const unmatched = new Map(rows.map((row) => [keyOf(row), row]));
  const matches: Match[] = [];
  const unknown: BroughtFindings['findings'][number][] = [];
  const take = (row: FindingRow, finding: Match['finding']): void => {
    unmatched.delete(keyOf(row));
    matches.push({ row, finding });
  };
  const distinct = new Map(findings.map((finding) => [keyOf(finding), finding]));
  for (const [key, finding] of distinct) {
    const row = unmatched.get(key);
    row === undefined ? unknown.push(finding) : take(row, finding);
  }
  const added = unknown.filter((finding) => {
    const sameElsewhere = [...unmatched.values()].filter(
      (row) => row.fingerprint === finding.fingerprint && row.state !== 'resolved',
    );
    const [row] = sameElsewhere;
    if (sameElsewhere.length !== 1 || row === undefined) {
      return true;
    }
    take(row, finding);
    return false;
  });
  return { matches, added, gone: [...unmatched.values()] };
}

export async function keepFindings({ trx, now, log }: Work, brought: BroughtFindings): Promise<KeptFindings> {
  const rows = await listOfAgent(trx, brought);
  const { matches, added, gone } = match(rows, brought.findings);
  await insertFindings(
    trx,
    added.map((finding) => toNewRow(brought, finding, now)),
  );

  const reopened = matches.filter(({ row }) => row.state === 'resolved');
  const still: string[] = [];
  for (const { row, finding } of matches) {
    const seen = observed(brought, finding);
    if (row.state === 'resolved') {
      const state = {
        state: 'open',
        reason: null,
        decided_by: null,
        decided_at: null,
        resolved_at: null,
      } as const;
      await updateFinding(trx, row, { ...seen, ...state, last_seen_at: now, updated_at: now });
    } else if (isMoved(row, seen)) {
      await updateFinding(trx, row, { ...seen, last_seen_at: now, updated_at: now });
    } else {
      still.push(row.id);
    }
  }
  await markSeen(trx, brought.organizationId, { ids: still, requestId: brought.requestId, at: now });

  // A dismissed finding stays dismissed: when it comes back, nobody wants to be asked again.
  const resolved = gone.filter(
    (row) => (row.state === 'open' || row.state === 'accepted') && brought.hasRead(row.path),
  );
  for (const row of resolved) {
    await updateFinding(trx, row, { state: 'resolved', resolved_at: now, updated_at: now });
  }
  const kept = {
    added: added.length,
    again: matches.length - reopened.length,
    reopened: reopened.length,
    resolved: resolved.length,
  };
  await log({
    type: findingsReported,
    id: brought.requestId,
    version: 1,
    after: { projectId: brought.projectId, ...kept },
  });
  return kept;
}
