/** Puts the marks of an answer's figures into its Markdown: a found figure opens its record, another one says that it is not from there. */
import type { CoachAnswer } from '../../src/contract/coach/coach-answer.ts';
import type { RecordLink } from '../../src/contract/coach/record-link.ts';

export interface MarkedText {
  /** Markdown; `vireo:<n>` names `links[n]`. */
  readonly markdown: string;
  /** Those of the answer, then those of its marks; undefined for a figure that matches nothing. */
  readonly links: readonly (RecordLink | undefined)[];
}

/** A figure that is part of a link keeps that link. */
function isInLink(markdown: string, start: number, end: number): boolean {
  const open = markdown.lastIndexOf('[', start);
  const closed = markdown.lastIndexOf(']', start);
  return open > closed && /^[^[\]]*\]\(/.test(markdown.slice(end));
}

export function markFigures({ markdown, links, marks }: CoachAnswer): MarkedText {
  const shown = marks.filter(
    ({ isFound, link, start, length }) =>
      (link !== undefined || !isFound) &&
      start + length <= markdown.length &&
      !isInLink(markdown, start, start + length),
  );
  const all: (RecordLink | undefined)[] = [...links];
  let text = '';
  let at = 0;
  for (const { start, length, link } of shown) {
    const figure = markdown.slice(start, start + length);
    text += `${markdown.slice(at, start)}[${figure}](vireo:${all.length})`;
    all.push(link);
    at = start + length;
  }
  return { markdown: text + markdown.slice(at), links: all };
}
