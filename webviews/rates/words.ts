/** Texts of the Rates page in the editor's language. */
import { ratesWords } from '../../src/contract/webview/words/rates-words.ts';
import { translate } from '../words.ts';

export const words = translate(ratesWords);
export type Words = typeof words;
