/** Rows of the lists in which a person decides on a run's commands and changes; pure. */
import type {
  Review,
  ReviewedFile,
  ReviewedHunk,
  VerdictName,
} from '../../../../contract/work/development-questions.ts';
import type { Translate } from '../../../../pages/words.ts';

export interface ReviewRow {
  readonly label: string;
  readonly description?: string;
  /** A heading has none. */
  readonly id?: string;
}

const longestLine = 60;

/** In a list `$(name)` is drawn as an icon: escaped, it is the text that it is. Nothing invisible hides in it. */
export function exact(text: string): string {
  return text
    .replaceAll(/[\p{Cf}\p{Cc}]/gu, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`)
    .replaceAll(/\$(?=\()/g, '\\$');
}

/** One row for each part and hunk below the heading of its file; files come as the review has them, marked ones first. */
export function listReviewRows(
  { files }: Review,
  unplaced: ReadonlySet<string>,
  t: Translate,
): readonly ReviewRow[] {
  const rank = ({ isTestWeakened, alwaysAsk }: ReviewedFile) =>
    isTestWeakened ? 0 : alwaysAsk === undefined ? 2 : 1;
  return files
    .toSorted((one, other) => rank(one) - rank(other))
    .flatMap((file) => {
      const marks = marksOf(file, t);
      const icon = marks.length === 0 ? '' : '$(warning) ';
      const path = exact(file.path);
      return [
        { label: [path, ...marks].join(' · ') },
        ...file.parts.map(({ id, title }) => ({ id, label: `${icon}${path}`, description: exact(title) })),
        ...file.hunks.map((hunk) => ({
          id: hunk.id,
          label: `${icon}${path}:${hunk.line}`,
          description: [
            ...(unplaced.has(hunk.id) ? [t('changed elsewhere, not shown')] : []),
            describeHunk(hunk, t),
          ].join(' · '),
        })),
      ];
    });
}

function marksOf({ isTestWeakened, alwaysAsk }: ReviewedFile, t: Translate): readonly string[] {
  return [
    ...(isTestWeakened ? [t('a test asks for less')] : []),
    ...(alwaysAsk === undefined ? [] : [alwaysAsk]),
  ];
}

/** `debugger; → removed`: the first line of each side that says something. */
export function describeHunk({ before, after }: ReviewedHunk, t: Translate): string {
  const [was, becomes] = [before, after].map(firstLine);
  if (was === undefined) return t('new: {0}', becomes ?? t('empty lines'));
  return `${was} → ${becomes ?? t('removed')}`;
}

function firstLine(lines: readonly string[]): string | undefined {
  const told = lines.map((line) => line.trim()).filter((line) => line !== '');
  const [first] = told;
  if (first === undefined) return undefined;
  const cut = first.length > longestLine ? `${first.slice(0, longestLine - 1)}…` : first;
  return `${exact(cut)}${told.length > 1 ? ' …' : ''}`;
}

/** The verdict in the user's language; a later version may have another. */
export function verdictWord(word: string, t: Translate): string {
  const words: Readonly<Record<VerdictName, string>> = {
    Verified: t('Verified'),
    Checked: t('Checked'),
    'Tests changed': t('Tests changed'),
    Unstable: t('Unstable'),
    Unproven: t('Unproven'),
    Failed: t('Failed'),
  };
  return Object.hasOwn(words, word) ? words[word as VerdictName] : word;
}

export function describeIsolation(isolation: string, t: Translate): string {
  return isolation === ''
    ? t('They run isolated: without network, and without your home folder.')
    : t('NOT isolated: they run with your network and your files. {0}', isolation);
}
