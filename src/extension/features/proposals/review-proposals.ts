/** The bundle behind *Review Proposals*: a list, and for each what can be done with it. It is shown again after every act. */
import * as vscode from 'vscode';
import type { ActProposal } from '../../../api-client/index.ts';
import { classifyFailure } from '../../../pages/failures.ts';
import { userLocale } from '../../platform/l10n.ts';
import { showFailure } from '../../platform/notify.ts';
import type { Services } from '../../platform/services.ts';
import { applyProposal, discardProposal, undoProposal } from './act-on-proposal.ts';
import { allowClient } from './allow-client.ts';
import { loadProposals } from './load-proposals.ts';
import { listActRows, listProposalRows, type ProposalAct } from './proposal-rows.ts';
import { nameAsker, plain } from './proposal-words.ts';

/** Ends where nothing is chosen. A refused act is said, and what it was about is shown as it is now. */
export async function reviewProposals(services: Services): Promise<void> {
  for (;;) {
    const proposal = await pickProposal(services);
    if (proposal === undefined) return;
    const act = await pickAct(services, proposal);
    if (act === undefined) continue;
    try {
      await acts[act](services, proposal);
    } catch (error) {
      if (classifyFailure(error).kind !== 'refused') throw error;
      await showFailure(services, error);
    }
  }
}

const acts: Readonly<Record<ProposalAct, (services: Services, proposal: ActProposal) => Promise<void>>> = {
  apply: applyProposal,
  discard: discardProposal,
  undo: undoProposal,
  allow: allowClient,
};

/** A row without a proposal is a heading. */
async function pickProposal(services: Services): Promise<ActProposal | undefined> {
  const { clock, t } = services;
  const loaded = await loadProposals(services);
  const rows = listProposalRows(loaded, { now: clock.now(), locale: userLocale(), t });
  const items = rows.map((row) =>
    row.proposal === undefined ? { ...row, kind: vscode.QuickPickItemKind.Separator } : row,
  );
  const picked = await vscode.window.showQuickPick(items, {
    title: t('Proposals'),
    placeHolder:
      loaded.waiting.length === 0
        ? t('Nothing waits for you')
        : t('What assistants would do: nothing is changed before you apply it'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.proposal;
}

/** What is chosen of its changes is only read: the list comes again. */
async function pickAct(services: Services, proposal: ActProposal): Promise<ProposalAct | undefined> {
  const { t } = services;
  const rows = listActRows(proposal, t);
  const picked = await vscode.window.showQuickPick(
    [
      ...rows.filter(({ act }) => act !== undefined),
      { label: t('What changes'), kind: vscode.QuickPickItemKind.Separator, act: undefined },
      ...rows.filter(({ act }) => act === undefined),
    ],
    { title: plain(proposal.title), placeHolder: nameAsker(proposal.asker, t) },
  );
  return picked?.act;
}
