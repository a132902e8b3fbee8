/** Texts of the page Mail and Schedules in the editor's language. */

import { translate } from '../words.ts';
import { outboxWords } from './texts.ts';

const texts = translate(outboxWords);

export const words = {
  ...texts,
  of: (act: string, what: string) => texts.of(act.replace(/ ?…/, ''), what),
};
export type Words = typeof words;
