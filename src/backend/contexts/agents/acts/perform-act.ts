/** Runs the tool of a proposal once, and says what became of it. */
import { v7 as newId } from 'uuid';
import type { Proposal } from '../../../../contract/coach/proposals.ts';
import type { Person } from '../../../../domain/policy/actor.ts';
import { type Text, text } from '../../../../words/text.ts';
import type { PersonCaller } from '../../../platform/http/actor.ts';
import { ApiError } from '../../../platform/http/api-error.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import type { Done, Tool, ToolPreview, ToolUse } from '../../../platform/tools/tool.ts';
import type { Asker } from '../../../platform/tools/tool-runner.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import type { ActPorts } from './acts.ports.ts';
import {
  countWaiting,
  insertProposal,
  type ProposalChange,
  type ProposalRow,
  updateProposal,
} from './proposals.repository.ts';

/** What a tool declares of itself and what a call brought, as its schema has parsed it. */
export interface Act {
  readonly tool: Tool;
  readonly input: unknown;
  readonly use: ToolUse;
}

/** Each tool gets what its own schema made: what it declares of its inputs is erased in the catalogue. */
export const previewOf = async ({ tool, input, use }: Act): Promise<ToolPreview> =>
  (await tool.preview?.(input as never, use)) ?? {
    title: tool.title,
    action: tool.title,
    changes: [],
    links: [],
  };

export const runTool = async ({ tool, input, use }: Act): Promise<Done<unknown>> =>
  await tool.run(input as never, use);

export function toProposal(
  { clock }: Pick<ActPorts, 'clock'>,
  row: ProposalRow,
  tool: Tool | undefined,
): Proposal {
  const { title, action, changes, note, links } = JSON.parse(row.preview) as ToolPreview;
  return {
    id: row.id,
    version: row.version,
    tool: row.tool,
    state: row.state,
    title,
    action,
    changes: [...changes],
    ...(note !== undefined && { note }),
    links: [...links],
    ...undoOf(row, tool, clock()),
    ...(row.failure !== null && { failure: row.failure }),
    asker: JSON.parse(row.asker) as Asker,
    createdAt: toInstant(row.created_at),
  };
}

/** What was applied is not changed again before it is undone. */
function undoOf(
  row: ProposalRow,
  tool: Tool | undefined,
  now: number,
): Pick<Proposal, 'canUndo' | 'undoUntil'> {
  if (row.state !== 'applied' || row.undo === null || tool?.undo === undefined) return { canUndo: false };
  if (tool.undoableForMs === undefined) return { canUndo: true };
  const until = row.updated_at + tool.undoableForMs;
  return now > until ? { canUndo: false } : { canUndo: true, undoUntil: toInstant(until) };
}

async function logProposal(
  { log }: Work,
  type: 'proposal.created' | 'proposal.changed',
  row: ProposalRow,
): Promise<void> {
  const { id, version, user_id: userId, tool, state } = row;
  await log({ type, id, version, after: { id, userId, tool, state } });
}

export async function changeProposal(
  ports: ActPorts,
  row: ProposalRow,
  { actor, from, change }: { actor: Person; from: readonly Proposal['state'][]; change: ProposalChange },
): Promise<ProposalRow | undefined> {
  return await ports.unitOfWork.write(actor, async (work) => {
    const after = await updateProposal(work.writes, row.id, {
      from,
      change: { ...change, updated_at: work.now },
    });
    if (after !== undefined) await logProposal(work, 'proposal.changed', after);
    return after;
  });
}

const waitingAtMost = 200;

export interface Asked {
  readonly asker: Asker;
  readonly zone: string;
  readonly locale: string;
  /** Set where the tool runs at once. */
  readonly begins: boolean;
}

export async function keepProposal(
  ports: ActPorts,
  { tool, input, use: { caller, actId } }: Act,
  { asker, zone, locale, begins, preview }: Asked & { readonly preview: ToolPreview },
): Promise<ProposalRow> {
  const { actor } = caller;
  return await ports.unitOfWork.write(actor, async (work) => {
    if (!begins && (await countWaiting(work.reads, actor)) >= waitingAtMost)
      throw new ApiError(
        'conflict',
        text`${waitingAtMost} proposals wait already: apply or discard some first.`,
      );
    const row: ProposalRow = {
      id: actId,
      organization_id: actor.organizationId,
      user_id: actor.userId,
      tool: tool.name,
      input: JSON.stringify(input),
      zone,
      locale,
      asker: JSON.stringify(asker),
      state: 'waiting',
      preview: JSON.stringify(preview),
      begun_at: begins ? work.now : null,
      undo: null,
      failure: null,
      created_at: work.now,
      updated_at: work.now,
      version: 1,
    };
    await insertProposal(work.writes, row);
    await logProposal(work, 'proposal.created', row);
    return row;
  });
}

/** What has run counts, whatever another process said of its own try. */
export async function markApplied(
  ports: ActPorts,
  row: ProposalRow,
  { actor, done }: { readonly actor: Person; readonly done: Done<unknown> },
): Promise<ProposalRow> {
  const preview: ToolPreview = { ...(JSON.parse(row.preview) as ToolPreview), links: done.links };
  const change: ProposalChange = {
    state: 'applied',
    preview: JSON.stringify(preview),
    undo: done.undo === undefined ? null : JSON.stringify(done.undo),
    failure: null,
  };
  return (await changeProposal(ports, row, { actor, from: ['waiting', 'failed'], change })) ?? row;
}

export async function markFailed(
  ports: ActPorts,
  row: ProposalRow,
  { actor, why }: { readonly actor: Person; readonly why: Text },
): Promise<ProposalRow | undefined> {
  const change: ProposalChange = { state: 'failed', failure: String(why) };
  return await changeProposal(ports, row, { actor, from: ['waiting', 'failed'], change });
}

/** What a person is told of it: what is no error of the API is a bug, and told to the log alone. */
export function describeFailure({ logger }: ActPorts, error: unknown): Text {
  if (ApiError.is(error)) return error.said;
  logger.error({ err: error }, 'tool failed');
  return text`It could not be done. The log of the service says why.`;
}

export const newUse = (
  caller: PersonCaller,
  asked: Pick<ToolUse, 'zone' | 'locale' | 'signal'>,
): ToolUse => ({
  caller,
  zone: asked.zone,
  locale: asked.locale,
  signal: asked.signal,
  actId: newId(),
});
