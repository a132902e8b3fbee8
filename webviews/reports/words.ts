/** Texts of the Reports page in the editor's language. */
import { reportsWords } from '../../src/contract/webview/words/reports-words.ts';
import { inSentence, translate } from '../words.ts';

const texts = translate(reportsWords);

export const words = {
  ...texts,
  chart: (grouping: string) => texts.chart(inSentence(grouping)),
};
export type Words = typeof words;
