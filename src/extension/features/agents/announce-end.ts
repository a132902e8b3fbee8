/** Tells the user that a run of this window has ended, with a way to what it brought. */
import * as vscode from 'vscode';
import { loadAll } from '../../../api-client/load-all.ts';
import { runCommand } from '../../platform/commands.ts';
import type { Services } from '../../platform/services.ts';
import { describeOutcome } from './development/describe-outcome.ts';
import { loadOffer } from './offers/load-offer.ts';
import { offerButtons } from './offers/offer-buttons.ts';
import { describeEnd, type RunNames } from './run-end.ts';

export async function announceEnd(
  services: Services,
  run: { readonly id: string; readonly names: RunNames },
): Promise<void> {
  const { backend, t } = services;
  const { id, names } = run;
  const { isInView } = await import('./run-page/run-panels.ts');
  if (isInView(id)) return;
  const request = await backend.ask((api, options) => api.getRequest({ ...options, path: { id } }));
  const end =
    request.agent !== 'security' && request.state === 'done'
      ? {
          sentence: `${names.agent}: ${describeOutcome(request.result, t)}`,
          failed: false,
          hasFindings: false,
        }
      : describeEnd(request, await countFindings(services, id), { names, t });
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

/** Those that stand: an earlier decision about a finding holds for later runs too. */
async function countFindings({ backend }: Services, runId: string): Promise<number> {
  const findings = await loadAll((cursor) =>
    backend.ask((api, options) => api.listFindings({ ...options, query: { runId, limit: 500, ...cursor } })),
  );
  return findings.filter(({ state }) => state === 'open' || state === 'accepted').length;
}
