/**
 * A document as passages: prose by sentences, lists by items, tables by rows. Greetings, signatures, heads of e-mails and code
 * are left out. Every passage is a piece of the document, letter by letter.
 */
import { type Block, findBlocks } from './blocks.ts';
import { flatten, type Passage, type Quote } from './passage.ts';
import { splitSentences } from './split-sentences.ts';
import { readTable } from './table.ts';

/** Passages of one document that are looked at. */
export const mostPassages = 4_000;
/** UTF-16 code units; a longer one is cut, and what is cut is still a piece of the document. */
export const longestQuote = 600;

export interface SplitDocument {
  readonly passages: readonly Passage[];
  /** Passages beyond those were not looked at. */
  readonly isCut: boolean;
}

export function splitDocument(text: string): SplitDocument {
  const passages: Passage[] = [];
  let headings: readonly { readonly level: number; readonly text: string }[] = [];
  let leadIn: Quote | undefined;
  for (const block of findBlocks(text)) {
    if (passages.length > mostPassages) break;
    if (block.kind === 'heading') {
      headings = [
        ...headings.filter(({ level }) => level < block.level),
        { level: block.level, text: block.title },
      ];
      leadIn = undefined;
      continue;
    }
    const above = headings.map((each) => each.text);
    const found = passagesOf(text, block, { headings: above, leadIn: undefined });
    if (block.kind === 'prose') {
      leadIn = findLeadIn(found);
      passages.push(...found);
    } else passages.push(...found.map((each) => ({ ...each, leadIn })));
  }
  return { passages: passages.slice(0, mostPassages), isCut: passages.length > mostPassages };
}

/** What ends with a colon introduces the list below it. */
function findLeadIn(passages: readonly Passage[]): Quote | undefined {
  const last = passages.at(-1);
  return last?.flat.endsWith(':') ? { text: last.text, line: last.line } : undefined;
}

function passagesOf(
  text: string,
  block: Exclude<Block, { readonly kind: 'heading' }>,
  under: Pick<Passage, 'headings' | 'leadIn'>,
): readonly Passage[] {
  if (block.kind === 'table')
    return readTable(text, block).map(({ cells, ...quote }) =>
      toPassage('row', { ...quote, block: block.lines[0]?.line ?? 0, cells, ...under }),
    );
  const raw = text.slice(block.start, block.end);
  return splitSentences(raw).map(({ start, end }) => {
    const cut = cutAt(raw, { start, end });
    const line = block.line + countLines(raw, start);
    return toPassage(block.kind, {
      text: raw.slice(start, cut),
      line,
      block: block.line,
      cells: new Map(),
      ...under,
    });
  });
}

function toPassage(kind: Passage['kind'], rest: Omit<Passage, 'kind' | 'flat'>): Passage {
  return { kind, ...rest, flat: flatten(rest.text) };
}

/** Never between the halves of a character. */
function cutAt(raw: string, { start, end }: { readonly start: number; readonly end: number }): number {
  if (end - start <= longestQuote) return end;
  const isSplit = /[\uD800-\uDBFF]/.test(raw.charAt(start + longestQuote - 1));
  return start + longestQuote - Number(isSplit);
}

function countLines(text: string, end: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
