/** Rows of the lists in which proposals are reviewed; pure. */
import type { ActProposal } from '../../../api-client/index.ts';
import type { Translate } from '../../../pages/words.ts';
import { formatAgo } from '../../platform/ago.ts';
import type { LoadedProposals } from './load-proposals.ts';
import { describeChanges, describeSides, nameAsker, plain } from './proposal-words.ts';

export interface ProposalRow {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  /** A heading has none. */
  readonly proposal?: ActProposal;
}

export interface RowWords {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** BCP 47. */
  readonly locale: string;
  readonly t: Translate;
}

/** Those that wait come first, each group below its heading; a group without any has none. */
export function listProposalRows(loaded: LoadedProposals, words: RowWords): readonly ProposalRow[] {
  const { t } = words;
  const groups = [
    { heading: t('Waits for you'), icon: 'circle-outline', proposals: loaded.waiting },
    { heading: t('Not done'), icon: 'warning', proposals: loaded.failed },
    { heading: t('Done'), icon: 'check', proposals: loaded.applied },
  ];
  return groups
    .filter(({ proposals }) => proposals.length > 0)
    .flatMap(({ heading, icon, proposals }) => [
      { label: heading },
      ...proposals.map((proposal) => toRow(proposal, icon, words)),
    ]);
}

function toRow(proposal: ActProposal, icon: string, { now, locale, t }: RowWords): ProposalRow {
  const { asker, title, createdAt, failure } = proposal;
  const detail = [describeChanges(proposal), plain(failure ?? '')].filter(Boolean).join('. ');
  return {
    label: `$(${icon}) ${plain(title)}`,
    description: `${nameAsker(asker, t)}, ${formatAgo(createdAt, now, locale)}`,
    ...(detail !== '' && { detail }),
    proposal,
  };
}

export type ProposalAct = 'apply' | 'discard' | 'allow' | 'undo';

export interface ActRow {
  readonly label: string;
  readonly description?: string;
  /** What is only read has none. */
  readonly act?: ProposalAct;
}

/** What can be done with it, and below, each change in full. */
export function listActRows(proposal: ActProposal, t: Translate): readonly ActRow[] {
  const { state, asker, canUndo, changes, note, failure } = proposal;
  const isOpen = state === 'waiting' || state === 'failed';
  const said = [failure, note].filter((text) => text !== undefined).map(plain);
  return [
    ...(isOpen
      ? ([
          { label: `$(check) ${t('Apply')}`, act: 'apply' },
          { label: `$(close) ${t('Discard')}`, act: 'discard' },
        ] as const)
      : []),
    ...(isOpen && mayBeAllowed(asker)
      ? [
          {
            label: `$(pass) ${t('Always Allow This Client')}`,
            description: nameAsker(asker, t),
            act: 'allow',
          } as const,
        ]
      : []),
    ...(canUndo ? [{ label: `$(discard) ${t('Undo')}`, act: 'undo' } as const] : []),
    ...changes.map((change) => ({ label: plain(change.label), description: describeSides(change) })),
    ...said.map((label) => ({ label })),
  ];
}

type NamedAsker = ActProposal['asker'] & { readonly name: string };

/** A rule names one client: who has no name cannot be told from others. */
export function mayBeAllowed(asker: ActProposal['asker']): asker is NamedAsker {
  return asker.name !== undefined && asker.kind !== 'coach' && asker.kind !== 'model';
}
