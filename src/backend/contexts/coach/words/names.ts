/** Finds the practice's own projects and clients in a question: by full name, else by a word that only names have. */
import { isOwner, type NamedRecord } from '../model/named-record.ts';
import { fold, spellUmlauts, type Token, tokenize } from './tokens.ts';
import { isSwapped, isTypoOf } from './vocabulary.ts';

/** More than one candidate: the question must be asked back. */
export interface NameMatch {
  readonly candidates: readonly NamedRecord[];
  readonly length: number;
}

/** Words of company names that say nothing of which company. */
const legalForms = new Set([
  'gmbh',
  'ag',
  'kg',
  'ohg',
  'ug',
  'se',
  'ev',
  'ltd',
  'inc',
  'corp',
  'co',
  'llc',
  'plc',
  'corporation',
  'limited',
  'group',
  '&',
  'und',
  'and',
  'the',
  'der',
  'die',
  'das',
]);

/** A shorter word is too near to others. */
const shortestTypo = 4;

/** Another letter makes another word of a short one: "card" is no "care". */
const isNear = (word: string, known: string): boolean =>
  known.length >= shortestTypo &&
  isTypoOf(word, known) &&
  (known.length > shortestTypo || isSwapped(word, known));

interface Spelling {
  readonly words: readonly string[];
  readonly record: NamedRecord;
}

export interface NameIndex {
  find(tokens: readonly Token[], index: number): NameMatch | undefined;
  /** The one record whose name has a word that is a typing error away; undefined where it could be several. */
  findTypo(word: string): NamedRecord | undefined;
  /** What the person may name, without what is archived. */
  readonly current: readonly NamedRecord[];
  /** Of projects and clients alone, for what is no figure and of nobody else. */
  readonly owners: NameIndex;
}

function spellings(record: NamedRecord): readonly Spelling[] {
  const written = [record.name, spellUmlauts(record.name)].map((name) =>
    tokenize(name).map((token) => token.text),
  );
  // "B+K" of "B+K Design".
  const sign = /^\S*[&+]\S*(?=\s)/.exec(record.name)?.[0];
  const signed = sign === undefined ? [] : [tokenize(sign).map((token) => token.text)];
  const core = written.map((words) => words.filter((word) => !legalForms.has(word)));
  return [...written, ...signed.filter(({ length }) => length > 1), ...core]
    .filter((words) => words.length > 0)
    .map((words) => ({ words, record }));
}

function isAt(words: readonly string[], tokens: readonly Token[], index: number): boolean {
  return words.every((word, offset) => {
    const text = tokens[index + offset]?.text;
    // The last word may carry a genitive: "Nordwinds Rechnungen", "Acme's hours".
    return text === word || (offset === words.length - 1 && text === `${word}s`);
  });
}

function unique(records: readonly NamedRecord[]): readonly NamedRecord[] {
  return [...new Map(records.map((record) => [`${record.kind} ${record.id}`, record])).values()];
}

/** `isCommon` tells the grammar's own words: "time" in the project "Time tool" must not name the project alone. */
export function createNameIndex(
  records: readonly NamedRecord[],
  isCommon: (word: string) => boolean,
): NameIndex {
  const byFirstWord = new Map<string, Spelling[]>();
  const byWord = new Map<string, NamedRecord[]>();
  for (const spelling of records.flatMap(spellings)) {
    const first = spelling.words[0] ?? '';
    byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), spelling]);
    for (const word of spelling.words) {
      if (word.length >= 3 && !legalForms.has(word) && !isCommon(word)) {
        byWord.set(word, [...(byWord.get(word) ?? []), spelling.record]);
      }
    }
  }
  const withoutGenitive = (text: string): readonly string[] =>
    text.endsWith('s') ? [text, text.slice(0, -1)] : [text];

  function findFull(tokens: readonly Token[], index: number): NameMatch | undefined {
    const keys = withoutGenitive(tokens[index]?.text ?? '');
    const here = keys
      .flatMap((key) => byFirstWord.get(key) ?? [])
      .filter(({ words }) => isAt(words, tokens, index));
    const length = Math.max(0, ...here.map(({ words }) => words.length));
    const candidates = unique(
      here.filter(({ words }) => words.length === length).map(({ record }) => record),
    );
    // A name of one everyday word ("Time") is a name only when written as one.
    const everyday =
      length === 1 && isCommon(keys[0] ?? '') && fold(tokens[index]?.raw ?? '') === tokens[index]?.raw;
    return candidates.length === 0 || everyday ? undefined : { candidates, length };
  }

  function findPart(tokens: readonly Token[], index: number): NameMatch | undefined {
    const keys = withoutGenitive(tokens[index]?.text ?? '');
    let candidates = unique(keys.flatMap((key) => byWord.get(key) ?? []));
    let length = 0;
    while (candidates.length > 0) {
      length += 1;
      const next = byWord.get(tokens[index + length]?.text ?? '') ?? [];
      const narrowed = candidates.filter((candidate) => next.includes(candidate));
      if (narrowed.length === 0) {
        return { candidates, length };
      }
      candidates = narrowed;
    }
    return undefined;
  }

  function findTypo(word: string): NamedRecord | undefined {
    if (word.length < shortestTypo || isCommon(word)) return undefined;
    const meant = [...byWord].flatMap(([known, own]) => (isNear(word, known) ? own : []));
    const [only, ...others] = unique(meant);
    return others.length === 0 ? only : undefined;
  }

  const index = {
    find: (tokens: readonly Token[], at: number) => findFull(tokens, at) ?? findPart(tokens, at),
    findTypo,
    current: records.filter(({ isArchived }) => isArchived !== true),
  };
  const owners = records.filter(isOwner);
  return {
    ...index,
    get owners() {
      return owners.length === records.length ? this : createNameIndex(owners, isCommon);
    },
  };
}
