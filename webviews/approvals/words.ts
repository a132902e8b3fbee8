/** Texts of the Approvals page in the editor's language. */

import { translate } from '../words.ts';
import { approvalsWords } from './texts.ts';

export const words = translate(approvalsWords);
export type Words = typeof words;
