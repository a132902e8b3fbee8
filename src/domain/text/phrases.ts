/** Words of a sentence, and phrases found among them: no pattern is run over text of others. */

export interface Token {
  /** In lower case. */
  readonly word: string;
  /** UTF-16 code units in the sentence. */
  readonly start: number;
  readonly end: number;
}

export interface PhraseMatch {
  /** Of tokens; `to` is the one after the last. */
  readonly from: number;
  readonly to: number;
  /** As listed. */
  readonly phrase: string;
}

/** Phrases of words; one that ends with `*` is the beginning of a word. */
export interface Phrases {
  readonly byFirst: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** Whose first word has a `*`. */
  readonly open: readonly (readonly string[])[];
}

export function tokenize(sentence: string): readonly Token[] {
  return [...sentence.matchAll(/[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu)].map((found) => ({
    word: found[0].toLowerCase().replace('’', "'"),
    start: found.index,
    end: found.index + found[0].length,
  }));
}

/** Of a list with commas. */
export function phrasesOf(list: string): Phrases {
  const all = list.split(',').map((phrase) => phrase.trim().split(/\s+/));
  const byFirst = new Map<string, (readonly string[])[]>();
  for (const phrase of all) {
    const [first = ''] = phrase;
    if (!first.endsWith('*')) byFirst.set(first, [...(byFirst.get(first) ?? []), phrase]);
  }
  return { byFirst, open: all.filter(([first = '']) => first.endsWith('*')) };
}

function isWord(pattern: string, word: string | undefined): boolean {
  if (word === undefined) return false;
  return pattern.endsWith('*') ? word.startsWith(pattern.slice(0, -1)) : word === pattern;
}

/** The longest phrase that begins at the token. */
function matchAt(tokens: readonly Token[], at: number, { byFirst, open }: Phrases): PhraseMatch | undefined {
  const candidates = [...(byFirst.get(tokens[at]?.word ?? '') ?? []), ...open];
  const fitting = candidates.filter((phrase) =>
    phrase.every((pattern, index) => isWord(pattern, tokens[at + index]?.word)),
  );
  const [longest] = fitting.toSorted((a, b) => b.length - a.length);
  return longest && { from: at, to: at + longest.length, phrase: longest.join(' ') };
}

export function findPhrase(tokens: readonly Token[], phrases: Phrases, from = 0): PhraseMatch | undefined {
  for (let at = from; at < tokens.length; at += 1) {
    const match = matchAt(tokens, at, phrases);
    if (match !== undefined) return match;
  }
  return undefined;
}

export function hasPhrase(tokens: readonly Token[], phrases: Phrases): boolean {
  return findPhrase(tokens, phrases) !== undefined;
}

export function startsWithPhrase(tokens: readonly Token[], phrases: Phrases): PhraseMatch | undefined {
  return matchAt(tokens, 0, phrases);
}

/** As it stands in the sentence. */
export function wordsOf(sentence: string, tokens: readonly Token[], { from, to }: PhraseMatch): string {
  return sentence.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0);
}
