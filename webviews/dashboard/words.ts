/** Texts of the Dashboard in the editor's language. */
import { dashboardWords } from '../../src/contract/webview/words/dashboard-words.ts';
import { translate } from '../words.ts';

export const words = translate(dashboardWords);
export type Words = typeof words;
