/** Tells the user that a run of this window has ended, with a way to what it brought. */

import * as vscode from 'vscode';
import { loadOffer } from '../../../../webviews/run/host/load-offer.ts';
import type { AgentRequest } from '../../../api-client/index.ts';
import { openStates } from '../../../domain/figures/open-findings.ts';
import { runCommand } from '../../platform/commands.ts';
import type { Services } from '../../platform/services.ts';
import { describeOutcome } from './development/describe-outcome.ts';
import { offerButtons } from './offers/offer-buttons.ts';
import { describeEnd, type FoundInProject, type RunNames } from './run-end.ts';

async function readEnd(services: Services, request: AgentRequest, names: RunNames) {
  const { t } = services;
  if (request.agent === 'security' || request.state !== 'done')
    return describeEnd(request, await countFindings(services, request.projectId), { names, t });
  const sentence = `${names.agent}: ${describeOutcome(request.result, t)}`;
  return { sentence, failed: false, hasFindings: false };
}

export async function announceEnd(
  services: Services,
  run: { readonly id: string; readonly names: RunNames },
): Promise<void> {
  const { backend, t } = services;
  const { id, names } = run;
  const { isInView } = await import('./run-page/run-panels.ts');
  if (isInView(id)) return;
  const request = await backend.ask((api, options) => api.getRequest({ ...options, path: { id } }));
  const end = await readEnd(services, request, names);
  if (end === undefined) return;
  const report = t('Open Report');
  const problems = t('Show Problems');
  const offered = offerButtons(request.state === 'done' ? await loadOffer(services, id) : undefined, t);
  const { showInformationMessage, showWarningMessage } = vscode.window;
  const show: typeof showInformationMessage = end.failed ? showWarningMessage : showInformationMessage;
  const buttons = [...offered.map(({ label }) => label), report, ...(end.hasFindings ? [problems] : [])];
  const chosen = await show(end.sentence, ...buttons);
  const offer = offered.find(({ label }) => label === chosen);
  if (offer !== undefined) await runCommand(offer.command, { record: { kind: 'request', ids: [id] } });
  if (chosen === report) await runCommand('vireo.openReport', { record: { kind: 'request', ids: [id] } });
  if (chosen === problems) await vscode.commands.executeCommand('workbench.actions.view.problems');
}

/** Of the project, whoever found them: the figure that every other screen shows. */
async function countFindings({ backend }: Services, projectId: string): Promise<FoundInProject> {
  const query = { projectId, state: [...openStates] };
  return await backend.ask((api, options) => api.summarizeFindings({ ...options, query }));
}
