/** A request's row as the API shows it. */
import { toInstant, toInstantOrNull } from '../../../platform/http/instant.ts';
import type { RequestRow } from './requests.repository.ts';
import type { AgentRequest, AgentRequestSummary } from './requests.schema.ts';

export function toSummary(row: Omit<RequestRow, 'result'>): AgentRequestSummary {
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    projectId: row.project_id,
    requestedBy: row.requested_by,
    agent: row.agent,
    agentVersion: row.agent_version,
    input: JSON.parse(row.input),
    priority: row.priority,
    state: row.state,
    progress: row.step === null ? null : { step: row.step, fraction: row.fraction },
    error: row.error_code === null ? null : { code: row.error_code, message: row.error_message ?? '' },
    attempts: row.attempts,
    cost:
      row.cost_minor === null || row.cost_currency === null
        ? null
        : { minor: row.cost_minor, currency: row.cost_currency },
    startedAt: toInstantOrNull(row.started_at),
    finishedAt: toInstantOrNull(row.finished_at),
  };
}

export function toRequest(row: RequestRow): AgentRequest {
  return { ...toSummary(row), result: row.result };
}
