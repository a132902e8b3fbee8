/** Texts of the Week in the editor's language. */

import { translate } from '../words.ts';
import { weekWords } from './texts.ts';

export const words = translate(weekWords);
export type Words = typeof words;
