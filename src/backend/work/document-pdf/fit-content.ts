/** Laid-out Markdown made to fit the page: words, cells and lists stay between the margins, however long or deep they are. */
import {
  breakWords,
  type FontStyle,
  heightOf,
  type MeasureText,
  shareWidths,
  widestPiece,
} from '../pdf/fit-text.ts';
import type { Content } from '../pdf/pdf-style.ts';

interface Room {
  /** Points. */
  readonly width: number;
  readonly font: FontStyle;
  readonly measure: MeasureText;
}

type Node = Readonly<Record<string, unknown>>;
interface Table {
  readonly widths: readonly string[];
  readonly body: readonly (readonly Content[])[];
}

/** Narrower than this, lists and quotes are indented no further. */
const leastIndented = 320;
/** Marker of a list, quote bar or frame of code, with what is left free beside it. */
const indent = 20;
/** Points between the texts of two cells. */
const cellGap = 16;
/** Of a column; a table of more columns than have room is written as lines. */
const leastColumn = 14;
/** Points of rows that are kept whole, and of the names of columns above them. */
const mostKept = 500;
const mostHead = 120;

/** A copy of `content` that stays within `room`. */
export function fitContent(content: Content, room: Room): Content {
  if (typeof content === 'string')
    return breakWords({ text: content, font: room.font }, room.width, room.measure);
  const inner = { ...room, font: fontOf(content, room.font) };
  if (content['text'] !== undefined) return { ...content, text: fitText(content['text'], inner) };
  if (Array.isArray(content['stack'])) return { ...content, stack: fitAll(content['stack'], inner) };
  for (const kind of ['ul', 'ol']) {
    const items = content[kind];
    if (Array.isArray(items)) return fitList(content, { kind, items }, inner);
  }
  return content['table'] === undefined ? content : fitTable(content, content['table'] as Table, inner);
}

function fitAll(contents: readonly Content[], room: Room): readonly Content[] {
  return contents.map((content) => fitContent(content, room));
}

function fontOf({ fontSize, bold }: Node, font: FontStyle): FontStyle {
  return {
    size: typeof fontSize === 'number' ? fontSize : font.size,
    bold: bold === true || font.bold === true,
  };
}

function fitText(text: unknown, room: Room): unknown {
  if (typeof text === 'string') return breakWords({ text, font: room.font }, room.width, room.measure);
  if (!Array.isArray(text)) return text;
  const runs: readonly (Node & { readonly text: string })[] = text;
  const whole = runs.map((run) => run.text).join('');
  const broken = breakWords({ text: whole, font: widestFont(runs, room.font) }, room.width, room.measure);
  return broken === whole ? runs : breakRuns(runs, broken);
}

function widestFont(runs: readonly Node[], font: FontStyle): FontStyle {
  return { ...font, bold: font.bold === true || runs.some(({ bold }) => bold === true) };
}

/** Puts the breaks of `broken`, which is the text of all runs with more breaks in it, into the runs. */
function breakRuns(
  runs: readonly (Node & { readonly text: string })[],
  broken: string,
): readonly (Node & { readonly text: string })[] {
  let at = 0;
  return runs.map((run) => {
    let text = '';
    for (const letter of run.text.split('')) {
      while (broken[at] === '\n' && letter !== '\n') {
        text += '\n';
        at += 1;
      }
      text += letter;
      at += 1;
    }
    return { ...run, text };
  });
}

function fitList(
  content: Node,
  { kind, items }: { readonly kind: string; readonly items: readonly Content[] },
  room: Room,
): Content {
  const last = Number(content['start'] ?? 1) + items.length;
  const marker = indent + (kind === 'ol' ? room.measure(String(last), room.font) : 0);
  const width = room.width - marker;
  const { [kind]: _items, start: _start, ...rest } = content;
  return width < leastIndented
    ? { ...rest, stack: fitAll(items, room) }
    : { ...content, [kind]: fitAll(items, { ...room, width }) };
}

function fitTable(content: Node, table: Table, room: Room): Content {
  const columns = table.widths.length;
  if (columns === 1 && table.widths[0] === '*') return fitFrame(content, table, room);
  const available = room.width - cellGap * (columns - 1);
  if (available / columns < leastColumn)
    return { stack: table.body.map((row) => fitContent(asLine(row), room)) };
  const wanted = table.widths.map((_, at) =>
    Math.max(0, ...table.body.map((row) => widestPiece([printedOf(row[at] ?? '', room)], room.measure))),
  );
  const widths = shareWidths(wanted, available);
  const body = table.body.map((row) =>
    row.map((cell, at) => fitContent(cell, { ...room, width: widths[at] ?? available })),
  );
  return { ...content, table: { ...table, body, ...keptRows(body, widths, room) } };
}

/** Rows are kept whole, and names of columns repeated, where a page has room for them: behind its end all is lost. */
function keptRows(
  body: readonly (readonly Content[])[],
  widths: readonly number[],
  room: Room,
): { readonly dontBreakRows: boolean; readonly headerRows?: number } {
  const [head = 0, ...heights] = body.map((row) =>
    // A point more, since a line that is measured takes a point less than its column.
    Math.max(
      0,
      ...row.map((cell, at) => heightOf([printedOf(cell, room)], (widths[at] ?? 0) + 1, room.measure)),
    ),
  );
  return {
    dontBreakRows: heights.every((height) => height < mostKept) && head < mostHead,
    ...(head >= mostHead && { headerRows: 0 }),
  };
}

/** A quote or code: one cell with a margin around it. */
function fitFrame(content: Node, table: Table, room: Room): Content {
  const width = room.width - indent;
  const [[cell = ''] = []] = table.body;
  if (width < leastIndented) return fitContent(withoutMargin(cell), room);
  return { ...content, table: { ...table, body: [[fitContent(cell, { ...room, width })]] } };
}

function withoutMargin(content: Content): Content {
  if (typeof content === 'string') return content;
  const { margin: _margin, ...rest } = content;
  return rest;
}

function printedOf(content: Content, { font }: Room): { readonly text: string; readonly font: FontStyle } {
  if (typeof content === 'string') return { text: content, font };
  const { text } = content;
  const runs: readonly (Node & { readonly text: string })[] = Array.isArray(text) ? text : [];
  const own = fontOf(content, font);
  return {
    text: typeof text === 'string' ? text : runs.map((run) => run.text).join(''),
    font: widestFont(runs, own),
  };
}

/** The cells of a row one after the other. */
function asLine(row: readonly Content[]): Content {
  const runs = row.flatMap((cell, at): readonly Node[] => {
    const text = typeof cell === 'string' ? cell : cell['text'];
    const own = Array.isArray(text) ? text : [{ text: typeof text === 'string' ? text : '' }];
    return at === 0 ? own : [{ text: ' | ' }, ...own];
  });
  return { text: runs, margin: [0, 0, 0, 4] };
}
