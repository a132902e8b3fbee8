/** Texts of the page *Your Business* in the editor's language. */

import { translate } from '../words.ts';
import { businessWords } from './texts.ts';

export const words = translate(businessWords);
export type Words = typeof words;
