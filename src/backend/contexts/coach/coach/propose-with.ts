/** How the built-in coach proposes: a call of the catalogue of tools, which judges it and lets it wait for a click. */
import { prefersGerman, toGerman } from '../../../platform/http/refusals/german/translate-refusal.ts';
import type { ToolRunner } from '../../../platform/tools/tool-runner.ts';
import type { BuiltInCoachPorts } from './built-in/built-in-coach.ts';

export function proposeWith(tools: Pick<ToolRunner, 'call'>): NonNullable<BuiltInCoachPorts['propose']> {
  return async ({ actor }, { messageId, ...call }) => {
    const asker = { kind: 'coach' as const, ...(messageId !== undefined && { messageId }) };
    const outcome = await tools.call(actor, { ...call, asker }, new AbortController().signal);
    switch (outcome.kind) {
      case 'proposed':
        return { proposal: outcome.proposal };
      case 'refused':
        return { refused: prefersGerman(call.locale) ? toGerman(outcome.message) : outcome.message };
      case 'done':
        // By a rule of acts that lets it be done without a question.
        return { done: outcome.links };
    }
  };
}
