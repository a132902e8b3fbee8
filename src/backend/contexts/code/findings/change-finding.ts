/**
 * What people do with a finding: decide on it, assign it, talk about it. Each step is written down with the change, in
 * one transaction; doing the same again changes nothing.
 */

import { v7 as newId } from 'uuid';
import type { FindingAction } from '../../../../contract/findings.ts';
import type { EventType } from '../../../platform/events/catalogue.ts';
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import { ApiError, invalidField, notFound } from '../../../platform/http/api-error.ts';
import { type Created, requireSame } from '../../../platform/http/created.ts';
import { requireVersion } from '../../../platform/http/versions.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import {
  type FindingCommentRow,
  findComment,
  insertComment,
  insertHistory,
} from './finding-history.repository.ts';
import { type Step, toHistoryRow } from './finding-history.ts';
import { type FindingAct, isAllowed, stateAfter } from './finding-states.ts';
import { toComment, toFinding } from './finding-view.ts';
import {
  findingAssigned,
  findingCommented,
  findingConfirmed,
  findingDismissed,
  findingReopened,
  findingResolved,
} from './findings.events.ts';
import type { FindingPorts } from './findings.ports.ts';
import { type FindingRow, findFinding, updateFinding } from './findings.repository.ts';
import type { CreateComment, Finding, FindingComment } from './findings.schema.ts';
import { maskText } from './mask.ts';

export interface Decision {
  readonly act: FindingAct;
  readonly reason?: string | undefined;
}

const actions: Readonly<Record<FindingAct, { readonly action: FindingAction; readonly event: EventType }>> = {
  confirm: { action: 'confirmed', event: findingConfirmed },
  dismiss: { action: 'dismissed', event: findingDismissed },
  resolve: { action: 'resolved', event: findingResolved },
  reopen: { action: 'reopened', event: findingReopened },
};

export async function loadFinding(rows: Pick<Reads, 'from'>, id: string): Promise<FindingRow> {
  const row = await findFinding(rows, id);
  if (!row) {
    throw notFound('finding');
  }
  return row;
}

interface Changed {
  readonly before: FindingRow;
  readonly after: FindingRow;
}

async function writeDown(
  { writes, log }: Work,
  { before, after }: Changed,
  { event, step }: { readonly event: EventType; readonly step: Step },
): Promise<Finding> {
  await insertHistory(writes, [toHistoryRow({ before, after }, step)]);
  const shown = toFinding(after);
  await log({ type: event, id: after.id, version: after.version, before: toFinding(before), after: shown });
  return shown;
}

function decidedColumns({ act, reason }: Decision, by: string, now: number) {
  return {
    state: stateAfter[act],
    reason: reason ?? null,
    decided_by: act === 'reopen' ? null : by,
    decided_at: act === 'reopen' ? null : now,
    resolved_at: act === 'resolve' ? now : null,
    updated_at: now,
  };
}

/** What a tool has set aside is nobody's decision: a person may give the same reason, and it is theirs then. */
function isDecided(row: FindingRow, { act, reason }: Decision): boolean {
  const isOfTool = row.state === 'dismissed' && row.decided_by === null;
  return row.state === stateAfter[act] && row.reason === (reason ?? null) && !isOfTool;
}

export async function decide(
  ports: FindingPorts,
  caller: Caller,
  {
    id,
    decision: asked,
    expected,
  }: { readonly id: string; readonly decision: Decision; readonly expected: number | undefined },
): Promise<Finding> {
  const { userId } = personOf(caller);
  const { act, reason } = asked;
  const decision = { act, reason: reason === undefined ? undefined : await maskText(ports, reason) };
  return await ports.unitOfWork.write(caller.actor, async (work) => {
    const row = await loadFinding(work.writes, id);
    requireVersion(row, expected);
    if (!isAllowed(row.state, act)) {
      throw new ApiError('state_forbids', 'The finding is resolved: reopen it before deciding otherwise.');
    }
    if (isDecided(row, decision)) {
      return toFinding(row);
    }
    const after = await updateFinding(
      work.writes.update('findings'),
      row,
      decidedColumns(decision, userId, work.now),
    );
    const { action, event } = actions[decision.act];
    const step = { action, at: work.now, actor: userId };
    return await writeDown(work, { before: row, after }, { event, step });
  });
}

/** Work that its assignee cannot see is nobody's. */
async function requireSeenBy(
  { work, findActor }: { readonly work: Work; readonly findActor: FindingPorts['findActor'] },
  { id, assignee }: { readonly id: string; readonly assignee: string },
): Promise<void> {
  const person = await findActor(work.reads, assignee);
  if (person === undefined) throw invalidField('assignee', 'there is no such user');
  if ((await findFinding(work.as(person).reads, id)) !== undefined) return;
  throw invalidField('assignee', 'cannot see the findings of this project: make them a member of it first');
}

export async function assign(
  { unitOfWork, findActor }: FindingPorts,
  caller: Caller,
  {
    id,
    assignee,
    expected,
  }: { readonly id: string; readonly assignee: string | null; readonly expected: number | undefined },
): Promise<Finding> {
  const { userId } = personOf(caller);
  return await unitOfWork.write(caller.actor, async (work) => {
    const row = await loadFinding(work.writes, id);
    requireVersion(row, expected);
    if (row.assignee === assignee) {
      return toFinding(row);
    }
    if (assignee !== null) await requireSeenBy({ work, findActor }, { id, assignee });
    const after = await updateFinding(work.writes.update('findings'), row, {
      assignee,
      updated_at: work.now,
    });
    const step = { action: 'assigned', at: work.now, actor: userId } as const;
    return await writeDown(work, { before: row, after }, { event: findingAssigned, step });
  });
}

/** A history shows how a comment begins; the whole is among the comments. */
const quotedLength = 200;

export async function comment(
  ports: FindingPorts,
  caller: Caller,
  { findingId, input }: { readonly findingId: string; readonly input: CreateComment },
): Promise<Created<FindingComment>> {
  const { userId, organizationId } = personOf(caller);
  const text = await maskText(ports, input.text);
  return await ports.unitOfWork.write(caller.actor, async (work) => {
    const { writes, now } = work;
    const finding = await loadFinding(writes, findingId);
    const row: FindingCommentRow = {
      id: input.id ?? newId(),
      organization_id: organizationId,
      finding_id: findingId,
      author: userId,
      text,
      created_at: now,
      updated_at: now,
      version: 1,
    };
    const existing = await findComment(writes, row.id);
    if (existing) {
      return { created: false, record: requireSame(toComment(existing), toComment(row)) };
    }
    await insertComment(writes, row);
    const counted = { comment_count: finding.comment_count + 1, updated_at: now };
    const after = await updateFinding(writes.update('findings'), finding, counted);
    const more = [{ field: 'comment', from: null, to: row.text.slice(0, quotedLength) }];
    const step = { action: 'commented', at: now, actor: userId, more } as const;
    await writeDown(work, { before: finding, after }, { event: findingCommented, step });
    return { created: true, record: toComment(row) };
  });
}
