/** Texts of the Rates page in the editor's language. */

import { translate } from '../words.ts';
import { ratesWords } from './texts.ts';

export const words = translate(ratesWords);
export type Words = typeof words;
