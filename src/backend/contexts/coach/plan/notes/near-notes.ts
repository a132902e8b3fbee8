/** Words that are a typing error away from those of a note: "Reveiw with Jana", "cusomer login". */
import { isSwapOf } from '../../words/lexicon-reader.ts';
import { type Token, tokenize } from '../../words/tokens.ts';
import { isTypoOf } from '../../words/vocabulary.ts';

/** Another letter makes another word of a short one, and two that changed places do not. */
const shortest = 5;
const shortestSwap = 4;

type Nearness = 'same' | 'near' | 'other';

function nearnessOf(said: string, word: string): Nearness {
  if (said === word) return 'same';
  const [one, other] = [said, word].map((text) => text.replace(/(?<=\p{L}{3})s$/u, '')) as [string, string];
  if (one === other) return 'near';
  const isLong = Math.min(one.length, other.length) >= shortest && !/\d/.test(one + other);
  const isSwapped = one.length >= shortestSwap && isSwapOf(one, other);
  return isSwapped || (isLong && isTypoOf(one, other)) ? 'near' : 'other';
}

/** All words are the same but one. */
function isNear(said: readonly Token[], words: readonly Token[]): boolean {
  if (said.length !== words.length) return false;
  const found = said.map(({ text }, index) => nearnessOf(text, words[index]?.text ?? ''));
  return !found.includes('other') && found.filter((one) => one === 'near').length === 1;
}

export interface NotesIndex {
  /** The one note that is a typing error away; undefined where there is none, or several. */
  findNote(text: string): string | undefined;
  /** The same of words that stand in a note, as they stand there. */
  findWords(text: string): string | undefined;
}

export function indexNotes(notes: readonly string[]): NotesIndex {
  const written = notes.map((note) => tokenize(note)).filter(({ length }) => length > 0);
  const byLength = Map.groupBy(written, ({ length }) => length);
  return {
    findNote: (text) => onlyOf(tokenize(text), (said) => byLength.get(said.length) ?? []),
    findWords: (text) =>
      onlyOf(tokenize(text), (said) =>
        written.flatMap((words) =>
          words.slice(said.length - 1).map((_, index) => words.slice(index, index + said.length)),
        ),
      ),
  };
}

function onlyOf(
  said: readonly Token[],
  listRuns: (said: readonly Token[]) => readonly (readonly Token[])[],
): string | undefined {
  if (said.length === 0) return undefined;
  const near = listRuns(said).filter((words) => isNear(said, words));
  const alike = Map.groupBy(near, (words) => words.map(({ text }) => text).join(' '));
  const [only, ...more] = alike.values();
  return more.length > 0 ? undefined : only?.[0]?.map(({ raw }) => raw).join(' ');
}
