/** Texts of the page *Set Up Email* in the editor's language. */

import { translate } from '../words.ts';
import { emailWords } from './texts.ts';

export const words = translate(emailWords);
export type Words = typeof words;
