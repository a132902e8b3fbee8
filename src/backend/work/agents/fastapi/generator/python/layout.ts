/** Breaks lines of Python that are too long, as formatters do: the last bracket is opened, one item a line. */

export const lineWidth = 100;

/** Each line is a statement of its own; what is short enough stays, as do comments and texts without brackets. */
export function layOut(source: string): string {
  return source
    .split('\n')
    .map((line) => (line.replace(/ {2}# noqa: .*$/, '').length <= lineWidth ? line : breakLine(line)))
    .join('\n');
}

function breakLine(line: string): string {
  const pad = /^ */.exec(line)?.[0] ?? '';
  const text = line.slice(pad.length);
  const imported = /^(from \S+ import )([^(].*)$/.exec(text);
  if (imported !== null) return breakLine(`${pad}${imported[1]}(${imported[2]})`);
  const bracket = findBracket(text);
  if (bracket === undefined || pad.length + bracket.start >= lineWidth) return inBrackets(pad, text) ?? line;
  const content = text.slice(bracket.start + 1, bracket.end);
  const texts = isJoinedTexts.test(content) ? (content.match(oneText) ?? []) : [];
  const items = texts.length > 1 ? texts : splitItems(content);
  // A comma would make a tuple of the one index or of joined texts, and comprehensions have none.
  const isIndex = text[bracket.start] === '[' && /[\w\]]$/.test(text.slice(0, bracket.start));
  const isComprehension = items.length === 1 && / for \w+ in /.test(content);
  const comma = isComprehension || texts.length > 1 || (isIndex && items.length === 1) ? '' : ',';
  const inner = items.map((item) => layOut(`${pad}    ${item}${comma}`));
  return [pad + text.slice(0, bracket.start + 1), ...inner, pad + text.slice(bracket.end)].join('\n');
}

/** Long names leave no room for what is between them: their type, or their value, goes into brackets of its own. */
function inBrackets(pad: string, text: string): string | undefined {
  const [, name, type, value] = /^(\w+: )(.+?)(?: = (.+))?$/.exec(text) ?? [];
  if (name === undefined || type === undefined) return undefined;
  const open = `${pad}${name}${type} = (`;
  if (value !== undefined && open.length <= lineWidth)
    return `${open}\n${layOut(`${pad}    ${value}`)}\n${pad})`;
  const [, inner] = /^Mapped\[(.+)\]$/.exec(type) ?? [];
  if (inner !== undefined && value !== undefined)
    return `${pad}${name}Mapped[\n${pad}    ${inner}\n${pad}] = ${value}`;
  return `${pad}${name}(\n${layOut(`${pad}    ${type}`)}\n${pad})${value === undefined ? '' : ` = ${value}`}`;
}

const oneText = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g;
const isJoinedTexts = /^(?:(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*') ?)+$/;

interface Bracket {
  readonly start: number;
  readonly end: number;
}

/** The parameters of a definition; of anything else the last bracket that holds something. */
function findBracket(text: string): Bracket | undefined {
  const found = outerBrackets(text).filter(({ start, end }) => end > start + 1);
  return /^(?:async )?def /.test(text) ? found[0] : found.at(-1);
}

function outerBrackets(text: string): readonly Bracket[] {
  const all: Bracket[] = [];
  let start = 0;
  walk(text, (mark, at, depth) => {
    if (depth === 0 && '([{'.includes(mark)) start = at;
    if (depth === 1 && ')]}'.includes(mark)) all.push({ start, end: at });
  });
  return all;
}

function splitItems(text: string): readonly string[] {
  const ends: number[] = [];
  walk(text, (mark, at, depth) => {
    if (depth === 0 && mark === ',') ends.push(at);
  });
  return [...ends, text.length]
    .map((end, index) => text.slice(index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, end).trim())
    .filter((item) => item !== '');
}

/** Visits each character outside of strings, with the number of brackets that were open before it. */
function walk(text: string, visit: (mark: string, at: number, depth: number) => void): void {
  let depth = 0;
  let quote: string | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at] ?? '';
    if (quote !== undefined) {
      if (mark === '\\') at += 1;
      else if (mark === quote) quote = undefined;
      continue;
    }
    if (mark === '"' || mark === "'") quote = mark;
    else visit(mark, at, depth);
    if (quote === undefined) depth += depthChange(mark);
  }
}

function depthChange(mark: string): number {
  if ('([{'.includes(mark)) return 1;
  return ')]}'.includes(mark) ? -1 : 0;
}
