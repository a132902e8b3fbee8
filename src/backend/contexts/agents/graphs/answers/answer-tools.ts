/** Calls tools of the catalogue for a run: judged by the rules of acts for an agent, logged, and told in its timeline. */

import * as z from 'zod';
import type { AskOf, ToolAnswer } from '../../../../../contract/work/work-asks.ts';
import type { Actor } from '../../../../../domain/policy/actor.ts';
import { hashJson } from '../../../../platform/hash-json.ts';
import type { SlicePorts } from '../../../../platform/ports.ts';
import type { ToolOutcome, ToolRunner } from '../../../../platform/tools/tool-runner.ts';
import type { HostedRun } from '../../../../platform/work/hosted-run.ts';
import type { WorkAnswerers } from '../../../../platform/work/work-answers.ts';
import type { EffectLedger } from '../effect-ledger.ts';
import { listEffects } from '../effects.repository.ts';

export interface ToolPorts extends Pick<SlicePorts, 'reads'> {
  readonly runner: ToolRunner;
  readonly ledger: EffectLedger;
  /** In which zone "today" is meant. */
  loadZone(actor: Actor): Promise<string>;
}

export function answerTools(ports: ToolPorts, run: HostedRun): WorkAnswerers {
  return {
    tools: async () =>
      ports.runner.list(run.actor).map(({ name, title, description, input, effect }) => ({
        name,
        title,
        description,
        effect,
        input: z.toJSONSchema(input, { io: 'input' }),
      })),
    tool: async (ask, { signal }) => {
      const answer = await callOnce(ports, run, { ask, signal });
      run.tell({
        type: 'tool',
        tool: ask.tool,
        input: cut(JSON.stringify(ask.input) ?? 'null'),
        ...describe(answer),
      });
      return answer;
    },
  };
}

interface Call {
  readonly ask: AskOf<'tool'>;
  /** Whatever the rules allow, a person is asked. */
  readonly isAsked?: boolean;
  readonly signal: AbortSignal;
}

/** What changes something is done once in a run, also where the run is taken up again. */
async function callOnce(ports: ToolPorts, run: HostedRun, call: Call): Promise<ToolAnswer> {
  const { ask, signal } = call;
  const tool = ports.runner.list(run.actor).find(({ name }) => name === ask.tool);
  if (tool === undefined || tool.effect === 'read') return await callTool(ports, run, call);
  const { actor } = run;
  const isSent = (await listEffects(ports.reads(actor), run.id)).some(
    ({ effect, sent_run_id: sentBy }) => effect === ask.tool && sentBy !== null,
  );
  if (isSent) run.tell({ type: 'note', text: sentBefore(ask.tool) });
  const { outcome } = await ports.ledger.once({
    actor,
    effect: ask.tool,
    input: ask.input,
    signal,
    key: {
      runId: run.id,
      node: `tool:${ask.tool}`,
      key: ask.key ?? hashJson(ask.input),
    },
    perform: async () => await callTool(ports, run, { ...call, ...(isSent && { isAsked: true }) }),
    isDone: (answer) => (answer as ToolAnswer).outcome !== 'refused',
  });
  return outcome as ToolAnswer;
}

const sentBefore = (tool: string): string =>
  `The run that this one replays has called ${tool} already: here it waits as a proposal.`;

async function callTool(
  ports: ToolPorts,
  run: HostedRun,
  { ask, signal, isAsked }: Call,
): Promise<ToolAnswer> {
  const { tool, input } = ask;
  const zone = await ports.loadZone(run.actor);
  const asker = { kind: 'agent', name: run.agent } as const;
  const request = { tool, input, asker, zone, locale: run.locale ?? 'en', isAsked };
  return toAnswer(await ports.runner.call(run.actor, request, signal));
}

function toAnswer(outcome: ToolOutcome): ToolAnswer {
  if (outcome.kind === 'done') return { outcome: 'done', output: outcome.output };
  if (outcome.kind === 'proposed') return { outcome: 'proposed', proposal: outcome.proposal.id };
  return { outcome: 'refused', code: outcome.code, message: outcome.message };
}

const cut = (text: string): string => text.slice(0, 20_000);

function describe(answer: ToolAnswer) {
  if (answer.outcome === 'refused') {
    const outcome = answer.code === 'failed' ? ('failed' as const) : ('refused' as const);
    return { outcome, text: cut(answer.message) };
  }
  const text = answer.outcome === 'done' ? JSON.stringify(answer.output) : 'Waits as a proposal.';
  return { outcome: 'done' as const, text: cut(text ?? '') };
}
