/** The use cases of findings: reading them, and deciding on them. */
import type { Caller } from '../../platform/http/actor.ts';
import { ApiError, notFound } from '../../platform/http/api-error.ts';
import { toPage } from '../../platform/http/cursor.ts';
import type { Page } from '../../platform/http/resource-routes.ts';
import { requireVersion } from '../../platform/http/versions.ts';
import type { Reader } from '../../schema.ts';
import type { SlicePorts } from '../ports.ts';
import { toFinding } from './finding-view.ts';
import { findingAccepted, findingDismissed, findingReopened } from './findings.events.ts';
import { type FindingRow, findFinding, listFindings, updateFinding } from './findings.repository.ts';
import type { Finding, ListFindings } from './findings.schema.ts';

export interface Decision {
  readonly state: 'open' | 'accepted' | 'dismissed';
  readonly reason?: string | undefined;
}

export interface FindingsService {
  list(caller: Caller, query: ListFindings): Promise<Page<Finding>>;
  get(caller: Caller, id: string): Promise<Finding>;
  /** Deciding the same again changes nothing. */
  decide(caller: Caller, id: string, decision: Decision, expected?: number): Promise<Finding>;
}

const events: Readonly<Record<Decision['state'], string>> = {
  open: findingReopened,
  accepted: findingAccepted,
  dismissed: findingDismissed,
};

async function loadFinding(db: Reader, caller: Caller, id: string): Promise<FindingRow> {
  const row = await findFinding(db, caller.actor.organizationId, id);
  if (!row) {
    throw notFound('finding');
  }
  return row;
}

function requireDecidable(row: FindingRow): void {
  if (row.state === 'resolved') {
    throw new ApiError('state_forbids', 'The finding is resolved: the last scan saw it no more.');
  }
}

export function createFindingsService({ db, unitOfWork }: SlicePorts): FindingsService {
  return {
    async list(caller, query) {
      const rows = await listFindings(db, caller.actor.organizationId, query);
      return toPage(rows, query.limit, { item: toFinding, key: (row) => [row.severity_rank, row.id] });
    },

    async get(caller, id) {
      return toFinding(await loadFinding(db, caller, id));
    },

    async decide(caller, id, { state, reason }, expected) {
      return await unitOfWork.write(caller.actor, async ({ trx, now, log }) => {
        const row = await loadFinding(trx, caller, id);
        requireVersion(row, expected);
        requireDecidable(row);
        if (row.state === state && row.reason === (reason ?? null)) {
          return toFinding(row);
        }
        const before = toFinding(row);
        const decided =
          state === 'open'
            ? { decided_by: null, decided_at: null }
            : { decided_by: caller.actor.userId, decided_at: now };
        const after = toFinding(
          await updateFinding(trx, row, { state, reason: reason ?? null, ...decided, updated_at: now }),
        );
        await log({ type: events[state], id, version: after.version, before, after });
        return after;
      });
    },
  };
}
