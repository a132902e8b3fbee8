/** Records that each part of a sentence names: "Nordwind owes 500 €, Südwind 300 €" says two things. */

import type { Carried } from './carried.ts';
import type { FoundFigure, RecordName } from './figure.ts';
import type { Headings } from './headings.ts';
import type { RecordBook } from './record-book.ts';

interface Clause {
  readonly end: number;
  readonly hasFigure: boolean;
  readonly named: readonly RecordName[];
}

export const clauseBounds =
  /[,;]\s|\s(?=(?:and|but|while|whereas|than|versus|vs\.?|und|aber|während|als|sowie|dagegen)\s)/gu;

/** "Without Nordwind it is 300 €", "more than Nordwind": the figure is not that client's. */
const others =
  /(?<!\p{L})(?:[Nn]ot|[Nn]icht|[Ww]ithout|[Ee]xcept(?: for)?|[Aa]part from|[Bb]esides|[Ee]xcluding|[Oo]ther than|[Rr]ather than|[Ii]nstead of|[Uu]nlike|[Cc]ompared (?:to|with)|[Mm]ore than|[Ll]ess than|[Oo]hne|[Aa]ußer|[Nn]eben|[Aa]bgesehen von|[Ss]tatt|[Aa]nders als|[Vv]erglichen mit|[Ii]m Vergleich zu|[Mm]ehr als|[Ww]eniger als|[Gg]egenüber) (?:the |der |die |dem |den )?(?:\p{Lu}[\p{L}\d&.-]*(?: & | und | and | )?){1,4}/gu;

/** Of the same length: places stay. */
export function withoutOthers(text: string): string {
  return text.replaceAll(others, (found) => ' '.repeat(found.length));
}

interface NamedBefore {
  readonly book: RecordBook;
  readonly headings: Headings;
  readonly carried: Carried;
}

/** For each figure; where its part names nothing, all that the sentence names, or the heading above a list. */
export function namedAround(
  sentence: string,
  figures: readonly FoundFigure[],
  { book, headings, carried }: NamedBefore,
): (figure: FoundFigure) => readonly RecordName[] {
  const own = book.namedIn(withoutOthers(sentence));
  const whole = carried.read(sentence, headings.read(sentence, own));
  if (own.length < 2) return () => whole;
  const clauses = join(cut(sentence, figures, book));
  return ({ start }) => {
    const named = clauses.find(({ end }) => start < end)?.named ?? [];
    return named.length === 0 ? whole : named;
  };
}

function cut(sentence: string, figures: readonly FoundFigure[], book: RecordBook): readonly Clause[] {
  const ends = [...sentence.matchAll(clauseBounds)]
    .map(({ index }) => index)
    .filter((at) => !figures.some(({ start, length }) => at > start && at < start + length));
  return [...ends, sentence.length].map((end, index) => {
    const start = ends[index - 1] ?? 0;
    return {
      end,
      hasFigure: figures.some((each) => each.start >= start && each.start < end),
      named: book.namedIn(withoutOthers(sentence.slice(start, end))),
    };
  });
}

/** Names before figures ("Nordwind and Südwind owe …") and after them belong to the figures beside them. */
function join(clauses: readonly Clause[]): readonly Clause[] {
  const joined: Clause[] = [];
  let waiting: readonly RecordName[] = [];
  for (const clause of clauses) {
    const named = [...waiting, ...clause.named];
    const isBare = !clause.hasFigure && clause.named.length > 0;
    waiting = isBare ? named : [];
    joined.push({ ...clause, named: isBare ? [] : named });
  }
  const lastWithFigure = joined.findLastIndex(({ hasFigure }) => hasFigure);
  return joined.map((clause, index) =>
    index === lastWithFigure && clause.named.length > 0
      ? { ...clause, named: [...clause.named, ...waiting] }
      : clause,
  );
}
