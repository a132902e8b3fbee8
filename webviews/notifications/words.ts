/** Texts of the page Notification Settings in the editor's language. */

import { translate } from '../words.ts';
import { notificationsWords } from './texts.ts';

export const words = translate(notificationsWords);
export type Words = typeof words;
