/** Texts of the Week in the editor's language. */
import { weekWords } from '../../src/contract/webview/words/week-words.ts';
import { translate } from '../words.ts';

export const words = translate(weekWords);
export type Words = typeof words;
