/** Texts of the page *Your Business* in the editor's language. */
import { businessWords } from '../../src/contract/webview/words/business-words.ts';
import { translate } from '../words.ts';

export const words = translate(businessWords);
export type Words = typeof words;
