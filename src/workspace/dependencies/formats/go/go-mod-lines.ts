/** The lines of go.mod: a verb with its words, alone or in a block in brackets. */

export interface GoLine {
  readonly verb: string;
  /** Without quotes. */
  readonly words: readonly string[];
  /** What was written, without the verb of a line of its own, spaces around and the comment. */
  readonly text: string;
  /** Marked `// indirect`: only other modules need it. */
  readonly isIndirect: boolean;
  /** Of `text`. */
  readonly offset: number;
  /** From one. */
  readonly line: number;
}

const indirectMark = /^\/\/\s*indirect(?:;|\s*$)/;

export interface GoModLines {
  readonly lines: readonly GoLine[];
  /** Verb of a block that has no end. */
  readonly unclosed: string | undefined;
}

export function splitGoMod(source: string): GoModLines {
  const lines: GoLine[] = [];
  let block: string | undefined;
  let offset = 0;
  for (const [index, raw] of source.split('\n').entries()) {
    const comment = raw.indexOf('//');
    const content = comment === -1 ? raw : raw.slice(0, comment);
    const isIndirect = indirectMark.test(raw.slice(content.length));
    const start = offset + content.length - content.trimStart().length;
    offset += raw.length + 1;
    const text = content.trim();
    if (text === '') continue;
    if (block !== undefined && text === ')') block = undefined;
    else if (block !== undefined) lines.push(toLine(block, text, { start, line: index + 1, isIndirect }));
    else {
      const [verb = ''] = text.split(/[\s(]/, 1);
      const rest = text.slice(verb.length);
      const body = rest.trim();
      if (body === '(') block = verb;
      else
        lines.push(
          toLine(verb, body, {
            start: start + text.length - rest.trimStart().length,
            line: index + 1,
            isIndirect,
          }),
        );
    }
  }
  return { lines, unclosed: block };
}

interface LinePlace extends Pick<GoLine, 'line' | 'isIndirect'> {
  readonly start: number;
}

function toLine(verb: string, text: string, { start, ...place }: LinePlace): GoLine {
  const words = text.split(/\s+/).map((word) => word.replace(/^["`]|["`]$/g, ''));
  return { verb, words: words.filter((word) => word !== ''), text, offset: start, ...place };
}
