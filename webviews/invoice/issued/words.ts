/** Texts of the rail of an issued invoice in the editor's language. */

import { translate } from '../../words.ts';
import { accountWords } from '../account-texts.ts';

export const words = translate(accountWords);
export type Words = typeof words;
