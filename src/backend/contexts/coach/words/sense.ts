/** The senses of all words by which figures are asked for. */

import { askingWords } from './asking-words.ts';
import { budgetWords } from './budget-words.ts';
import { conditionWords } from './condition-words.ts';
import { createLexicon } from './lexicon-reader.ts';
import { payTimeWords } from './pay-time-words.ts';
import { plainWords } from './plain-words.ts';
import { spokenWords } from './spoken-words.ts';
import { subjectWords } from './subject-words.ts';
import { textWords } from './text-words.ts';

const words = {
  ...askingWords,
  ...subjectWords,
  ...conditionWords,
  ...textWords,
  ...budgetWords,
  ...payTimeWords,
  filler: `${askingWords.filler} ${plainWords}`,
};

export type Sense = keyof typeof words;

const spoken: Readonly<Partial<Record<Sense, string>>> = spokenWords;
const sensesOf = Object.keys(words) as Sense[];

/** With what was collected of how people say them. */
export const senses = createLexicon<Sense>({
  ...words,
  ...Object.fromEntries(sensesOf.map((sense) => [sense, `${words[sense]} ${spoken[sense] ?? ''}`])),
});
