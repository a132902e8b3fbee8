/** Marks the figures of an answer while it is written: each sentence when it ends. */

import { Carried } from './carried.ts';
import { namedAround } from './clauses.ts';
import type { FoundFigure, KnownValue, RecordName } from './figure.ts';
import { findShare, isClaim } from './find-share.ts';
import { Headings } from './headings.ts';
import { collectValues } from './known-values.ts';
import { findValue } from './match-figure.ts';
import { readFigures } from './read-figures.ts';
import { readInput } from './read-input.ts';
import { isOfAnother, RecordBook } from './record-book.ts';
import type { Language } from './words.ts';

export interface CheckedFigure<Link> {
  /** In UTF-16 units of the whole text. */
  readonly start: number;
  readonly length: number;
  readonly isFound: boolean;
  readonly link?: Link;
}

/** A sentence ends where a full stop, question or exclamation mark is followed by space, or a line ends; not after "1.", "19." or "Nr.". */
const sentenceEnd =
  /(?:(?<![\d.]|\b(?:\p{L}|ca|Nr|No|approx|Std|Min|Tsd|Mio|Dr|Prof|Mr|Mrs|Ms|Hr|Fr|St|Inc|Ltd|Co|bzw|inkl|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Okt|Nov|Dec|Dez|Mrz))[.!?][)"“”*_]*(?=\s)|(?<=\d)[!?](?=\s)|(?<=\d[:.,/-]?\d\d)\.[)"“”*_]*(?=\s+\p{Lu})|\n)/gu;

export interface FigureCheckOptions<Link> {
  readonly language: Language;
  readonly isLink: (value: unknown) => value is Link;
  /** `YYYY-MM-DD`: what "yesterday" is said from. */
  readonly today: string;
  readonly zone: string;
}

/** What a tool was called with: its days, and what it was called for, are said with what it gave. */
interface Called<Link> {
  readonly link?: Link | undefined;
  readonly input?: unknown;
}

/** Around a figure: its sentence, with all of its figures, and what its part of that names. */
interface Within {
  readonly sentence: string;
  readonly figures: readonly FoundFigure[];
  readonly named: readonly RecordName[];
}

export class FigureCheck<Link> {
  readonly #options: FigureCheckOptions<Link>;
  readonly #book = new RecordBook();
  readonly #headings = new Headings();
  readonly #carried = new Carried();
  readonly #values: KnownValue<Link>[] = [];
  #text = '';
  #checked = 0;

  constructor(options: FigureCheckOptions<Link>) {
    this.#options = options;
  }

  /** What a tool gave: its values count from the next sentence on. */
  know(output: unknown, { link, input }: Called<Link> = {}): void {
    const { days, rows, of } = readInput(input, this.#book);
    const collecting = { ...this.#options, book: this.#book, rows };
    const said = days.map((date) => ({ kind: 'date' as const, date, link: undefined, of: [] }));
    this.#values.push(...said, ...collectValues(output, collecting, { link, of }));
  }

  /** What the practice was said to hold before, and of which clients and projects. */
  recall({ text, of }: { readonly text: string; readonly of: readonly RecordName[] }): void {
    this.#book.add(of);
    this.#values.push(
      ...collectValues(text, { ...this.#options, book: this.#book }, { link: undefined, of }),
    );
  }

  /** A record that the person named: figures in its name are no claim of the answer. */
  knowName({
    kind,
    id,
    label,
  }: {
    readonly kind: string;
    readonly id?: string | undefined;
    readonly label: string;
  }): void {
    const record = { kind, name: label };
    this.#book.add([record]);
    if (id !== undefined) this.#book.nameId(id, record);
    this.#values.push({ kind: 'text', text: label, link: undefined, of: [record] });
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
    const text = this.#text.slice(from, until);
    this.#checked = until;
    const figures = readFigures(text, this.#options);
    return sentencesOf(text).flatMap(({ start, end }) => {
      const own = figures.filter((each) => each.start >= start && each.start < end);
      const inside = own.map((each) => ({ ...each, start: each.start - start }));
      const sentence = text.slice(start, end);
      const named = namedAround(sentence, inside, {
        book: this.#book,
        headings: this.#headings,
        carried: this.#carried,
      });
      return inside.flatMap((found) => {
        const value = this.#find(found, { sentence, figures: inside, named: named(found) });
        if (value === 'no claim') return [];
        return {
          start: from + start + found.start,
          length: found.length,
          isFound: value !== undefined,
          ...(value?.link !== undefined && { link: value.link }),
        };
      });
    });
  }

  #find(found: FoundFigure, { sentence, figures, named }: Within): KnownValue<Link> | 'no claim' | undefined {
    const isAsked = (value: KnownValue<Link>) => !isOfAnother(value, named, this.#book);
    const { figure } = found;
    if (figure.kind !== 'share') return findValue(found, this.#values, { text: sentence, isAsked });
    const carried = this.#book.namedIn(sentence).length > 0 ? this.#carried.pointedAt : named;
    const { earlier } = this.#carried;
    const asked = { sentence, share: found, figures, carried, earlier, book: this.#book };
    const value = findShare(figure, this.#values, asked, isAsked);
    return value === undefined && !isClaim(asked) ? 'no claim' : value;
  }
}

/** What is checked at once may hold several. */
function sentencesOf(text: string): readonly { readonly start: number; readonly end: number }[] {
  const ends = [...text.matchAll(sentenceEnd)].map(({ index, 0: end }) => index + end.length);
  const all = ends.at(-1) === text.length ? ends : [...ends, text.length];
  return all.map((end, index) => ({ start: all[index - 1] ?? 0, end }));
}
