/** Asks whether a commit is published: where it goes is shown, its branch, base and title may be changed. */
import * as vscode from 'vscode';
import type { Answer } from '../../../../../webviews/run/host/run-answer.ts';
import { type PublishQuestion, publishQuestionSchema } from '../../../../contract/work/publish.ts';
import type { Services } from '../../../platform/services.ts';
import type { Asking } from './answer.ts';
import { exact } from './review-rows.ts';

type Act = 'publish' | 'branch' | 'title' | 'base' | 'request' | 'read' | 'decline';

interface Row extends vscode.QuickPickItem {
  readonly act: Act;
}

/** Undefined leaves the request waiting. */
export async function publishChanges(
  { t }: Services,
  { payload, about }: Asking,
  text: string,
): Promise<Answer | undefined> {
  let question = publishQuestionSchema.parse(payload);
  for (;;) {
    const row = await vscode.window.showQuickPick(listRows(question, t), {
      title: t('Publish the changes? {0}', about),
      placeHolder: t(
        'To {0} on {1}; Escape leaves the request waiting',
        exact(question.remote.url),
        question.remote.host,
      ),
      ignoreFocusOut: true,
    });
    if (row === undefined) return undefined;
    if (row.act === 'decline') return { approved: false };
    if (row.act === 'publish') return { approved: true, payload: question };
    question = await change(question, { act: row.act, text, title: row.label });
  }
}

function listRows(question: PublishQuestion, t: Services['t']): readonly Row[] {
  const { branch, base, title, files, pullRequest } = question;
  return [
    {
      act: 'publish',
      label: pullRequest
        ? t('$(check) Push the Branch and Open a Pull Request')
        : t('$(check) Push the Branch'),
      description: t('{0} files', String(files.length)),
    },
    { act: 'branch', label: t('$(git-branch) Change Branch…'), description: exact(branch) },
    { act: 'title', label: t('$(edit) Change Title…'), description: exact(title) },
    { act: 'base', label: t('$(git-pull-request) Change Base…'), description: exact(base) },
    {
      act: 'request',
      label: pullRequest ? t("$(circle-slash) Don't Open a Pull Request") : t('$(check) Open a Pull Request'),
    },
    { act: 'read', label: t('$(eye) Show Text') },
    { act: 'decline', label: t('$(close) Decline') },
  ];
}

interface Change {
  readonly act: Exclude<Act, 'publish' | 'decline'>;
  /** Of the question. */
  readonly text: string;
  readonly title: string;
}

async function change(question: PublishQuestion, { act, text, title }: Change): Promise<PublishQuestion> {
  if (act === 'request') return { ...question, pullRequest: !question.pullRequest };
  if (act === 'read') {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: text });
    await vscode.window.showTextDocument(document, { preview: true, preserveFocus: true });
    return question;
  }
  const typed = await vscode.window.showInputBox({
    title: title.replace(/^\$\([a-z-]+\) /, ''),
    value: question[act],
    ignoreFocusOut: true,
  });
  const value = typed?.trim() ?? '';
  return value === '' ? question : { ...question, [act]: value.slice(0, 200) };
}
