/** Whether unbilled time is asked for as one's own: "my unbilled time", not "what can I still bill?", which is of the practice. */

const possessive = 'my|mine|mein(?:e[mnrs]?)?';
const between = 'own|eigene[mnrs]?|still|not|yet|noch|nicht|already|schon|remaining|open|offene[mnrs]?';
const time = [
  '(?:un|non)?(?:billed|invoiced|billable)|hours?|time|work|entries',
  String.raw`\w*stunden?|\w*zeit(?:en)?|arbeit|eintrage?|\w*abgerechnet\w*|\w*abrechenbar\w*|\w*fakturiert\w*|\w*verrechnet\w*`,
].join('|');

const ofOwn = new RegExp(String.raw`\b(?:${possessive})(?: (?:${between}))* (?:${time})\b`);
const worked =
  /\b(?:i|ive) (?:have |had )?(?:worked|logged|recorded|tracked)\b|\bich (?:\w+ ){0,3}(?:gearbeitet|erfasst|geloggt)\b/;
const alone =
  /\b(?:myself|personally|only me|just me|my own|ich selbst|personlich|nur ich|nur meine|meine eigenen?)\b/;

/** @param text folded, as tokens.ts does it */
export function asksForOwn(text: string): boolean {
  return [ofOwn, worked, alone].some((each) => each.test(text));
}

const together = /\b(?:team|everyone|everybody|we|our|ours|us|weve|wir|unser(?:e[mnrs]?)?|uns)\b/;
const byOne = /\b(?:i|my|me|mine|ive|im|ich|mich|mir|mein(?:e[mnrs]?)?|meins|myself)\b/;

/** "How many hours did we work?" is of all whom one may see. @param text folded */
export function asksForAll(text: string): boolean {
  return together.test(text) && !byOne.test(text);
}
