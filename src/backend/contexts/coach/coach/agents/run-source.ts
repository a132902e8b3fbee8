/** Answers a question with the request of an agent that was made of it; nothing of it goes to a model. */
import { shippedAgents } from '../../../../../contract/work/agents.ts';
import type { SlicePorts } from '../../../../platform/ports.ts';
import { AnswerFailure, type CoachSource } from '../../model/coach-source.ts';
import { chatFault } from '../chat/chat-faults.ts';

export function createRunSource({ reads }: Pick<SlicePorts, 'reads'>, requestId: string): CoachSource {
  return {
    coach: 'built-in',
    async *answer({ caller, locale }) {
      const request = await reads(caller.actor)
        .from('requests')
        .select('agent')
        .where('id', '=', requestId)
        .executeTakeFirst();
      if (request === undefined) {
        const { code, message } = chatFault('noRequest', locale);
        throw new AnswerFailure(code, message);
      }
      const title = shippedAgents.find(({ name }) => name === request.agent)?.title ?? request.agent;
      yield { type: 'run', requestId, title };
      yield { type: 'end', choices: [] };
    },
  };
}
