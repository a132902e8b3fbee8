/** What the built-in coach reads of a person's own: by the tools that everything else takes, and what is remembered. */
import type { Person } from '../../../../domain/policy/actor.ts';
import type { PersonCaller } from '../../../platform/http/actor.ts';
import type { ToolRunner } from '../../../platform/tools/tool-runner.ts';
import type { PersonalData } from './built-in/personal/answer-personal.ts';

interface PersonalPorts {
  readonly tools: Pick<ToolRunner, 'call'>;
  loadMemory(actor: Person): Promise<readonly string[]>;
}

export function openPersonal(
  { tools, loadMemory }: PersonalPorts,
  { actor }: PersonCaller,
  how: { readonly zone: string; readonly locale: string },
): PersonalData {
  return {
    listMemory: async () => await loadMemory(actor),
    async read(tool, input) {
      const call = { tool, input, asker: { kind: 'coach' } as const, ...how };
      const outcome = await tools.call(actor, call, new AbortController().signal);
      return outcome.kind === 'done' ? outcome.output : undefined;
    },
  };
}
