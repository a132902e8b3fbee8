/** *Agents' Autonomy…* of a project: how far agents go there without a person. */
import * as vscode from 'vscode';
import type { CommandTarget } from '../../../../contract/commands.ts';
import { recordIdOf } from '../../../platform/row.ts';
import type { Services } from '../../../platform/services.ts';
import { withProject } from '../../projects/project-actions.ts';
import { listAutonomyItems } from './autonomy-items.ts';

export async function setAutonomy(
  { services }: { readonly services: Services },
  target: CommandTarget | undefined,
): Promise<void> {
  await withProject(services, recordIdOf(target, 'project'), async ({ backend, t }, { id, name }) => {
    const path = { id };
    const current = await backend.ask((api, options) => api.getAgentAutonomy({ ...options, path }));
    const items = listAutonomyItems(current, t);
    const chosen = await vscode.window.showQuickPick(items, {
      title: t('How far do agents go in {0} without you?', name),
      placeHolder: t('The choice holds for everybody who works on the project.'),
    });
    if (chosen === undefined || chosen.level === current.level) return;
    const headers = { 'If-Match': `"${current.version}"` };
    const body = { level: chosen.level };
    await backend.ask((api, options) => api.putAgentAutonomy({ ...options, path, headers, body }));
    const label = chosen.label.replace(/^\$\([a-z-]+\) /, '');
    void vscode.window.setStatusBarMessage(t('Agents in {0}: {1}', name, label), 5_000);
  });
}
