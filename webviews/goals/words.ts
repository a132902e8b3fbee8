/** Texts of the page Goals and Check-ins in the editor's language. */
import { goalsWords } from '../../src/contract/webview/words/goals-words.ts';
import { translate } from '../words.ts';

const texts = translate(goalsWords);

export const words = {
  ...texts,
  of: (act: string, what: string) => texts.of(act.replace(/ ?…/, ''), what),
};
export type Words = typeof words;
