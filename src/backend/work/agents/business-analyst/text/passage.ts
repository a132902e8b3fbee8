/** A sentence, an item or a cell of a document, with its place. */
export interface Quote {
  /** As it stands in the document, line breaks included. */
  readonly text: string;
  /** Of its first character, from 1. */
  readonly line: number;
}

export interface Passage extends Quote {
  readonly kind: 'prose' | 'item' | 'row';
  /** On one line, without marks of Markdown. */
  readonly flat: string;
  /** The line that its paragraph, list item or table begins with. */
  readonly block: number;
  /** Headings above it, the outermost first. */
  readonly headings: readonly string[];
  /** Of a list: what introduces it, such as "The system must:". */
  readonly leadIn: Quote | undefined;
  /** Of a row: its other cells by their heading, in lower case. */
  readonly cells: ReadonlyMap<string, string>;
}

/** The same on one line: what quotes e-mails, and marks of emphasis, are no words of it. */
export function flatten(text: string): string {
  return text
    .replaceAll(/\n[ \t>]*/g, ' ')
    .replaceAll(/\*\*|__|`/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
