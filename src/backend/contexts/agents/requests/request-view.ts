/** A request's row as the API shows it. */
import * as z from 'zod';
import {
  type AgentAnswer,
  type AgentQuestion,
  agentAnswerSchema,
  agentQuestionSchema,
} from '../../../../contract/work/agent-run.ts';
import { toInstant, toInstantOrNull } from '../../../platform/http/instant.ts';
import type { Decided } from '../../../platform/work/hosted-run.ts';
import type { ChangedProject } from './requests.ports.ts';
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
    question: toQuestion(row),
    approval: toApproval(row),
    machine: row.machine || null,
    waitsForMachine: row.state === 'running' && row.machine === '',
    deadlineAt: toInstantOrNull(row.deadline_at),
    faults: readFaults(row).map(({ at, ...fault }) => ({ ...fault, at: toInstant(at) })),
    replayOf: row.replay_of,
    fromCheckpoint: row.checkpoint,
    groupId: row.group_id,
    callbackUrl: row.callback_url,
  };
}

function toQuestion(row: Pick<RequestRow, 'question'>): AgentRequestSummary['question'] {
  const question = readQuestion(row);
  if (question === undefined) return null;
  const { expiresAt, ...rest } = question;
  return { ...rest, expiresAt: toInstantOrNull(expiresAt ?? null) };
}

function toApproval(row: Pick<RequestRow, 'state' | 'answer'>): AgentRequestSummary['approval'] {
  const { by, at, comment, payload } = readApproval(row) ?? {};
  if (by === undefined || at === undefined) return null;
  return { by, at: toInstant(at), comment: comment ?? null, payload: payload ?? null };
}

export interface Fault {
  readonly attempt: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly message: string;
}

const faultsSchema = z.array(z.object({ attempt: z.number(), at: z.number(), message: z.string() }));

/** What each attempt that failed said, the first before the last. */
export function readFaults({ faults }: Pick<RequestRow, 'faults'>): readonly Fault[] {
  return faultsSchema.parse(JSON.parse(faults));
}

export function readQuestion({ question }: Pick<RequestRow, 'question'>): AgentQuestion | undefined {
  return question === null ? undefined : agentQuestionSchema.parse(JSON.parse(question));
}

const storedAnswerSchema = agentAnswerSchema.extend({
  step: z.string().optional(),
  by: z.string().optional(),
  /** Epoch milliseconds, of an approval that waits for who asked. */
  at: z.number().optional(),
});

/** By another person than who asked, of what it waits for. */
export function readApproval({ state, answer }: Pick<RequestRow, 'state' | 'answer'>) {
  if (state !== 'waiting' || answer === null) return undefined;
  return storedAnswerSchema.parse(JSON.parse(answer));
}

export function readAnswer({ answer }: Pick<RequestRow, 'answer'>): AgentAnswer | undefined {
  return answer === null ? undefined : agentAnswerSchema.parse(JSON.parse(answer));
}

/** With what it answers: the step, and the payload that was approved where none was sent in its place; `by`: the user. */
export function writeAnswer(
  row: Pick<RequestRow, 'question'>,
  answer: AgentAnswer,
  by: string | undefined,
): string {
  const question = readQuestion(row);
  const approved = answer.approved ? { payload: question?.payload } : {};
  return JSON.stringify({ ...approved, ...answer, step: question?.step, by });
}

export function readDecided({ answer }: Pick<RequestRow, 'answer'>): Decided | undefined {
  if (answer === null) return undefined;
  const { step, approved, payload, by } = storedAnswerSchema.parse(JSON.parse(answer));
  return step === undefined ? undefined : { step, approved, payload, by };
}

/** Nothing comes after it but a retry. */
export function isOver({ state }: Pick<RequestRow, 'state'>): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled';
}

export function toRequest(row: RequestRow): AgentRequest {
  return { ...toSummary(row), result: row.result };
}

/** The project whose files its run, or the undo of it, has changed. */
export function changedBy(row: RequestRow): ChangedProject {
  const { organization_id: organizationId, project_id: projectId, requested_by: userId, trusted } = row;
  return { organizationId, projectId, userId, trusted: trusted === 1 };
}
