/**
 * Proposals in words of the editor; pure. Names and texts of them come from other programs: what the editor would take for a link or an icon
 * stays text.
 */
import type { ActProposal } from '../../../api-client/index.ts';
import type { Translate } from '../../../pages/words.ts';

const noticeLength = 200;

/** `[text](command:…)` in a notification runs a command, and `$(icon)` in a list is drawn. */
export function plain(text: string): string {
  return text
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll(/\](?=\()/g, '] ')
    .replaceAll(/\$(?=\()/g, '$ ');
}

/** In the chat of the coach its own are shown with the answer that made them. */
export function isShownElsewhere({ asker }: Pick<ActProposal, 'asker'>): boolean {
  return asker.kind === 'coach' || asker.kind === 'model';
}

/** What it calls itself, else what it is. */
export function nameAsker({ kind, name }: ActProposal['asker'], t: Translate): string {
  if (name !== undefined && name !== '') return plain(name);
  const names = {
    coach: t('Coach'),
    model: t('A model'),
    mcp: t('An assistant'),
    editor: t('The editor’s assistant'),
    agent: t('An agent'),
  };
  return names[kind];
}

/** `9:00 → 10:00`, or what is there alone. */
export function describeSides({ before, after }: ActProposal['changes'][number]): string {
  return [before, after]
    .filter((side) => side !== undefined)
    .map(plain)
    .join(' → ');
}

/** Each change with its label, in one line; empty where nothing is said of it. */
export function describeChanges({ changes }: Pick<ActProposal, 'changes'>): string {
  return changes.map((change) => `${plain(change.label)}: ${describeSides(change)}`).join('; ');
}

export interface Notice {
  readonly sentence: string;
  /** Set where all of it is shown: what is not seen is not applied from here. */
  readonly applies?: ActProposal;
}

/** One notification for all that came in the meantime; undefined where nothing did. */
export function describeNotice(proposals: readonly ActProposal[], t: Translate): Notice | undefined {
  const [first] = proposals;
  if (first === undefined) return undefined;
  if (proposals.length > 1) {
    const askers = [...new Set(proposals.map(({ asker }) => nameAsker(asker, t)))].join(', ');
    return { sentence: shorten(t('{0} proposals wait: {1}', proposals.length, askers)) };
  }
  const { asker, title, note } = first;
  const what = [plain(title), describeChanges(first), plain(note ?? '')].filter(Boolean).join('. ');
  const sentence = t('{0}: {1}', nameAsker(asker, t), what);
  return sentence.length > noticeLength ? { sentence: shorten(sentence) } : { sentence, applies: first };
}

function shorten(sentence: string): string {
  return sentence.length > noticeLength ? `${sentence.slice(0, noticeLength - 1).trimEnd()}…` : sentence;
}
