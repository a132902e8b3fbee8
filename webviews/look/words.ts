/** Texts of the Invoice Look page in the editor's language. */
import { lookWords } from '../../src/contract/webview/words/look-words.ts';
import { translate } from '../words.ts';

export const words = translate(lookWords);
export type Words = typeof words;
