/** Words of a question: folded (case, accents, apostrophes) for the grammar, raw for what is said back. */
import { fold, type SaidWord, splitWords } from '../../../../domain/periods/said-words.ts';

export { fold };

export interface Token extends SaidWord {
  /** What parts it from the word before: a sentence's end, a comma, or a space. */
  readonly gap: 'sentence' | 'comma' | 'space';
}

/** `Müller` as people write it without the key for it. */
export function spellUmlauts(text: string): string {
  const spelled: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };
  return text.toLowerCase().replaceAll(/[äöü]/g, (letter) => spelled[letter] ?? letter);
}

function gapOf(between: string): Token['gap'] {
  if (/[?!;\n]|\.(?:\s|$)/.test(between)) {
    return 'sentence';
  }
  return /[,–—]/.test(between) ? 'comma' : 'space';
}

const perUnit =
  /(\p{L}{2,}|\bh)\/(?=(day|week|month|client|project|person|task|customer)\b|(?:tag|woche|monat|kunde|projekt|person|aufgabe|kw)\b)/giu;

/** "Billable % ytd": what stands for the word. */
const loosePercent = /(^|[^\d\s]\s+)%(?=\s|$)/gu;

/** "Rechnung Nr. 2026-0033": its full stop ends no sentence. */
const numberSign = /(?<!\p{L})(nr|no)\.\s*(?=\p{L}{0,8}-?\d)/giu;

export function tokenize(written: string): readonly Token[] {
  const text = written
    .replace(numberSign, '$1 ')
    .replace(loosePercent, '$1percent')
    .replace(perUnit, (_, word: string, english?: string) =>
      english === undefined ? `${word} pro ` : `${word} per `,
    );
  return splitWords(text).map(({ between, ...word }) => ({ ...word, gap: gapOf(between) }));
}
