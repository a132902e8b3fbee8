/** Asks whether the commands of a run may start: exactly as they are, and whether anything keeps them apart. */
import * as vscode from 'vscode';
import type { Answer } from '../../../../../webviews/run/host/run-answer.ts';
import { allowQuestionSchema } from '../../../../contract/work/development-questions.ts';
import { trustIn } from '../../../platform/files/open-folders.ts';
import type { Services } from '../../../platform/services.ts';
import { allowAlways } from '../autonomy/allowed-commands.ts';
import type { Asking } from './answer.ts';
import { describeDoubt } from './describe-doubt.ts';
import { pickTicked } from './pick-ticked.ts';
import { describeIsolation, exact } from './review-rows.ts';

export async function allowCommands(
  services: Services,
  { payload, about, projectId, folder }: Asking,
): Promise<Answer | undefined> {
  const { t } = services;
  const { commands, isolation, doubts = [] } = allowQuestionSchema.parse(payload);
  const picked = await pickTicked<'allow' | 'always' | 'refuse'>({
    title: t('May these commands run? {0}', about),
    prompt: describeIsolation(isolation, t),
    placeholder: t('Enter allows what is ticked; Escape leaves the request waiting'),
    rows: commands.map((command) => {
      const found = doubts.find(({ line }) => line === command);
      const row = { id: command, label: exact(command) };
      return found === undefined ? row : { ...row, description: exact(describeDoubt(found.doubt, t)) };
    }),
    ticked: new Set(commands),
    acts: [
      { act: 'allow', icon: 'check', label: t('Allow') },
      ...(canAllowAlways(folder)
        ? [{ act: 'always', icon: 'check-all', label: t('Always Allow in This Project') } as const]
        : []),
      { act: 'refuse', icon: 'circle-slash', label: t("Don't Run") },
    ],
  });
  if (picked === undefined) return undefined;
  const allowed = picked.act === 'refuse' ? [] : commands.filter((command) => picked.ids.has(command));
  if (picked.act === 'always') await allowAlways(services, projectId, allowed);
  return allowed.length === 0 ? { approved: false } : { approved: true, payload: { commands: allowed } };
}

/** Only what the user has open here, and trusts. */
function canAllowAlways(folder: string | undefined): boolean {
  return folder !== undefined && trustIn(vscode.Uri.file(folder)).trusted === true;
}
