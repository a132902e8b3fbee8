/** Texts of the page *Client* in the editor's language. */
import { clientWords } from '../../src/contract/webview/words/client-words.ts';
import { translate } from '../words.ts';

export const words = translate(clientWords);
export type Words = typeof words;
