/** Notes that are offered for an entry: what is typed, what the branch says, what was done on the project lately. Pure. */
import { describeBranch } from '../../../../domain/branch-description.ts';

export interface NoteSource {
  readonly branch: string | null;
  /** Notes of the project's entries, newest first. */
  readonly recent: readonly string[];
}

export interface NoteChoice {
  readonly kind: 'typed' | 'branch' | 'recent' | 'none';
  readonly note: string;
}

export const longestNote = 10_000;
const mostRecent = 8;

/** The first is what Enter takes: what was typed, else no note; an offer becomes a note only by being chosen. Each note once. */
export function listNoteChoices(typed: string, { branch, recent }: NoteSource): readonly NoteChoice[] {
  const own = typed.trim();
  const ofBranch = branch === null ? undefined : describeBranch(branch);
  const choices: readonly NoteChoice[] = [
    ...(own === '' ? [{ kind: 'none', note: '' } as const] : []),
    ...(own === '' || own.length > longestNote ? [] : [{ kind: 'typed', note: own } as const]),
    ...(ofBranch === undefined ? [] : [{ kind: 'branch', note: ofBranch } as const]),
    ...recent
      .filter((note) => note !== '')
      .slice(0, mostRecent)
      .map((note) => ({ kind: 'recent', note }) as const),
  ];
  return choices.filter(({ note }, index) => choices.findIndex((other) => other.note === note) === index);
}
