/** Asks whether the commands of a run may start: exactly as they are, and whether anything keeps them apart. */
import { allowQuestionSchema } from '../../../../contract/work/development-questions.ts';
import type { Services } from '../../../platform/services.ts';
import type { Answer, Asking } from './answer.ts';
import { pickTicked } from './pick-ticked.ts';
import { describeIsolation, exact } from './review-rows.ts';

export async function allowCommands(
  { t }: Services,
  { payload, about }: Asking,
): Promise<Answer | undefined> {
  const { commands, isolation } = allowQuestionSchema.parse(payload);
  const picked = await pickTicked({
    title: t('May these commands run? {0}', about),
    prompt: describeIsolation(isolation, t),
    placeholder: t('Enter allows what is ticked; Escape leaves the request waiting'),
    rows: commands.map((command) => ({ id: command, label: exact(command) })),
    ticked: new Set(commands),
    acts: [
      { act: 'allow', icon: 'check', label: t('Allow') },
      { act: 'refuse', icon: 'circle-slash', label: t("Don't Run") },
    ],
  });
  if (picked === undefined) return undefined;
  const allowed = picked.act === 'allow' ? commands.filter((command) => picked.ids.has(command)) : [];
  return allowed.length === 0 ? { approved: false } : { approved: true, payload: { commands: allowed } };
}
