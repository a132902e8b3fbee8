/**
 * A report as a page, whatever it is written as. Every text in it is just text: the writers (Markdown, HTML) make it
 * mean nothing else, so names of files, packages and projects may hold anything.
 */
export type Inline =
  | string
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

export type Line = readonly Inline[];

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly line: Line }
  | { readonly kind: 'paragraph'; readonly line: Line }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Line[] }
  | { readonly kind: 'table'; readonly head: readonly Column[]; readonly rows: readonly (readonly Line[])[] };

export interface Column {
  readonly title: string;
  readonly isNumber?: boolean;
}

export type Page = readonly Block[];

export function heading(level: 1 | 2 | 3, ...line: Line): Block {
  return { kind: 'heading', level, line };
}

export function paragraph(...line: Line): Block {
  return { kind: 'paragraph', line };
}

/** Nothing where there is nothing to list. */
export function list(items: readonly Line[], { ordered = false } = {}): readonly Block[] {
  return items.length === 0 ? [] : [{ kind: 'list', ordered, items }];
}

export function table(head: readonly Column[], rows: readonly (readonly Line[])[]): readonly Block[] {
  return rows.length === 0 ? [] : [{ kind: 'table', head, rows }];
}

export function code(text: string): Inline {
  return { kind: 'code', text };
}

export function strong(text: string): Inline {
  return { kind: 'strong', text };
}

export function link(text: string, href: string): Inline {
  return { kind: 'link', text, href };
}

/** A message or a rule's text: what stands between backticks is code, all else is text. */
export function proseOf(message: string): Line {
  return message
    .split('`')
    .map((part, index, parts): Inline => {
      const isClosed = index < parts.length - 1;
      if (index % 2 === 0) return part;
      return isClosed ? code(part) : `\`${part}`;
    })
    .filter((part) => part !== '');
}
