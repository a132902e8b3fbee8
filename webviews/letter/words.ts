/** Texts of the page Send Invoice in the editor's language. */

import { translate } from '../words.ts';
import { letterWords } from './texts.ts';

export const words = translate(letterWords);
export type Words = typeof words;
