/** Texts of the page Models and Spending in the editor's language. */

import { inSentence, translate } from '../words.ts';
import { modelsWords } from './texts.ts';

const texts = translate(modelsWords);

type Named = Readonly<Record<string, string>>;

export const words = {
  ...texts,
  classes: texts.classes as Named,
  faults: texts.faults as Named,
  capOf: (scope: string, currency: string) => texts.capOf(inSentence(scope), currency),
};
export type Words = typeof words;
