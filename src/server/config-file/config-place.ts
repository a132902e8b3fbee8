/** Where in a `.vireo.yml` a cursor stands. The text around it is half written, so lines and columns tell, not a parser. Pure. */

export interface ConfigPlace {
  /** Keys from the top down to what the cursor is in; `*` is an item of a list. */
  readonly path: readonly string[];
  /** What is written of the key or value so far, without quotes. */
  readonly written: string;
  /** How many characters before the cursor that is. */
  readonly writtenLength: number;
  /** A key is being written, or an item whose kind the path decides; otherwise a value of the path's last key. */
  readonly isStart: boolean;
}

interface Entry {
  readonly column: number;
  /** Undefined for the dash of a list's item. */
  readonly key: string | undefined;
  readonly hasValue: boolean;
}

interface Line {
  readonly entries: readonly Entry[];
  /** After the last dash or key. */
  readonly rest: string;
  readonly restColumn: number;
}

/** Undefined in a comment. */
export function placeAt(text: string, offset: number): ConfigPlace | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const line = readLine(text.slice(lineStart, offset));
  if (/(?:^|\s)#/.test(line.rest)) return undefined;
  const above = text.slice(0, lineStart).split(/\r?\n/).slice(0, -1);
  const path = pathTo(line, above);
  const last = line.entries.at(-1);
  const isStart = last === undefined || last.key === undefined;
  return inBrackets({ path, rest: line.rest, isStart });
}

function readLine(text: string): Line {
  const entries: Entry[] = [];
  let column = /^ */.exec(text)?.[0].length ?? 0;
  for (
    let dash = /^- +|^-$/.exec(text.slice(column));
    dash !== null;
    dash = /^- +|^-$/.exec(text.slice(column))
  ) {
    entries.push({ column, key: undefined, hasValue: false });
    column += dash[0].length;
  }
  const key = /^("[^"]*"|'[^']*'|[^\s#"'[{][^#:]*):(?= |$)\s*/.exec(text.slice(column));
  if (key === null) return { entries, rest: text.slice(column), restColumn: column };
  const rest = text.slice(column + key[0].length);
  const hasValue = rest.replace(/(?:^|\s)#.*$/, '').trim() !== '';
  entries.push({ column, key: unquoted(key[1] ?? ''), hasValue });
  return { entries, rest, restColumn: column };
}

/** From the cursor up: whatever stands further to the left holds what stands below it. */
function pathTo(line: Line, above: readonly string[]): readonly string[] {
  const path: string[] = [];
  let limit = line.restColumn;
  let isFromItem = false;
  const take = ({ column, key, hasValue }: Entry, isOwn: boolean): void => {
    const holds = column < limit || (key !== undefined && column === limit && isFromItem);
    if (!isOwn && !holds) return;
    if (!isOwn && hasValue) return;
    path.unshift(key ?? '*');
    limit = column;
    isFromItem = key === undefined;
  };
  for (const entry of line.entries.toReversed()) take(entry, true);
  for (const written of above.toReversed()) {
    if (limit === 0 && !isFromItem) break;
    for (const entry of readLine(written).entries.toReversed()) take(entry, false);
  }
  return path;
}

/** Within `[a, b` and `{ a: b` the last piece counts. */
function inBrackets({
  path,
  rest,
  isStart,
}: Omit<ConfigPlace, 'written' | 'writtenLength'> & { readonly rest: string }): ConfigPlace {
  const opened = /[[{](?=[^[\]{}]*$)/.exec(rest);
  if (opened === null) return placeOf({ path, isStart }, rest);
  const piece = rest.slice(
    rest.lastIndexOf(',') > opened.index ? rest.lastIndexOf(',') + 1 : opened.index + 1,
  );
  if (opened[0] === '[') return placeOf({ path: [...path, '*'], isStart: true }, piece);
  const pair = /^\s*([\w*-]+):\s(.*)$/.exec(piece);
  return pair === null
    ? placeOf({ path, isStart: true }, piece)
    : placeOf({ path: [...path, pair[1] ?? ''], isStart: false }, pair[2] ?? '');
}

function placeOf(place: Pick<ConfigPlace, 'path' | 'isStart'>, text: string): ConfigPlace {
  const written = text.replace(/^\s*["']?/, '');
  return { ...place, written, writtenLength: written.length };
}

function unquoted(key: string): string {
  return key.replace(/^["']|["']$/g, '').trim();
}
