/** What a heading names holds for the list below it: "Nordwind:", then its figures line by line. */
import type { RecordName } from './figure.ts';

const itemStart = /^\s*(?:[-*+•]|\d{1,3}[.)]|\|)\s/;
/** `## Nordwind`, `**Nordwind**`, "Of Nordwind there are:" */
const heading = /^\s*#{1,6}\s|^\s*\*\*[^*]+\*\*:?\s*$|:\**\s*$/;

export class Headings {
  #named: readonly RecordName[] = [];
  /** An item may hold several sentences. */
  #isInItem = false;

  /** What holds for a sentence that names `named` itself; sentences in their order. */
  read(sentence: string, named: readonly RecordName[]): readonly RecordName[] {
    if (sentence.trim() === '') return named;
    const isItem = this.#isInItem || itemStart.test(sentence);
    this.#isInItem = isItem && !sentence.endsWith('\n');
    if (isItem) return named.length === 0 ? this.#named : named;
    this.#named = heading.test(sentence) ? named : [];
    return named;
  }
}
