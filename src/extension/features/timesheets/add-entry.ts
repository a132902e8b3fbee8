/** A finished entry by hand. */
import * as vscode from 'vscode';
import type { Services } from '../../platform/services.ts';
import { pickProject } from '../projects/pick-project.ts';
import { zoneQuery } from '../timer/timer-model.ts';
import { askSpan } from './ask-span.ts';
import { mayTakeTime, warnOfRules } from './entry-rules.ts';

export async function addEntry(services: Services): Promise<void> {
  const { t, backend } = services;
  const projectId = await pickProject(services, { placeholder: t('On which project was it?') });
  if (projectId === undefined) return;
  const span = await askSpan(services, t('Add Entry ({0}/{1})', 1, 2), '');
  if (span === undefined) return;
  const note = await vscode.window.showInputBox({
    title: t('Add Entry ({0}/{1})', 2, 2),
    prompt: t('What was done? It can be empty, and changed later.'),
    ignoreFocusOut: true,
  });
  if (note === undefined) return;
  const body = { projectId, note, ...span, ...zoneQuery() };
  if (!(await mayTakeTime(services, body))) return;
  const entry = await backend.ask((api, options) =>
    api.createTimeEntry({ ...options, body: { ...body, id: api.newId() } }),
  );
  await warnOfRules(services, entry);
}
