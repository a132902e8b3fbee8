/** The one way to a tool: known, permitted, well-formed, decided about, logged, and then run or proposed. */
import type * as z from 'zod';
import type { Actor, Person } from '../../../../domain/policy/actor.ts';
import { isPerson } from '../../../../domain/policy/actor.ts';
import type { Decision } from '../../../../domain/policy/acts/act.ts';
import { grantOf } from '../../../../domain/policy/policy.ts';
import { asText, type Text, text } from '../../../../words/text.ts';
import { listIssues } from '../../../platform/http/api-error.ts';
import { describeLacking } from '../../../platform/http/refusals/lacking.ts';
import { sayFault } from '../../../platform/http/refusals/schema-issues.ts';
import type { Tool } from '../../../platform/tools/tool.ts';
import type { ToolCallRequest, ToolOutcome, ToolRunner } from '../../../platform/tools/tool-runner.ts';
import type { ActPorts } from './acts.ports.ts';
import { type Judged, judgeAct, judgeClientAct, logDecision, openPaths, toLogged } from './judge-act.ts';
import {
  type Act,
  describeFailure,
  keepProposal,
  markApplied,
  markFailed,
  newUse,
  previewOf,
  runTool,
  toProposal,
} from './perform-act.ts';

type Refusal = Extract<ToolOutcome, { kind: 'refused' }>;

const refuse = (code: Refusal['code'], said: Text): Refusal => ({
  kind: 'refused',
  code,
  message: String(said),
  said,
});

export function createToolRunner(ports: ActPorts): ToolRunner {
  return {
    list: (actor) =>
      [...ports.tools().values()].filter(({ permission }) => grantOf(actor, permission) !== undefined),

    async openPaths(actor, act, more) {
      await ports.rights.renew(actor);
      return await openPaths(ports, actor, { act, more });
    },

    async judge(actor, act, more) {
      await ports.rights.renew(actor);
      return await judgeClientAct(ports, actor, { act, more });
    },

    async call(actor, request, signal) {
      try {
        await ports.rights.renew(actor);
        return await callTool(ports, actor, { ...request, signal });
      } catch (error) {
        return refuse('failed', describeFailure(ports, error));
      }
    },
  };
}

interface Call extends ToolCallRequest {
  readonly signal: AbortSignal;
}

async function callTool(ports: ActPorts, actor: Actor, call: Call): Promise<ToolOutcome> {
  if (!isPerson(actor)) return refuse('forbidden', text`Only a person of the practice may do this.`);
  const tool = ports.tools().get(call.tool);
  if (tool === undefined) {
    await logRefusal(ports, actor, { call, tool, why: 'unknown_tool' });
    return refuse('unknown_tool', text`There is no such tool.`);
  }
  const grant = grantOf(actor, tool.permission);
  if (grant === undefined) {
    await logRefusal(ports, actor, { call, tool, why: 'permission' });
    return refuse('forbidden', describeLacking(actor, tool.permission));
  }
  const input = tool.input.safeParse(call.input);
  if (!input.success) return refuse('invalid_input', describeIssue(input.error));
  const use = newUse({ actor, grant }, call);
  return await decideAndDo(ports, { tool, input: input.data, use }, call);
}

async function logRefusal(
  ports: ActPorts,
  actor: Person,
  { call, tool, why }: { call: Call; tool: Tool | undefined; why: 'unknown_tool' | 'permission' },
): Promise<void> {
  await logDecision(ports, actor, {
    asker: call.asker,
    tool: call.tool,
    effect: tool?.effect ?? null,
    verdict: 'deny',
    about: tool?.permission ?? call.tool,
    why,
    actId: null,
  });
}

/** The first thing that is wrong, with the name of its field. */
function describeIssue({ issues: [issue] }: z.ZodError): Text {
  if (issue === undefined) return text`The input is not what this tool takes.`;
  return listIssues([{ field: issue.path.join('.'), issue: sayFault(issue) }]);
}

async function decideAndDo(ports: ActPorts, act: Act, call: Call): Promise<ToolOutcome> {
  const { tool, use } = act;
  const judged: Judged = {
    actor: use.caller.actor,
    tool,
    asker: call.asker,
    // A model or the coach has no session that somebody started with an allowance.
    isAsked: call.isAsked === true,
    isAllowedForSession: call.asker.kind === 'mcp' && call.allow?.includes(tool.permission) === true,
  };
  const decision = await judgeAct(ports, judged);
  const changes = tool.effect === 'write' || tool.effect === 'outward';
  await logDecision(ports, judged.actor, {
    ...toLogged(judged, decision),
    actId: changes && decision.verdict !== 'deny' ? use.actId : null,
  });
  if (decision.verdict === 'deny') return refuse('denied', describeDenial(decision));
  if (changes)
    return decision.verdict === 'ask' ? await propose(ports, act, call) : await doNow(ports, act, call);
  if (decision.verdict === 'ask')
    return refuse(
      'denied',
      text`Your rules ask about this tool, and it has nothing to show before: allow it there.`,
    );
  const done = await runTool(act);
  return { kind: 'done', output: tool.output.parse(done.output), links: done.links };
}

function describeDenial({ rule, why, about }: Decision): Text {
  if (why === 'unreadable') return text`Nothing is allowed while this cannot be read: ${about}.`;
  return rule?.reason === undefined
    ? text`A rule denies it.`
    : text`A rule denies it: ${asText(rule.reason)}`;
}

async function propose(ports: ActPorts, act: Act, call: Call): Promise<ToolOutcome> {
  const preview = await previewOf(act);
  const row = await keepProposal(ports, act, { ...call, begins: false, preview });
  return { kind: 'proposed', proposal: toProposal(ports, row, act.tool) };
}

/** A rule of the person lets it through: it is kept anyway, so that it is named and can be undone. */
async function doNow(ports: ActPorts, act: Act, call: Call): Promise<ToolOutcome> {
  const { tool, use } = act;
  const { actor } = use.caller;
  const preview = await previewOf(act);
  const row = await keepProposal(ports, act, { ...call, begins: true, preview });
  try {
    const done = await runTool(act);
    const proposal = toProposal(ports, await markApplied(ports, row, { actor, done }), tool);
    return { kind: 'done', output: tool.output.parse(done.output), links: done.links, proposal };
  } catch (error) {
    const why = describeFailure(ports, error);
    await markFailed(ports, row, { actor, why });
    return refuse('failed', why);
  }
}
