/** Languages of a project: how many of their files were looked at, and how deep. */
import { isCode } from '../../../../scanner/languages.ts';
import type { Language } from '../../../../scanner/model.ts';
import type { LookedAt, WorkspaceScanResult } from '../../../../workspace/scan-result.ts';
import type { LanguageShare } from '../../../../workspace/stack/index.ts';
import { possibleLanguages } from '../../../../workspace/stack/languages/detect-language.ts';
import { type Line, type Page, table } from './document.ts';

const languagesAtMost = 10;

/** The deepest first. */
const depths = ['flow', 'patterns', 'secrets'] as const;
type Depth = (typeof depths)[number];

const words: Readonly<Record<Depth, string>> = {
  flow: 'all rules, and where data flows',
  patterns: 'patterns alone; no flow of data',
  secrets: 'for secrets alone; nothing else was assessed',
};

/** Of a language that no file was read in, nothing was found because nothing was looked for. */
const unread = 'not looked at: that nothing is found says nothing';

function depthOf(language: Language): Depth {
  if (isCode(language)) return 'flow';
  return language === 'text' ? 'secrets' : 'patterns';
}

export function languagesTable(
  languages: readonly LanguageShare[],
  { looked = [] }: Pick<WorkspaceScanResult, 'looked'>,
): Page {
  const read = byLanguage(looked);
  return table(
    [
      { title: 'Language' },
      { title: 'Lines', isNumber: true },
      { title: 'Files looked at', isNumber: true },
      { title: 'Looked at' },
    ],
    programming(languages)
      .slice(0, languagesAtMost)
      .map((each) => languageRow(each, read.get(each.name) ?? [])),
  );
}

/** Languages of which nothing says that they are without problems: no file was looked at for more than secrets. */
export function unassessedLanguages(
  languages: readonly LanguageShare[],
  { looked = [] }: Pick<WorkspaceScanResult, 'looked'>,
): readonly string[] {
  const read = byLanguage(looked);
  const isAssessed = (name: string): boolean =>
    read.get(name)?.some(({ language }) => depthOf(language) !== 'secrets') === true;
  return programming(languages).flatMap(({ name }) => (isAssessed(name) ? [] : [name]));
}

const programming = (languages: readonly LanguageShare[]): readonly LanguageShare[] =>
  languages.filter(({ type }) => type === 'programming');

/** A file whose name fits several languages counts for each of them that the scanner has no name of its own for. */
function byLanguage(looked: readonly LookedAt[]): ReadonlyMap<string, readonly LookedAt[]> {
  const found = new Map<string, LookedAt[]>();
  for (const file of looked) {
    const own = names[file.language];
    for (const name of own === undefined ? possibleLanguages(file.ending) : [own]) {
      const all = found.get(name) ?? [];
      all.push(file);
      found.set(name, all);
    }
  }
  return found;
}

/** As Linguist names what the scanner parses. */
const names: Readonly<Partial<Record<Language, string>>> = {
  typescript: 'TypeScript',
  tsx: 'TSX',
  javascript: 'JavaScript',
  python: 'Python',
  dockerfile: 'Dockerfile',
  terraform: 'HCL',
};

const countOf = (looked: readonly LookedAt[]): number => looked.reduce((sum, { files }) => sum + files, 0);

function languageRow({ name, lines, files }: LanguageShare, read: readonly LookedAt[]): readonly Line[] {
  const byDepth = Map.groupBy(read, ({ language }) => depthOf(language));
  const told = depths.flatMap((depth) => {
    const all = byDepth.get(depth) ?? [];
    if (all.length === 0) return [];
    return [all.length === read.length ? words[depth] : `${countOf(all)}: ${words[depth]}`];
  });
  return [
    [name],
    [String(lines)],
    [`${Math.min(countOf(read), files)} of ${files}`],
    [told.length === 0 ? unread : told.join('; ')],
  ];
}
