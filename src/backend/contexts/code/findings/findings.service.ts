/** The use cases of findings: reading them here, changing them in change-finding.ts. */
import type { Caller } from '../../../platform/http/actor.ts';
import type { Created } from '../../../platform/http/created.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import type { Page } from '../../../platform/http/resource-routes.ts';
import type { PageQuery } from '../../../platform/http/wire.ts';
import { assign, comment, type Decision, decide, loadFinding } from './change-finding.ts';
import { listComments, listHistory } from './finding-history.repository.ts';
import { countFindings } from './finding-summary.repository.ts';
import { toFindingSummary } from './finding-summary.ts';
import { loadTrend } from './finding-trend.ts';
import { toComment, toFinding, toHistoryStep } from './finding-view.ts';
import type { FindingPorts } from './findings.ports.ts';
import { listFindings, sortKeys } from './findings.repository.ts';
import type {
  CreateComment,
  CreateFinding,
  Finding,
  FindingComment,
  FindingFilter,
  FindingHistoryStep,
  FindingSummary,
  FindingTrend,
  ListFindings,
  TrendQuery,
} from './findings.schema.ts';

import { reportFinding } from './report-finding.ts';

export interface FindingsService {
  list(caller: Caller, query: ListFindings): Promise<Page<Finding>>;
  summarize(caller: Caller, filter: FindingFilter): Promise<FindingSummary>;
  loadTrend(caller: Caller, query: TrendQuery): Promise<FindingTrend>;
  get(caller: Caller, id: string): Promise<Finding>;
  /** Of a person; the same id again answers the finding that is there. */
  report(caller: Caller, input: CreateFinding): Promise<Created<Finding>>;
  /** Oldest first. */
  listHistory(caller: Caller, id: string, query: PageQuery): Promise<Page<FindingHistoryStep>>;
  /** Oldest first. */
  listComments(caller: Caller, id: string, query: PageQuery): Promise<Page<FindingComment>>;
  /** Deciding the same again changes nothing. */
  decide(caller: Caller, id: string, decision: Decision, expected?: number): Promise<Finding>;
  assign(caller: Caller, id: string, assignee: string | null, expected?: number): Promise<Finding>;
  /** The same id with the same text again answers the comment that is there. */
  comment(caller: Caller, findingId: string, input: CreateComment): Promise<Created<FindingComment>>;
}

export function createFindingsService(ports: FindingPorts): FindingsService {
  return {
    async list({ actor }, query) {
      const rows = await listFindings(ports.reads(actor), query);
      return toPage(rows, query.limit, { item: toFinding, key: sortKeys[query.sort] });
    },

    async summarize({ actor }, filter) {
      return toFindingSummary(await countFindings(ports.reads(actor), filter));
    },

    async loadTrend({ actor }, query) {
      return await loadTrend(ports.reads(actor), { query, now: ports.clock() });
    },

    async get(caller, id) {
      return toFinding(await loadFinding(ports.reads(caller.actor), id));
    },

    async listHistory(caller, id, query) {
      const reads = ports.reads(caller.actor);
      await loadFinding(reads, id);
      const rows = await listHistory(reads, id, query);
      return toPage(rows, query.limit, { item: toHistoryStep, key: (row) => [row.at, row.id] });
    },

    async listComments(caller, id, query) {
      const reads = ports.reads(caller.actor);
      await loadFinding(reads, id);
      const rows = await listComments(reads, id, query);
      return toPage(rows, query.limit, { item: toComment, key: (row) => [row.created_at, row.id] });
    },

    report: async (caller, input) => await reportFinding(ports, caller, input),

    decide: async (caller, id, decision, expected) => await decide(ports, caller, { id, decision, expected }),

    assign: async (caller, id, assignee, expected) => await assign(ports, caller, { id, assignee, expected }),

    comment: async (caller, findingId, input) => await comment(ports, caller, { findingId, input }),
  };
}
