/** Which reminder is next, by the tool that everything else takes: with the rights of the person. */
import * as z from 'zod';
import type { PersonCaller } from '../../../platform/http/actor.ts';
import { toGerman } from '../../../platform/http/refusals/german/translate-refusal.ts';
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
      const say = (message: string) => (language === 'de' ? toGerman(message) : message);
      if (outcome?.kind === 'refused') return { refused: say(outcome.message) };
      if (outcome?.kind !== 'done') return { because: 'no_steps' };
      const { letter, problem, reminder } = previewed.parse(outcome.output);
      if (letter !== null) return letter;
      return problem === null ? { because: reminder.because ?? 'no_steps' } : { refused: say(problem) };
    },
  };
}
