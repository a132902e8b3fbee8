/** How the built-in coach proposes: a call of the catalogue of tools, which judges it and lets it wait for a click. */

import { catalogueFor } from '../../../../words/catalogues.ts';
import { say } from '../../../../words/text.ts';
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
        return { refused: say(outcome.said ?? outcome.message, catalogueFor(call.locale)) };
      case 'done':
        // By a rule of acts that lets it be done without a question.
        return { done: outcome.links };
    }
  };
}
