/**
 * "Reicht das Budget noch für 10 Stunden?", "enough budget for another 12 hours": hours that a budget must still have are its
 * bound, put as one before bounds are read.
 */
import { readBounds } from '../quantities.ts';

const ofBudget = /(?<!\p{L})(?:\p{L}*budgets?|\p{L}*kontingents?)(?!\p{L})/iu;
const fits =
  /(?<!\p{L})(?:enough|suffic\p{L}*|covers?|within|reich(?:t|en)|genüg\p{L}*|langt|deckt|ausreich\p{L}*|room|fits?|platz|spielraum|pass(?:t|en))(?!\p{L})/iu;
/** "Which projects have 10 hours left?" */
const have = /(?<!\p{L})(?:which|welche[rs]?)\s+(?:\p{L}+\s+){1,3}?(?:have|has|haben|hat)(?!\p{L})/iu;
const left = /(?<!\p{L})(?:left|remaining|übrig|noch)(?!\p{L})/iu;
/** What is left after those hours, and how long they last, is a sum. */
const howMuch =
  /(?<!\p{L})(?:how\s+(?:much|many|long|far)|wie\s?(?:viele?[rsn]?|lange?|weit)|per|an?\s+(?:day|week|month)|pro|je|jede\p{L}*|each|every)(?!\p{L})|(?<!\p{L})(?:wöchentlich|monatlich|weekly|monthly|täglich|daily)(?!\p{L})/iu;
const lead = String.raw`(?:(?:for|für|another|additional|further|weitere[rn]?)\s+)*`;
const more = String.raw`(?:\s+(?:more|additional|further|weitere[rn]?))?`;
const hours = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,:])${lead}(\d{1,4}(?:[.,]\d{1,2})?)${more}\s?(hours?|hrs?|h|stunden?|std\.?)(?![\p{L}\p{N}])`,
  'giu',
);
/** "A budget of 40 hours" has another size. */
const ofSize = /(?<!\p{L})(?:of|von|over|mit)\s+$/iu;
const used = /(?<!\p{L})(?:used|spent|verbraucht|aufgebraucht|weg)(?!\p{L})/iu;

function isOfRest(text: string): boolean {
  return fits.test(text) || (have.test(text) && left.test(text));
}

export function boundBudgetHours(text: string): string {
  const isAsked = ofBudget.test(text) && isOfRest(text) && !used.test(text) && !howMuch.test(text);
  if (!isAsked || readBounds(text).bounds.length > 0) return text;
  return text.replaceAll(hours, (said: string, number: string, unit: string, at: number) => {
    if (ofSize.test(text.slice(0, at))) return said;
    return /^st/i.test(unit) ? `mindestens ${number} Stunden` : `at least ${number} hours`;
  });
}
