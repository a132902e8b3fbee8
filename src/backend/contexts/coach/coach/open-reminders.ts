/** Which reminder is next, by the tool that everything else takes: with the rights of the person. */
import * as z from 'zod';
import { catalogueFor } from '../../../../words/catalogues.ts';
import { say } from '../../../../words/text.ts';
import type { PersonCaller } from '../../../platform/http/actor.ts';
import type { ToolRunner } from '../../../platform/tools/tool-runner.ts';
import type { ReminderReading } from '../model/coach-data.ts';

const previewed = z.object({
  letter: z.object({ step: z.number() }).nullable(),
  problem: z.string().nullable(),
  reminder: z.object({ because: z.string().nullable() }),
});

export function openReminders(
  tools: Pick<ToolRunner, 'call'> | undefined,
  { actor }: PersonCaller,
): ReminderReading {
  return {
    async findNextReminder(invoiceId, language) {
      const call = { tool: 'get_reminder', input: { invoiceId }, asker: { kind: 'coach' as const } };
      const outcome = await tools?.call(
        actor,
        { ...call, zone: 'UTC', locale: language },
        new AbortController().signal,
      );
      if (outcome?.kind === 'refused')
        return { refused: say(outcome.said ?? outcome.message, catalogueFor(language)) };
      if (outcome?.kind !== 'done') return { because: 'no_steps' };
      const { letter, problem, reminder } = previewed.parse(outcome.output);
      if (letter !== null) return letter;
      return problem === null ? { because: reminder.because ?? 'no_steps' } : { refused: problem };
    },
  };
}
