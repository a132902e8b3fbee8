/** Texts of the page *Client* in the editor's language. */

import { translate } from '../words.ts';
import { clientWords } from './texts.ts';

export const words = translate(clientWords);
export type Words = typeof words;
