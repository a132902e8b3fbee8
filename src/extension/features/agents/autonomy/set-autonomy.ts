/** *Agents' Autonomy…* of a project: how far agents go there without a person. */
import * as vscode from 'vscode';
import type { CommandTarget } from '../../../../contract/commands.ts';
import type { AutonomyLevel } from '../../../../contract/work/autonomy.ts';
import { recordIdOf } from '../../../platform/row.ts';
import type { Services } from '../../../platform/services.ts';
import { withProject } from '../../projects/index.ts';
import { checkBranches, listAutonomyItems, readBranches } from './autonomy-items.ts';

export async function setAutonomy(
  { services }: { readonly services: Services },
  target: CommandTarget | undefined,
): Promise<void> {
  await withProject(services, recordIdOf(target, 'project'), async ({ backend, t }, { id, name }) => {
    const path = { id };
    const current = await backend.ask((api, options) => api.getAgentAutonomy({ ...options, path }));
    const branchesItem = {
      label: `$(git-branch) ${t('Protected Branches…')}`,
      detail: t('Branches on which agents apply nothing by themselves.'),
    };
    const separator = { label: '', kind: vscode.QuickPickItemKind.Separator };
    const items = [...listAutonomyItems(current, t), separator, branchesItem];
    const chosen = await vscode.window.showQuickPick(items, {
      title: t('How far do agents go in {0} without you?', name),
      placeHolder: t('The choice holds for everybody who works on the project.'),
    });
    if (chosen === undefined) return;
    const headers = { 'If-Match': `"${current.version}"` };
    const put = async (body: { level: AutonomyLevel; protectedBranches?: string[] }): Promise<void> => {
      await backend.ask((api, options) => api.putAgentAutonomy({ ...options, path, headers, body }));
    };
    if (!('level' in chosen)) {
      const typed = await vscode.window.showInputBox({
        title: t('Protected branches of {0}', name),
        prompt: t(
          'Separated by commas; * matches any characters. Agents never apply changes there by themselves.',
        ),
        value: current.protectedBranches.join(', '),
        validateInput: (text) => checkBranches(text, t),
      });
      if (typed === undefined) return;
      await put({ level: current.level, protectedBranches: [...readBranches(typed)] });
      void vscode.window.setStatusBarMessage(t('Protected branches of {0} were saved.', name), 5_000);
      return;
    }
    if (chosen.level === current.level) return;
    await put({ level: chosen.level });
    const label = chosen.label.replace(/^\$\([a-z-]+\) /, '');
    void vscode.window.setStatusBarMessage(t('Agents in {0}: {1}', name, label), 5_000);
  });
}
