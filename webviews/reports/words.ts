/** Texts of the Reports page in the editor's language. */

import { inSentence, translate } from '../words.ts';
import { reportsWords } from './texts.ts';

const texts = translate(reportsWords);

export const words = {
  ...texts,
  of: (act: string, what: string) => texts.of(act.replace(/ ?…/, ''), what),
  chart: (grouping: string) => texts.chart(inSentence(grouping)),
};
export type Words = typeof words;
