/** Marks the figures of an answer while it is written: each sentence when it ends. */
import type { KnownValue } from './figure.ts';
import { collectValues } from './known-values.ts';
import { findValue } from './match-figure.ts';
import { readFigures } from './read-figures.ts';
import type { Language } from './words.ts';

export interface CheckedFigure<Link> {
  /** In UTF-16 units of the whole text. */
  readonly start: number;
  readonly length: number;
  readonly isFound: boolean;
  readonly link?: Link;
}

/** A sentence ends where a full stop, question or exclamation mark is followed by space, or a line ends; not after "1." or "Nr.". */
const sentenceEnd =
  /(?:(?<![\d.]|\b(?:\p{L}|ca|Nr|No|approx|Std|Min|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Okt|Nov|Dec|Dez|Mrz))[.!?][)"“”*_]*(?=\s)|\n)/gu;

export class FigureCheck<Link> {
  readonly #language: Language;
  readonly #isLink: (value: unknown) => value is Link;
  #values: KnownValue<Link>[] = [];
  #text = '';
  #checked = 0;

  constructor(language: Language, isLink: (value: unknown) => value is Link) {
    this.#language = language;
    this.#isLink = isLink;
  }

  /** What a tool gave, or what the user said: its values count from the next sentence on. */
  know(output: unknown, link?: Link): void {
    this.#values.push(...collectValues(output, this.#isLink, link));
  }

  /** Figures of a person's own words are no claim of the answer. */
  knowText(text: string): void {
    for (const { figure } of readFigures(text, this.#language)) {
      this.#values.push(...valuesOf<Link>(figure));
    }
    this.#values.push({ kind: 'text', text, link: undefined });
  }

  /** Figures of the sentences that this piece of text ends. */
  write(piece: string): readonly CheckedFigure<Link>[] {
    this.#text += piece;
    const rest = this.#text.slice(this.#checked);
    const last = [...rest.matchAll(sentenceEnd)].at(-1);
    // An open block of code is no prose yet.
    if (last === undefined || (rest.match(/```/g)?.length ?? 0) % 2 === 1) return [];
    return this.#check(this.#checked + last.index + last[0].length);
  }

  /** Figures of what is left. */
  end(): readonly CheckedFigure<Link>[] {
    return this.#check(this.#text.length);
  }

  #check(until: number): readonly CheckedFigure<Link>[] {
    const from = this.#checked;
    const sentence = this.#text.slice(from, until);
    this.#checked = until;
    return readFigures(sentence, this.#language).map((found) => {
      const value = findValue(found, this.#values, sentence);
      return {
        start: from + found.start,
        length: found.length,
        isFound: value !== undefined,
        ...(value?.link !== undefined && { link: value.link }),
      };
    });
  }
}

function valuesOf<Link>(
  figure: ReturnType<typeof readFigures>[number]['figure'],
): readonly KnownValue<Link>[] {
  const link = undefined;
  switch (figure.kind) {
    case 'amount':
      return [{ kind: 'amount', value: figure.value, currency: figure.currency ?? '', link }];
    case 'duration':
      return [{ kind: 'duration', seconds: figure.seconds, link }];
    case 'percent':
    case 'count':
      return [{ kind: figure.kind, value: figure.value, link }];
    case 'date': {
      const { year, month, day } = figure;
      if (year === undefined || day === undefined) return [];
      return [
        {
          kind: 'date',
          date: [year, month, day].map((part) => String(part).padStart(2, '0')).join('-'),
          link,
        },
      ];
    }
  }
}
