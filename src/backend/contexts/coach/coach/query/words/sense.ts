/** The senses of all words by which figures are asked for. */
import { createLexicon } from '../../built-in/frames/lexicon-reader.ts';
import { askingWords } from './asking-words.ts';
import { budgetWords } from './budget-words.ts';
import { conditionWords } from './condition-words.ts';
import { payTimeWords } from './pay-time-words.ts';
import { plainWords } from './plain-words.ts';
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

export const senses = createLexicon<Sense>(words);
