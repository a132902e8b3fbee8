/** A message as a row of symbols: what is looked up is P (period), J (project), C (client), I (invoice), each other word its stem. */
import { isInvoiceNumber } from '../frames/frame.ts';
import { askedLexicon } from '../frames/frames.ts';
import type { Span } from '../reading.ts';
import type { Token } from '../tokens.ts';
import { stemOf } from './stems.ts';

/** Say nothing of what is asked, wherever they stand. */
const articles = new Set(
  'the a an der die das den dem des ein eine einen einem einer eines my our mein meine meinen meinem meiner meines unser unsere unseren unserem unserer'.split(
    ' ',
  ),
);

function symbolOf(token: Token): string {
  if (isInvoiceNumber(token)) return 'I';
  return /\d/.test(token.text) ? '#' : stemOf(token.text);
}

export interface Symbols {
  /** Without articles. */
  readonly row: readonly string[];
  /** The classes of each word (frames/frame-words.ts), as `.class`. */
  readonly classes: readonly (readonly string[])[];
}

export function toSymbols(spans: readonly Span[]): Symbols {
  const all = spans.flatMap((span): readonly (readonly [string, Token | undefined])[] => {
    if (span.kind === 'period') return [['P', undefined]];
    if (span.kind === 'name') {
      const isProject = span.name?.candidates.some(({ kind }) => kind === 'project') === true;
      return [[isProject ? 'J' : 'C', undefined]];
    }
    return span.tokens
      .filter(({ text }) => !articles.has(text))
      .map((token) => [symbolOf(token), token] as const);
  });
  const tokens = all.map(([, token]) => token);
  return { row: all.map(([symbol]) => symbol), classes: classesOf(tokens) };
}

/** Phrases as well as single words. */
function classesOf(tokens: readonly (Token | undefined)[]): readonly (readonly string[])[] {
  const classes: (readonly string[])[] = [];
  for (let at = 0; at < tokens.length; ) {
    const end = tokens.findIndex((token, index) => index >= at && token === undefined);
    const run = tokens.slice(at, end < 0 ? tokens.length : end).flatMap((token) => token ?? []);
    for (const { tokens: hit, classes: names } of askedLexicon.read(run)) {
      for (const _ of hit) classes.push(names.map((name) => `.${name}`));
    }
    if (end >= 0) classes.push([]);
    at += run.length + 1;
  }
  return classes;
}

/** What a message is told by. */
export function featuresOf({ row, classes }: Symbols): ReadonlySet<string> {
  return new Set([...row.filter((word) => word !== '#'), ...classes.flat(), `^${row[0] ?? ''}`]);
}
