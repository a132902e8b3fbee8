/** Bundle: one notification for the changes that an external assistant proposes, each shown once. */
import * as vscode from 'vscode';
import { classifyFailure } from '../../../pages/failures.ts';
import { runCommand } from '../../platform/commands.ts';
import { showFailure } from '../../platform/notify.ts';
import type { Services } from '../../platform/services.ts';
import { applyProposal } from './act-on-proposal.ts';
import { loadWaiting } from './load-proposals.ts';
import { describeNotice, isShownElsewhere, type Notice } from './proposal-words.ts';

/** Ids of waiting proposals that were shown; shared by all windows. */
const toldFlag = 'vireo.toldProposals';

export async function notifyProposals(services: Services): Promise<void> {
  const { globalState } = services.context;
  const waiting = (await loadWaiting(services)).filter((proposal) => !isShownElsewhere(proposal));
  const told = globalState.get<readonly string[]>(toldFlag) ?? [];
  const notice = describeNotice(
    waiting.filter(({ id }) => !told.includes(id)),
    services.t,
  );
  if (notice === undefined) return;
  await globalState.update(
    toldFlag,
    waiting.map(({ id }) => id),
  );
  show(services, notice);
}

/** Not awaited: the buttons may be pressed later or never. */
function show(services: Services, { sentence, applies }: Notice): void {
  const { log, t } = services;
  const apply = t('Apply');
  const review = t('Review');
  const answer = async (chosen: string | undefined): Promise<void> => {
    if (chosen === review) await runCommand('vireo.reviewProposals');
    if (chosen !== apply || applies === undefined) return;
    try {
      await applyProposal(services, applies);
    } catch (error) {
      await showFailure(services, error);
      if (classifyFailure(error).kind === 'refused') await runCommand('vireo.reviewProposals');
    }
  };
  const buttons = [...(applies === undefined ? [] : [apply]), review];
  Promise.resolve(vscode.window.showInformationMessage(sentence, ...buttons))
    .then(answer)
    .catch((error: unknown) => log.error(String(error)));
}
