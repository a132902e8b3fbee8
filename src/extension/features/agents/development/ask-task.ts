/** Asks what the development agent is to do: what can be fixed without a model, or a task in words, by the shipped crew or one of the project. */
import * as vscode from 'vscode';
import type { Services } from '../../../platform/services.ts';
import { listCrews } from './crew-files.ts';

export interface WantedWork {
  /** Empty where findings are fixed, or a crew file says all of it. */
  readonly task: string;
  /** Of the project, relative to its folder. */
  readonly crew?: string;
}

interface Choice extends vscode.QuickPickItem {
  readonly isTask: boolean;
  readonly crew?: string;
}

/** Undefined where the user turned away. */
export async function askTask(services: Services, folder: vscode.Uri): Promise<WantedWork | undefined> {
  const { t } = services;
  const choice = await vscode.window.showQuickPick(listChoices(services, await listCrews(folder)), {
    placeHolder: t('What should be done?'),
    ignoreFocusOut: true,
  });
  if (choice === undefined) return undefined;
  const { isTask, crew } = choice;
  if (!isTask) return { task: '' };
  const typed = await vscode.window.showInputBox({
    title: t('What should be done?'),
    prompt: t('What is wrong or wanted, and how it shows that it is done.'),
    ignoreFocusOut: true,
    validateInput: (value) =>
      crew === undefined && value.trim() === '' ? t('Say what should be done.') : undefined,
  });
  return typed === undefined ? undefined : { task: typed.trim(), ...(crew !== undefined && { crew }) };
}

function listChoices({ t }: Services, crews: readonly string[]): readonly Choice[] {
  return [
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
    ...crews.map((crew) => ({
      label: `$(organization) ${crew}`,
      detail: t(
        'A task for the crew as this file of the project has it. You see the file before it is used.',
      ),
      ...{ isTask: true, crew },
    })),
  ];
}
