/**
 * The lines of a requirements file (https://pip.pypa.io/en/stable/reference/requirements-file-format/): joined where
 * they end in a backslash, parted from their comments. pip-compile and uv write who needs each into the comments.
 */

export interface RequirementLine {
  /** Without comment; where lines were joined, their ends are spaces, so that offsets hold. */
  readonly text: string;
  readonly offset: number;
  /** From one. */
  readonly line: number;
  /** Names after `# via`, on the line or below it. */
  readonly via: readonly string[];
}

export function splitRequirements(text: string): readonly RequirementLine[] {
  const lines: (RequirementLine & { readonly via: string[] })[] = [];
  let isVia = false;
  for (const { line, offset, number } of joinedLines(text)) {
    const { content, comment } = splitComment(line);
    const last = lines.at(-1);
    if (content.trim() !== '') {
      const via: string[] = [];
      lines.push({ text: content, offset, line: number, via });
      isVia = addVia(comment, via, false);
    } else if (comment !== '' && last !== undefined) isVia = addVia(comment, last.via, isVia);
    else isVia = false;
  }
  return lines;
}

/** `# via a, b`, or `# via` and a name on each comment line below. Returns whether more may follow. */
function addVia(comment: string, via: string[], isVia: boolean): boolean {
  const words = comment.replace(/^#+/, '').trim();
  const begins = words === 'via' || words.startsWith('via ');
  if (!begins && !isVia) return false;
  const names = begins ? words.slice('via'.length) : words;
  via.push(
    ...names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  );
  return true;
}

function* joinedLines(text: string): Generator<{ line: string; offset: number; number: number }> {
  let offset = 0;
  let number = 1;
  let open: { line: string; offset: number; number: number } | undefined;
  for (const raw of text.split('\n')) {
    const line = raw.endsWith('\r') ? `${raw.slice(0, -1)} ` : raw;
    const continues = line.trimEnd().endsWith('\\') && !line.trimStart().startsWith('#');
    const content = continues ? line.replace(/\\(\s*)$/, ' $1') : line;
    open =
      open === undefined ? { line: content, offset, number } : { ...open, line: `${open.line} ${content}` };
    if (!continues) {
      yield open;
      open = undefined;
    }
    offset += raw.length + 1;
    number += 1;
  }
  if (open !== undefined) yield open;
}

/** A comment begins at the line's start or behind a space: `#egg=name` in an address is none. */
function splitComment(line: string): { readonly content: string; readonly comment: string } {
  const start = line.trimStart().startsWith('#') ? line.indexOf('#') : line.search(/\s#/);
  return start === -1
    ? { content: line, comment: '' }
    : { content: line.slice(0, start), comment: line.slice(start).trim() };
}
