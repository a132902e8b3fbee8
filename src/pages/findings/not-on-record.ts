/** Of which commit what is on record is, and why a scan of one's own is not; pure. */
import type { Scan } from '../../api-client/index.ts';
import type { Translate } from '../words.ts';

export type NotOnRecord = NonNullable<Scan['notOnRecord']>;

/** As git shortens it, for reading. */
export function shortCommit(commit: string): string {
  return commit.slice(0, 8);
}

/** `main at 1a2b3c4d`; undefined where nothing says of which commit it is. */
export function revisionText(
  { branch, commit }: { readonly branch: string | null; readonly commit: string | null },
  t: Translate,
): string | undefined {
  if (commit === null) return undefined;
  return branch === null ? shortCommit(commit) : t('{0} at {1}', branch, shortCommit(commit));
}

/** A sentence for who asked for the scan: nobody else sees what it found. */
export function whyNotOnRecord({ why, branch, commit, knownCommit }: NotOnRecord, t: Translate): string {
  const own = shortCommit(commit ?? '');
  const known = shortCommit(knownCommit ?? '');
  switch (why) {
    case 'branch':
      return branch === null
        ? t('Only you see this scan: no branch is checked out, and only the default branch goes on record.')
        : t('Only you see this scan of your branch {0}: only the default branch goes on record.', branch);
    case 'edited':
      return t(
        'Only you see this scan: you have edited files. Commit them to the default branch and scan again.',
      );
    case 'older':
      return t('Only you see this scan of {0}: {1} on record is newer. Pull and scan again.', own, known);
    case 'apart':
      return t(
        'Only you see this scan of {0}: it does not come after {1} on record. Pull and scan again.',
        own,
        known,
      );
    case 'part':
      return t(
        'Only you see this scan of some files of {0}. Scan the whole project to put it on record.',
        own,
      );
    case 'unknown':
      return t(
        'Only you see this scan: git does not say of which commit the folder is, and {0} is on record.',
        known,
      );
  }
}

/** Its result is shown to its person alone. */
export function isOfOthers({ isOnRecord, notOnRecord }: Pick<Scan, 'isOnRecord' | 'notOnRecord'>): boolean {
  return isOnRecord === false && notOnRecord === null;
}
