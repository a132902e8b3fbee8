/** Texts of the page Members & Keys in the editor's language. */

import { translate } from '../words.ts';
import { membersWords } from './texts.ts';

export const words = translate(membersWords);
export type Words = typeof words;
