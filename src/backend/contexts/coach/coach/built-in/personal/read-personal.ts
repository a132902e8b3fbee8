/**
 * What is asked about the person's own week, goals and memory. Such a message is read whole: what is to be remembered is
 * free text, in which no other question is looked for.
 */
import type { Language } from '../../../words/vocabulary.ts';

export type Personal =
  | { readonly kind: 'remember' | 'forget'; readonly text: string }
  | { readonly kind: 'recall' | 'checkIn' | 'goals' };

export interface PersonalQuestion {
  readonly asked: Personal;
  readonly language: Language;
}

type Pattern = readonly [kind: Personal['kind'], language: Language, pattern: RegExp];

const patterns: readonly Pattern[] = [
  ['recall', 'en', /^what (?:do|did|have) you (?:remember(?:ed)?|know|kept)(?: about me)?$/i],
  ['recall', 'de', /^was (?:hast du dir (?:über mich )?gemerkt|merkst du dir|weißt du über mich)$/i],
  ['checkIn', 'en', /^(?:how was (?:my|last) week|check[- ]?in)$/i],
  ['checkIn', 'de', /^wie war (?:meine|letzte|die letzte) woche$/i],
  ['checkIn', 'en', /^what (?:do|did) i (?:want|intend|plan) to do this week$/i],
  [
    'checkIn',
    'de',
    /^was (?:will ich|wollte ich|habe ich mir für|hatte ich mir für) diese woche (?:tun|machen|schaffen|vorgenommen)$/i,
  ],
  ['goals', 'en', /^(?:(?:what are|show(?: me)?|list) my goals|how are my goals(?: going)?|my goals)$/i],
  [
    'goals',
    'de',
    /^(?:was sind meine ziele|zeige?(?: mir)? meine ziele|wie stehen meine ziele|meine ziele)$/i,
  ],
  ['remember', 'en', /^(?:please )?remember(?: that|:)? (?<text>.{2,})$/i],
  ['remember', 'de', /^(?:bitte )?merke? dir(?: bitte)?(?:,? dass|:|,)? (?<text>.{2,})$/i],
  ['forget', 'en', /^(?:please )?forget(?: that|:)? (?<text>.{2,})$/i],
  ['forget', 'de', /^(?:bitte )?vergiss(?:,? dass|:|,)? (?<text>.{2,})$/i],
];

/** Undefined where it is none of these. */
export function readPersonal(message: string): PersonalQuestion | undefined {
  const said = message.trim().replace(/\s+/g, ' ');
  for (const [kind, language, pattern] of patterns) {
    const isFree = kind === 'remember' || kind === 'forget';
    const found = pattern.exec(isFree ? said : said.replace(/\s*[?!.]+$/, ''));
    if (found === null) continue;
    if (!isFree) return { asked: { kind }, language };
    return { asked: { kind, text: found.groups?.['text'] ?? '' }, language };
  }
  return undefined;
}

const saysWhat =
  /^(?:please |bitte )?(?:remember|forget|merke? dir(?: bitte)?|vergiss)(?: that |:|,? dass )/i;

/** "Remember when I worked for Acme?" and "forget it" may mean anything: a model reads what does not say what is meant. */
export function isSaidWhole(message: string): boolean {
  const said = message.trim().replace(/\s+/g, ' ');
  const kind = readPersonal(said)?.asked.kind;
  const isFree = kind === 'remember' || kind === 'forget';
  return kind !== undefined && (!isFree || (saysWhat.test(said) && !said.endsWith('?')));
}
