/** Has the development agent fix what a run of the Security agent found: its rules and paths, and the same project. */
import * as vscode from 'vscode';
import { treeViews } from '../../../../contract/views.ts';
import type { Services } from '../../../platform/services.ts';
import { trustIn } from '../../findings/open-folders.ts';
import { askChecks } from '../development/ask-checks.ts';
import { followRun } from '../follow-run.ts';
import type { LiveProgress } from '../live-progress.ts';
import { loadOffer } from './load-offer.ts';

export async function fixFindings(services: Services, live: LiveProgress, id: string): Promise<void> {
  const { t, backend, records } = services;
  const offer = await loadOffer(services, id);
  if (!offer?.fixes) {
    vscode.window.showInformationMessage(t('No finding of this run has a fix.'));
    return;
  }
  const { count: _, ...wanted } = offer.fixes;
  const { folder } = (await records.load()).projects.get(offer.projectId) ?? {};
  const place = folder ? vscode.Uri.file(folder) : undefined;
  const isTrusted = place !== undefined && trustIn(place).trusted === true;
  // Nothing runs in a folder that is not trusted.
  const asked = isTrusted ? await askChecks(services, place) : { checks: [] };
  if (asked === undefined) return;
  const { groupId } = await backend.ask((api, options) => api.getRequest({ ...options, path: { id } }));
  const request = await backend.ask((api, options) =>
    api.createRequest({
      ...options,
      path: { id: offer.projectId },
      body: {
        ...{ id: api.newId(), agent: 'development', priority: 0, groupId: groupId ?? id },
        input: { ...wanted, ...asked },
        ...trustIn(place),
      },
    }),
  );
  await vscode.commands.executeCommand(`${treeViews.agentTasks}.focus`);
  followRun(services, live, request);
}
