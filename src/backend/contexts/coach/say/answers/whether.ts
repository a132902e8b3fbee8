/** "Is a timer running?", "do I have overtime?": what is asked with yes or no is answered with it, and its figures stand behind. */
import { dropOrNot } from '../../read/sides/or-not.ts';
import { polar } from '../../words/polar.ts';
import { fold } from '../../words/tokens.ts';
import type { Language } from '../../words/vocabulary.ts';
import type { AskedWhether } from './asked-whether.ts';
import { tr } from './shared.ts';

interface Asking {
  readonly whether?: AskedWhether | undefined;
  readonly language: Language;
}

const modal =
  /^(?:lauft|laufen|muss|mussen|brauche|reicht|zahlt|zahlen|need|needs|will|wird|steht|stehen|fehlt|fehlen)$/;
/** "Do you know how many …?" asks for a figure. */
const asksOther =
  /\b(?:how|when|which|what|who|where|why|wie ?viele?\w*|wie|wann|welche\w*|wer|wem|wo|warum|oder|or|show|list|zeig\w*)\b/;
const all = /\b(?:all|every|everything|everyone|alles?|allen|jede\w?|samtliche\w?|both|beide\w?)\b/;
const denial = /\b(?:not|no|none|nothing|never|without|nicht|kein\w*|nichts|nie|ohne)\b|n['’]t\b/;

/** Undefined where something else than yes or no is asked for. */
export function askedWhether(said: string, language: Language): AskedWhether | undefined {
  const text = fold(dropOrNot(said.trim()));
  const [first = ''] = text.split(/\s/);
  const isPolar = polar.test(first) || modal.test(first);
  // German "was" is "what".
  if (!isPolar || (first === 'was' && language === 'de') || asksOther.test(text)) return undefined;
  return { text, isOfAll: all.test(text), isDenied: denial.test(text) };
}

export function sayWhether(isSo: boolean, context: Pick<Asking, 'language'>): string {
  return isSo ? tr(context, 'Yes. ', 'Ja. ') : tr(context, 'No. ', 'Nein. ');
}

/** Whether there is any; `turned`: words that ask for the other side, of which nothing is said. */
export function sayAny(found: number, { whether, language }: Asking, turned?: RegExp): string {
  if (whether === undefined || whether.isOfAll || whether.isDenied || turned?.test(whether.text)) return '';
  return sayWhether(found > 0, { language });
}

/** "Are all timesheets submitted?": yes where none is left. */
export function sayNoneLeft(left: number, { whether, language }: Asking): string {
  if (whether?.isOfAll !== true || whether.isDenied) return '';
  return sayWhether(left === 0, { language });
}

/** The sides of a state by their words, each with whether it holds: the one that is asked for answers. */
export type Sides = readonly (readonly [asked: RegExp, isSo: boolean])[];

export function saySide(sides: Sides, { whether, language }: Asking): string {
  const said = sides.filter(([asked]) => whether !== undefined && asked.test(whether.text));
  const [only, ...more] = said;
  if (whether === undefined || only === undefined || more.length > 0) return '';
  const [, isSo] = only;
  return sayWhether(whether.isDenied ? !isSo : isSo, { language });
}
