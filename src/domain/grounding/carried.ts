/** "Acme is behind. They owe 500 €": a sentence that goes on about what the one before it names. */
import type { RecordName } from './figure.ts';

/** It begins with what points back, or with what is said of a record. */
const beginsBack =
  /^[\s*_]*(?:they|their|it|its|that|this|these|those|the (?:(?:open|unbilled|outstanding|overdue) )?(?:amount|sum|client|customer|project|balance|total of it|debt)|of (?:it|that|them|this)|half|so|therefore|thus|hence|that['’]s|there|here|now|currently|still|in total|in all|altogether|open|outstanding|due|overdue|unbilled|es|sie|ihre?|das|dies(?:er|e|es)?|davon|dort|da|damit|dabei|also|somit|daher|deshalb|derzeit|aktuell|noch|insgesamt|zusammen|offen|fällig|überfällig|ausstehend|unabgerechnet|der (?:(?:offene|unabgerechnete|ausstehende) )?(?:betrag|kunde|saldo)|die (?:(?:offene|ausstehende) )?(?:summe|kundin|hälfte|forderung))(?!\p{L})/iu;
/** Its figure stands first, and in no list: "€500.00 is open". */
const beginsWithFigure = /^[\s*_]*(?:[€$£]\s?\d|\d[\d.,:]*\s?(?:€|EUR|h|hours|Stunden)(?!\p{L}))/u;
/** "You should bill the €500.00": a figure that is known already. */
const ofFigure = String.raw`(?:the|those|these|die|diese) (?:[€$£]\s?\d|\d[\d.,]*\s?(?:€|EUR))`;
const pointsBack = new RegExp(
  String.raw`(?<!\p{L})(?:they|them|their|ihnen|davon|dort|dorthin|dafür|there(?! (?:is|are|was|were))|this client|dieser Kunde)(?!\p{L})|(?<!\p{L})${ofFigure}`,
  'iu',
);
/** What is said of others, or of all, goes on about nothing. */
const ofOthers =
  /(?<!\p{L})(?:others?|another|elsewhere|the rest|everyone|all (?:your|the)|ander(?:e|en|er|es)|übrige[nrs]?|restliche[nrs]?|alle[nr]?)(?!\p{L})/iu;

function goesOn(sentence: string): boolean {
  if (ofOthers.test(sentence)) return false;
  return beginsBack.test(sentence) || beginsWithFigure.test(sentence) || pointsBack.test(sentence);
}

export class Carried {
  #named: readonly RecordName[] = [];
  #earlier: readonly RecordName[] = [];
  #pointedAt: readonly RecordName[] = [];
  /** Since the last words. */
  #lineBreaks = 0;

  /** What holds for a sentence that names `named` itself; sentences in their order. A blank line ends it. */
  read(sentence: string, named: readonly RecordName[]): readonly RecordName[] {
    const words = sentence.trim();
    const [before = ''] = /^\s*/.exec(sentence) ?? [];
    this.#lineBreaks += before.split('\n').length - 1;
    if (this.#lineBreaks > 1) this.#named = [];
    if (words === '') return named;
    this.#lineBreaks = /\n$/.test(sentence) ? 1 : 0;
    this.#earlier = this.#named;
    this.#pointedAt = goesOn(sentence) ? this.#named : [];
    this.#named = named.length > 0 ? named : this.#pointedAt;
    return this.#named;
  }

  /** What was named before the last sentence, in its paragraph. */
  get earlier(): readonly RecordName[] {
    return this.#earlier;
  }

  /** What the last sentence goes on about, whatever it names itself: "They have twice the hours of Nordwind". */
  get pointedAt(): readonly RecordName[] {
    return this.#pointedAt;
  }
}
