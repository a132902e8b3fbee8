/** Does what a person saw and clicked: permitted still, the same still, and once. */
import { isDeepStrictEqual } from 'node:util';
import { grantOf } from '../../../../domain/policy/policy.ts';
import { asText, text } from '../../../../words/text.ts';
import { word } from '../../../../words/word.ts';
import type { PersonCaller } from '../../../platform/http/actor.ts';
import { ApiError, ConflictError } from '../../../platform/http/api-error.ts';
import { lacking } from '../../../platform/http/refusals/lacking.ts';
import { requireVersion } from '../../../platform/http/versions.ts';
import type { ToolPreview } from '../../../platform/tools/tool.ts';
import type { Asker } from '../../../platform/tools/tool-runner.ts';
import type { ActPorts } from './acts.ports.ts';
import { judgeAct, logDecision } from './judge-act.ts';
import {
  type Act,
  changeProposal,
  describeFailure,
  markApplied,
  markFailed,
  previewOf,
  runTool,
  toProposal,
} from './perform-act.ts';
import { findProposal, type ProposalRow } from './proposals.repository.ts';

const actTimeoutMs = 60_000;
const open = ['waiting', 'failed'] as const;

export async function applyProposal(
  ports: ActPorts,
  caller: PersonCaller,
  row: ProposalRow,
  seen: number | undefined,
): Promise<ProposalRow> {
  if (row.state === 'applied') return row;
  if (row.state !== 'waiting' && row.state !== 'failed')
    throw new ApiError('state_forbids', text`The proposal is ${word(row.state)}.`);
  requireVersion(row, seen);
  const act = await openAct(ports, caller, row);
  const { actor } = caller;
  await requireAllowed(ports, act, row);
  try {
    const done = await findDone(act, row);
    if (done !== undefined) return await markApplied(ports, row, { actor, done });
    const unchanged = await requireSame(ports, act, row);
    const begun = await begin(ports, caller, unchanged);
    return await markApplied(ports, begun, { actor, done: await runTool(act) });
  } catch (error) {
    if (error instanceof ConflictError && isOurs(error)) throw error;
    // Where another process was faster, what it did counts.
    return (
      (await markFailed(ports, row, { actor, why: describeFailure(ports, error) })) ??
      (await reload(ports, caller, row))
    );
  }
}

async function reload(ports: ActPorts, { actor }: PersonCaller, row: ProposalRow): Promise<ProposalRow> {
  return (await findProposal(ports.reads(actor), row.id)) ?? row;
}

/** The tool as it is now, for who clicks, with what they may do now. */
export async function openAct(ports: ActPorts, { actor }: PersonCaller, row: ProposalRow): Promise<Act> {
  const tool = ports.tools().get(row.tool);
  if (tool === undefined) throw new ApiError('state_forbids', 'Its tool is no longer there.');
  const grant = grantOf(actor, tool.permission);
  if (grant === undefined) throw lacking(actor, tool.permission);
  const input = tool.input.safeParse(JSON.parse(row.input));
  if (!input.success) throw new ApiError('state_forbids', 'Its tool takes other inputs by now: ask again.');
  const signal = AbortSignal.timeout(actTimeoutMs);
  const use = { caller: { actor, grant }, zone: row.zone, locale: row.locale, signal, actId: row.id };
  return { tool, input: input.data, use };
}

/** A click answers what is asked about, and opens nothing that rules deny. */
async function requireAllowed(ports: ActPorts, { tool, use }: Act, row: ProposalRow): Promise<void> {
  const { actor } = use.caller;
  const asker = JSON.parse(row.asker) as Asker;
  const decision = await judgeAct(ports, {
    actor,
    tool,
    asker,
    isAllowedForSession: false,
    isAsked: false,
  });
  const isDenied = decision.verdict === 'deny';
  const { about, why, rule } = decision;
  await logDecision(ports, actor, {
    asker,
    tool: tool.name,
    effect: tool.effect,
    about,
    actId: row.id,
    ...(isDenied ? { verdict: 'deny', why } : { verdict: 'allow', why: 'person' }),
    ...(isDenied && rule !== undefined && { rule }),
  });
  if (isDenied)
    throw new ApiError('forbidden', rule?.reason !== undefined ? asText(rule.reason) : 'A rule denies it.');
}

/** What an earlier try did, that ended before it could say so. */
async function findDone({ tool, input, use }: Act, row: ProposalRow) {
  if (row.begun_at === null) return undefined;
  return await tool.findDone?.(input as never, use, JSON.parse(row.preview) as ToolPreview);
}

const changedMessage = text`What would change is different now: look at it again.`;

function isOurs(error: ConflictError): boolean {
  return error.said === changedMessage;
}

/** Nothing is done unseen: what would change otherwise than shown is shown first. */
async function requireSame(ports: ActPorts, act: Act, row: ProposalRow): Promise<ProposalRow> {
  const preview = JSON.stringify(await previewOf(act));
  if (isDeepStrictEqual(JSON.parse(preview), JSON.parse(row.preview))) return row;
  const change = { preview, state: 'waiting', failure: null } as const;
  const { actor } = act.use.caller;
  const after = (await changeProposal(ports, row, { actor, from: open, change })) ?? row;
  throw new ConflictError('conflict', changedMessage, {
    current: toProposal(ports, after, act.tool),
    sent: toProposal(ports, row, act.tool),
  });
}

/** Said before the tool runs, so that a try after a kill asks first what this one did. */
async function begin(ports: ActPorts, { actor }: PersonCaller, row: ProposalRow): Promise<ProposalRow> {
  if (row.begun_at !== null) return row;
  const change = { begun_at: ports.clock() };
  const begun = await changeProposal(ports, row, { actor, from: open, change });
  if (begun === undefined) throw new ApiError('conflict', 'Somebody else does it already.');
  return begun;
}
