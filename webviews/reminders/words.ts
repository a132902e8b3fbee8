/** Texts of the Reminders page in the editor's language. */

import { translate } from '../words.ts';
import { remindersWords } from './texts.ts';

export const words = translate(remindersWords);
export type Words = typeof words;
