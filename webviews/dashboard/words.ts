/** Texts of the Dashboard in the editor's language. */

import { translate } from '../words.ts';
import { dashboardWords } from './texts.ts';

export const words = translate(dashboardWords);
export type Words = typeof words;
