/** Asks what the development agent is to do: what can be fixed without a model, or a task in words. */
import * as vscode from 'vscode';
import type { Services } from '../../../platform/services.ts';

/** Undefined where the user turned away; empty where findings are fixed. */
export async function askTask({ t }: Services): Promise<string | undefined> {
  const choice = await vscode.window.showQuickPick(
    [
      {
        label: `$(wrench) ${t('Fix Findings')}`,
        detail: t('Applies the fixes that findings have. Needs no model.'),
        isTask: false,
      },
      {
        label: `$(comment-discussion) ${t('A Task in Words…')}`,
        detail: t('A crew plans, codes, tests and reviews it. Files that it reads are sent to your model.'),
        isTask: true,
      },
    ],
    { placeHolder: t('What should be done?'), ignoreFocusOut: true },
  );
  if (choice === undefined) return undefined;
  if (!choice.isTask) return '';
  const typed = await vscode.window.showInputBox({
    title: t('What should be done?'),
    prompt: t('What is wrong or wanted, and how it shows that it is done.'),
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === '' ? t('Say what should be done.') : undefined),
  });
  return typed?.trim();
}
