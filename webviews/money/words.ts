/** Texts of the Invoices page in the editor's language. */

import { translate } from '../words.ts';
import { moneyWords } from './texts.ts';

export const words = translate(moneyWords);
export type Words = typeof words;
