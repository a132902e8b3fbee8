/** Texts of the Invoice Look page in the editor's language. */

import { translate } from '../words.ts';
import { lookWords } from './texts.ts';

export const words = translate(lookWords);
export type Words = typeof words;
