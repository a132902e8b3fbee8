/** The bundle behind *Review Proposals*: a list, and for each what can be done with it. It is shown anew after every act. */
import * as vscode from 'vscode';
import type { ActProposal } from '../../../api-client/index.ts';
import { classifyFailure } from '../../platform/failures.ts';
import { userLocale } from '../../platform/l10n.ts';
import { showBriefly, showFailure } from '../../platform/notify.ts';
import type { Services } from '../../platform/services.ts';
import { applyProposal, discardProposal, undoProposal } from './act-on-proposal.ts';
import { loadProposals } from './load-proposals.ts';
import { listActRows, listProposalRows, mayBeAllowed, type ProposalAct } from './proposal-rows.ts';
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

async function allowClient({ backend, t }: Services, { asker }: ActProposal): Promise<void> {
  if (!mayBeAllowed(asker)) return;
  const name = nameAsker(asker, t);
  const sure = t('Always Allow');
  const detail = t(
    'What it changes is then done at once, and can be undone in Review Proposals. What reaches somebody outside waits still. A client says its own name: allow it only where you trust the programs that you start.',
  );
  const message = t('Always allow {0} to change your records?', name);
  const answer = await vscode.window.showWarningMessage(message, { modal: true, detail }, sure);
  if (answer !== sure) return;
  const { kind } = asker;
  await backend.ask((api, options) =>
    api.allowAsker({ ...options, body: { asker: { kind, name: asker.name } } }),
  );
  showBriefly(t('{0} may change your records. What waits already still needs a click.', name));
}
