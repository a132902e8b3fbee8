/** Asks in which files a replay goes on, where they are no longer those of its run. */
import * as vscode from 'vscode';
import type { Answer } from '../../../../../webviews/run/host/run-answer.ts';
import {
  type ReplayFiles,
  replayQuestionSchema,
} from '../../../../contract/work/questions/replay-question.ts';
import type { Services } from '../../../platform/services.ts';
import type { Asking } from './answer.ts';

/** Undefined leaves the request waiting. */
export async function chooseFiles({ t }: Services, { payload, about }: Asking): Promise<Answer | undefined> {
  const { differing, count } = replayQuestionSchema.parse(payload);
  const choice = (files: ReplayFiles, label: string, detail: string) => ({ label, detail, files });
  const chosen = await vscode.window.showQuickPick(
    [
      choice(
        'snapshot',
        `$(history) ${t('The files of then')}`,
        t('The run goes on as it was. What is accepted at the end is merged into your files.'),
      ),
      choice(
        'today',
        `$(files) ${t('Today’s files')}`,
        t('What the run had changed is merged into your files now, and judged there.'),
      ),
      { label: `$(circle-slash) ${t('Don’t Replay')}`, files: undefined },
    ],
    {
      title: t('In which files does it go on? {0}', about),
      placeHolder:
        count === 1
          ? t('{0} is no longer as it was', differing[0] ?? '')
          : t('{0} files are no longer as they were, such as {1}', count, differing[0] ?? ''),
      ignoreFocusOut: true,
    },
  );
  if (chosen === undefined) return undefined;
  return chosen.files === undefined
    ? { approved: false }
    : { approved: true, payload: { files: chosen.files } };
}
