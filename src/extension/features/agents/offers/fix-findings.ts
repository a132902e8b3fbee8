/** Has the development agent fix what a run of the Security agent found: its form, with the rules and paths of that run. */
import * as vscode from 'vscode';
import { loadOffer } from '../../../../../webviews/run/host/load-offer.ts';
import type { Services } from '../../../platform/services.ts';
import { followRun } from '../follow-run.ts';
import type { LiveProgress } from '../live-progress.ts';

export async function fixFindings(services: Services, live: LiveProgress, id: string): Promise<void> {
  const { t } = services;
  const offer = await loadOffer(services, id);
  if (!offer?.fixes) {
    vscode.window.showInformationMessage(t('No finding of this run has a fix.'));
    return;
  }
  const { openAsk } = await import('../run-page/run-panels.ts');
  const asked = { agent: 'development', projectId: offer.projectId, fixesOf: id };
  await openAsk(services, asked, (request) => followRun(services, live, request));
}
