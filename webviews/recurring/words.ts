/** Texts of the page Recurring Invoices in the editor's language. */

import { translate } from '../words.ts';
import { recurringWords } from './texts.ts';

export const words = translate(recurringWords);
export type Words = typeof words;
