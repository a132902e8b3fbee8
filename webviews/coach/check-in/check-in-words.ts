/** Texts of the check-in card in the editor's language, and the questions that it answers. */

import { translate } from '../../words.ts';
import { checkInWords as table } from './check-in-texts.ts';

export const checkInWords = translate(table);
export type CheckInWords = typeof checkInWords;

const always = /^(?:\/check-?in|how was my week|wie war meine woche)\s*[?.!]*$/i;
const ofLastWeek = /^(?:how was last week|wie war (?:die )?letzte woche)\s*[?.!]*$/i;

/** A question that the card answers, in either language; what may mean more than the card goes to a model that was chosen. */
export function asksForCheckIn(text: string, isBuiltIn: boolean): boolean {
  const asked = text.trim();
  return always.test(asked) || (isBuiltIn && ofLastWeek.test(asked));
}
