/**
 * Markdown as what pdfmake lays out. Nothing is fetched: of an image its description is printed, and of HTML its text.
 * What GitHub shows is what is meant (CommonMark with tables and strikethrough).
 */
import MarkdownIt, { type Token } from 'markdown-it';
import { type Content, contentWidth, muted, rule } from '../pdf/pdf-style.ts';

const markdown = new MarkdownIt({ html: true, linkify: false });
/** Addresses that a reader of the PDF may open. */
const opened = /^(?:https?|mailto):/i;
const headingSizes = [18, 14, 12, 10.5, 10, 10];
const codeFill = '#f4f4f4';

export function layOutMarkdown(text: string): readonly Content[] {
  return new Blocks(markdown.parse(text, {})).read();
}

type Run = Readonly<Record<string, unknown>> & { readonly text: string };

/** Reads blocks one after the other, up to the end of the one that holds them. */
class Blocks {
  private at = 0;
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  read(end?: string): readonly Content[] {
    const all: Content[] = [];
    for (let token = this.take(); token !== undefined && token.type !== end; token = this.take())
      all.push(...this.block(token));
    return all;
  }

  private take(): Token | undefined {
    const token = this.tokens[this.at];
    this.at += 1;
    return token;
  }

  private block(token: Token): readonly Content[] {
    switch (token.type) {
      case 'heading_open':
        return [headingOf(token, this.read('heading_close'))];
      case 'paragraph_open':
        return this.read('paragraph_close').map((content) => spaced(content, token.hidden ? 2 : 8));
      case 'inline':
        return [{ text: runsOf(token.children ?? []) }];
      case 'bullet_list_open':
        return [this.list(token, 'ul')];
      case 'ordered_list_open':
        return [this.list(token, 'ol')];
      case 'blockquote_open':
        return [quoteOf(this.read('blockquote_close'))];
      case 'fence':
      case 'code_block':
        return [codeOf(token.content)];
      case 'table_open':
        return this.table();
      case 'hr':
        return [lineAcross()];
      case 'html_block':
        return htmlOf(token.content);
      default:
        return [];
    }
  }

  private list(open: Token, kind: 'ul' | 'ol'): Content {
    const end = open.type.replace('_open', '_close');
    const items: Content[] = [];
    for (let token = this.take(); token !== undefined && token.type !== end; token = this.take())
      if (token.type === 'list_item_open') items.push({ stack: [...this.read('list_item_close')] });
    const start = Number(open.attrGet('start') ?? 1);
    return { [kind]: items, ...(kind === 'ol' && { start }), margin: [0, 0, 0, 8] };
  }

  private table(): readonly Content[] {
    const rows: Content[][] = [];
    let headers = 0;
    for (let token = this.take(); token !== undefined && token.type !== 'table_close'; token = this.take()) {
      if (token.type === 'tr_open') rows.push([]);
      if (token.type === 'thead_close') headers = rows.length;
      const end = token.type === 'th_open' ? 'th_close' : 'td_close';
      if (token.type !== 'th_open' && token.type !== 'td_open') continue;
      const [content = ''] = this.read(end);
      const cell = typeof content === 'string' ? { text: content } : content;
      rows.at(-1)?.push({ ...cell, ...alignmentOf(token), ...(token.type === 'th_open' && { bold: true }) });
    }
    return tableOf(rows, headers);
  }
}

function headingOf({ tag }: Token, [content = '']: readonly Content[]): Content {
  const level = Number(tag.slice(1));
  const text = typeof content === 'string' ? { text: content } : content;
  const above = level === 1 ? 8 : 10;
  return {
    ...text,
    fontSize: headingSizes[level - 1] ?? 10,
    bold: true,
    margin: [0, above, 0, 6],
    headlineLevel: level,
  };
}

/** Below the last line of a paragraph; in a list that is written without empty lines less. */
function spaced(content: Content, below: number): Content {
  return { ...(typeof content === 'string' ? { text: content } : content), margin: [0, 0, 0, below] };
}

function quoteOf(content: readonly Content[]): Content {
  const line = {
    hLineWidth: () => 0,
    vLineWidth: (at: number) => (at === 0 ? 2 : 0),
    vLineColor: () => rule,
  };
  return {
    table: { widths: ['*'], body: [[{ stack: [...content], color: muted, margin: [6, 2, 0, 0] }]] },
    layout: line,
    margin: [0, 0, 0, 8],
  };
}

function codeOf(text: string): Content {
  const cell = {
    text: text.replace(/\n$/, ''),
    fontSize: 8,
    preserveLeadingSpaces: true,
    margin: [4, 4, 4, 4],
  };
  return {
    table: { widths: ['*'], body: [[{ ...cell, fillColor: codeFill }]] },
    layout: 'noBorders',
    margin: [0, 0, 0, 8],
  };
}

/** Rows of one length: a row of too few cells is filled up. */
function tableOf(rows: readonly (readonly Content[])[], headerRows: number): readonly Content[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  if (columns === 0) return [];
  const body = rows.map((row) => [...row, ...Array.from({ length: columns - row.length }, () => '')]);
  return [
    {
      table: { headerRows, widths: Array.from({ length: columns }, () => 'auto'), body, dontBreakRows: true },
      layout: 'lightHorizontalLines',
      fontSize: 8.5,
      margin: [0, 0, 0, 10],
    },
  ];
}

function alignmentOf(token: Token): { readonly alignment?: string } {
  const side = /text-align:(right|center)/.exec(String(token.attrGet('style') ?? ''))?.[1];
  return side === undefined ? {} : { alignment: side };
}

/** Made each time: pdfmake writes into what it lays out. */
const lineAcross = (): Content => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: contentWidth, y2: 0, lineWidth: 0.5, lineColor: rule }],
  margin: [0, 4, 0, 10],
});

/** Comments are for those who write the Markdown. */
function htmlText(html: string): string {
  return html
    .replaceAll(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replaceAll(/<\/?[a-z][^>]*>/gi, '')
    .trim();
}

function htmlOf(html: string): readonly Content[] {
  const text = htmlText(html);
  return text === '' ? [] : [spaced(text, 8)];
}

interface Marks {
  readonly bold?: true;
  readonly italic?: true;
  readonly struck?: true;
  readonly link?: string;
}

/** Parts of one line of text, each in its own style. */
function runsOf(tokens: readonly Token[]): readonly Run[] {
  const runs: Run[] = [];
  let marks: Marks = {};
  for (const token of tokens) {
    marks = marksAfter(token, marks);
    const text = textOf(token);
    if (text !== '') runs.push({ text, ...styleOf(marks, token.type === 'code_inline') });
  }
  return runs.length === 0 ? [{ text: ' ' }] : runs;
}

const markOf: Readonly<Record<string, keyof Marks>> = {
  strong: 'bold',
  em: 'italic',
  s: 'struck',
  link: 'link',
};

function marksAfter(token: Token, marks: Marks): Marks {
  const [, name = '', side] = /^(\w+)_(open|close)$/.exec(token.type) ?? [];
  const mark = markOf[name];
  if (mark === undefined) return marks;
  if (side === 'close') return without(marks, mark);
  if (mark !== 'link') return { ...marks, [mark]: true };
  const address = String(token.attrGet('href') ?? '');
  return opened.test(address) ? { ...marks, link: address } : marks;
}

function without(marks: Marks, name: keyof Marks): Marks {
  return Object.fromEntries(Object.entries(marks).filter(([mark]) => mark !== name));
}

/** The fonts that ship have no italics: emphasis is said by colour. */
function styleOf({ bold, italic, struck, link }: Marks, isCode: boolean): Omit<Run, 'text'> {
  return {
    ...(bold && { bold: true }),
    ...(italic && { color: muted }),
    ...(struck && { decoration: 'lineThrough' }),
    ...(link !== undefined && { link, color: '#0b57d0', decoration: 'underline' }),
    ...(isCode && { background: codeFill }),
  };
}

function textOf({ type, content }: Token): string {
  switch (type) {
    case 'text':
    case 'code_inline':
    case 'text_special':
    case 'image':
      return content;
    case 'softbreak':
      return ' ';
    case 'hardbreak':
      return '\n';
    case 'html_inline':
      return /^<br\s*\/?>$/i.test(content) ? '\n' : htmlText(content);
    default:
      return '';
  }
}
