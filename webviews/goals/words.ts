/** Texts of the page Goals and Check-ins in the editor's language. */

import { translate } from '../words.ts';
import { goalsWords } from './texts.ts';

const texts = translate(goalsWords);

export const words = {
  ...texts,
  of: (act: string, what: string) => texts.of(act.replace(/ ?…/, ''), what),
};
export type Words = typeof words;
