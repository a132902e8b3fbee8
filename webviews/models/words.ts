/** Texts of the page Models and Spending in the editor's language. */

import { inSentence, translate } from '../words.ts';
import { modelsWords } from './texts.ts';

const texts = translate(modelsWords);

/** By names that a service may add to. */
const byName = (named: Readonly<Record<string, string>>) => named;

export const words = {
  ...texts,
  classes: byName(texts.classes),
  faults: byName(texts.faults),
  capOf: (scope: string, currency: string) => texts.capOf(inSentence(scope), currency),
};
export type Words = typeof words;
