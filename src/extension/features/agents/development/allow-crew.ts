/** Asks whether a crew file of the project may be used: all of it is shown first, in a tab beside the question. */
import * as vscode from 'vscode';
import type { Answer } from '../../../../../webviews/run/host/run-answer.ts';
import { allowCrewQuestionSchema } from '../../../../contract/work/crew/crew-file.ts';
import type { Services } from '../../../platform/services.ts';
import type { Asking } from './answer.ts';
import { exact } from './review-rows.ts';

/** Undefined leaves the request waiting. */
export async function allowCrew({ t }: Services, { payload, about }: Asking): Promise<Answer | undefined> {
  const { path, sha256, text } = allowCrewQuestionSchema.parse(payload);
  const document = await vscode.workspace.openTextDocument({ content: text, language: 'yaml' });
  await vscode.window.showTextDocument(document, { preview: true, preserveFocus: true });
  const chosen = await vscode.window.showQuickPick(
    [
      {
        label: `$(check) ${t('Allow This Content')}`,
        description: `SHA-256 ${sha256.slice(0, 16)}…`,
        approved: true,
      },
      { label: `$(circle-slash) ${t("Don't Allow")}`, approved: false },
    ],
    {
      title: t('May agents work as {0} says? {1}', exact(path), about),
      placeHolder: t('Read the file beside this list; Escape leaves the request waiting'),
      ignoreFocusOut: true,
    },
  );
  return chosen && { approved: chosen.approved };
}
