/** Texts of the rail of an issued invoice in the editor's language. */
import { accountWords } from '../../../src/contract/webview/words/invoice-account-words.ts';
import { translate } from '../../words.ts';

export const words = translate(accountWords);
export type Words = typeof words;
