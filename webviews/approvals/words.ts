/** Texts of the Approvals page in the editor's language. */
import { approvalsWords } from '../../src/contract/webview/words/approvals-words.ts';
import { translate } from '../words.ts';

export const words = translate(approvalsWords);
export type Words = typeof words;
