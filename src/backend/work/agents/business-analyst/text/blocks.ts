/** The lines of a document as headings, paragraphs, items and tables, each with where it lies. */
import { flatten } from './passage.ts';
import { isQuestionTitle, isSectionTitle, sectionOf } from './sections.ts';

interface Placed {
  /** Of the document, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** From 1. */
  readonly line: number;
}

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly title: string }
  | (Placed & { readonly kind: 'prose' | 'item' })
  | { readonly kind: 'table'; readonly lines: readonly { readonly text: string; readonly line: number }[] };

interface Line extends Placed {
  /** Without what quotes it in an email, and without its mark where it is an item. */
  readonly text: string;
  readonly kind: 'blank' | 'heading' | 'rule' | 'table' | 'item' | 'text' | 'left-out';
  readonly level: number;
  /** "2." and not "-". */
  readonly isNumbered: boolean;
  /** In front of its mark. */
  readonly indent: number;
}

const quoting = /^(?:[ \t]*>)+[ \t]?/;
const itemMark =
  /^[ \t]*(?:(?:[-*+•–●▪◦]|\d{1,3}(?:\.\d{1,3}){0,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}|[a-zA-Z][.)]|\(\w{1,3}\))[ \t]+(?:\[[ xX]\][ \t]+)?|\[[ xX]\][ \t]+)/;
const mailHead =
  /^(?:from|to|cc|bcc|subject|sent|date|reply-to|von|an|betreff|gesendet|datum|attendees|participants|teilnehmer|anwesend|ort|location|author|version|autor|stand|status)\s*:/i;
const greeting =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|day)|hallo|liebe[rs]?|sehr geehrte[rs]?|guten (?:tag|morgen)|moin|servus|grüezi)\b[^.!?]{0,60}[,!.]?$/i;
const closing =
  /^(?:(?:best|kind|warm|many)\s+(?:regards|wishes|thanks)|regards|cheers|sincerely|yours|thanks(?: a lot| again| in advance)?|thank you|(?:viele|beste|liebe|freundliche|schöne) grüße|mit (?:freundlichen|besten|herzlichen) grüßen|(?:vielen |herzlichen )?dank(?:e)?(?: im voraus)?|mfg|lg|vg|gruß|grüße)\b[^.!?]{0,40}[,.!]?$/i;

export function findBlocks(text: string): readonly Block[] {
  const lines = readLines(text);
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    const { block, next } = readBlock(lines, at);
    if (block !== undefined) blocks.push(block);
    at = next;
  }
  return blocks;
}

interface ReadBlock {
  readonly block?: Block;
  readonly next: number;
}

function readBlock(lines: readonly Line[], at: number): ReadBlock {
  const line = lines[at];
  if (line === undefined) return { next: at + 1 };
  const level = levelOf(lines, at);
  if (level !== undefined)
    return { block: { kind: 'heading', level, title: titleOf(line.text) }, next: at + 1 };
  if (line.kind === 'table') return readTableLines(lines, at);
  if (line.kind !== 'item' && line.kind !== 'text') return { next: at + 1 };
  return readTextLines(lines, at, line);
}

/** Undefined of a line that is no heading by itself. */
function levelOf(lines: readonly Line[], at: number): number | undefined {
  const line = lines[at];
  if (line?.kind === 'heading') return line.level;
  if (line?.kind === 'text' && (isAlone(lines, at) || isOverText(lines, at)) && isTitle(line.text)) return 6;
  if (line?.kind !== 'item' || !isSectionItem(lines, at)) return undefined;
  return line.isNumbered ? 5 : 6;
}

function readTextLines(lines: readonly Line[], at: number, line: Line): ReadBlock {
  let end = at + 1;
  while (lines[end]?.kind === 'text') end += 1;
  // "Title" over a line of dashes.
  if (line.kind === 'text' && end === at + 1 && lines[end]?.kind === 'rule')
    return { block: { kind: 'heading', level: 2, title: titleOf(line.text) }, next: end + 1 };
  const kind = line.kind === 'item' ? 'item' : 'prose';
  const block = { kind, start: line.start, end: lines[end - 1]?.end ?? line.end, line: line.line } as const;
  return { block, next: end };
}

function readTableLines(lines: readonly Line[], at: number): ReadBlock {
  let end = at;
  while (lines[end]?.kind === 'table') end += 1;
  return { block: { kind: 'table', lines: lines.slice(at, end) }, next: end };
}

/** With nothing, or a list, around it. */
function isAlone(lines: readonly Line[], at: number): boolean {
  return lines[at - 1]?.kind !== 'text' && lines[at - 1]?.kind !== 'item' && lines[at + 1]?.kind !== 'text';
}

/** One or two words over a line that begins a sentence. */
function isOverText(lines: readonly Line[], at: number): boolean {
  const [before, line, next] = [lines[at - 1], lines[at], lines[at + 1]];
  if (before !== undefined && before.kind !== 'blank') return false;
  if (line === undefined || next?.kind !== 'text' || line.text.trim().split(/\s+/).length > 2) return false;
  return /^\p{Lu}/u.test(line.text.trim()) && /^\s*\p{Lu}.{40}/u.test(next.text);
}

/** "2. Functional requirements" is a heading, though it has the mark of an item. */
function isSectionItem(lines: readonly Line[], at: number): boolean {
  const line = lines[at];
  if (line === undefined || line.indent > 0 || lines[at + 1]?.kind === 'text') return false;
  if (line.text.length > 60 || /[.!?;,]$/.test(line.text) || !isSectionTitle(titleOf(line.text)))
    return false;
  return line.isNumbered || isAbove(line, lines[at + 1]);
}

/** A list below it. */
function isAbove(line: Line, next: Line | undefined): boolean {
  return next?.kind === 'item' && next.indent > line.indent;
}

/** "Data must stay in the EU" is a sentence, though no point ends it. */
const obliging = /\s(?:must|shall|should|can|muss|müssen|soll|sollen|kann|können)\s/i;

/** A short line without an end, or one that names a kind of section. */
function isTitle(text: string): boolean {
  const title = titleOf(text);
  if (title.length > 60 || /[.!?;,]$/.test(title)) return false;
  if (sectionOf(title) !== undefined)
    return isSectionTitle(title) || isQuestionTitle(title) || !obliging.test(title);
  return !text.trim().endsWith(':') && title.split(' ').filter((word) => /\p{L}/u.test(word)).length <= 6;
}

function titleOf(text: string): string {
  return flatten(text)
    .replace(/:$/, '')
    .replace(/^\d+(?:\.\d+)*[.)]?\s+/, '')
    .slice(0, 120);
}

function readLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let isCode = false;
  let isSigned = false;
  let start = 0;
  for (const raw of text.split('\n')) {
    const line = readLine(raw, { start, line: lines.length + 1 });
    const isFence = /^[ \t]*(?:```|~~~)/.test(raw);
    if (isFence) isCode = !isCode;
    if (line.kind === 'blank') isSigned = false;
    else if (closing.test(line.text.trim())) isSigned = true;
    lines.push(isFence || isCode || isSigned ? { ...line, kind: 'left-out' } : line);
    start += raw.length + 1;
  }
  return lines;
}

function readLine(raw: string, { start, line }: Pick<Line, 'start' | 'line'>): Line {
  const quoted = quoting.exec(raw)?.[0].length ?? 0;
  const body = raw.slice(quoted);
  const mark = itemMark.exec(body)?.[0].length ?? 0;
  const text = body.slice(mark).replace(/\r$/, '');
  const indent = body.length - body.trimStart().length;
  const from = start + quoted + mark;
  const isNumbered = mark > 0 && /^\s*\d/.test(body);
  const placed = { text, start: from, end: start + raw.length, line, indent, isNumbered };
  const hashes = /^#{1,6}(?=\s)/.exec(body)?.[0].length ?? 0;
  if (hashes > 0) return { ...placed, text: body.slice(hashes), kind: 'heading', level: hashes };
  return { ...placed, kind: kindOf(body, text, mark > 0), level: 0 };
}

function kindOf(body: string, text: string, isItem: boolean): Line['kind'] {
  const trimmed = body.trim();
  if (trimmed === '') return 'blank';
  if (/^(?:[-=_*]\s?){3,}$/.test(trimmed)) return 'rule';
  if (trimmed.startsWith('|') && trimmed.indexOf('|', 1) > 0) return 'table';
  if (trimmed.startsWith('<!--') || greeting.test(trimmed) || mailHead.test(trimmed)) return 'left-out';
  if (isItem) return text.trim() === '' ? 'left-out' : 'item';
  return 'text';
}
