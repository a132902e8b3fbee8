/** Which reminder is next, by the tool that everything else takes: with the rights of the person. */
import * as z from 'zod';
import type { PersonCaller } from '../../../platform/http/actor.ts';
import type { ToolRunner } from '../../../platform/tools/tool-runner.ts';
import type { ReminderReading } from '../model/coach-data.ts';

const previewed = z.object({
  letter: z.object({ step: z.number() }).nullable(),
  problem: z.string().nullable(),
});

export function openReminders(
  tools: Pick<ToolRunner, 'call'> | undefined,
  { actor }: PersonCaller,
): ReminderReading {
  return {
    async findNextReminder(invoiceId) {
      const call = { tool: 'get_reminder', input: { invoiceId }, asker: { kind: 'coach' as const } };
      const outcome = await tools?.call(
        actor,
        { ...call, zone: 'UTC', locale: 'en' },
        new AbortController().signal,
      );
      if (outcome?.kind === 'refused') return { refused: outcome.message };
      const { letter, problem } = previewed.parse(
        outcome?.kind === 'done' ? outcome.output : { letter: null, problem: null },
      );
      return letter ?? { refused: problem ?? 'No reminder of that invoice is next.' };
    },
  };
}
