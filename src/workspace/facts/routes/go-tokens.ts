/** Words and marks of Go, with the ends of statements that the language sees at the ends of lines. */

export interface GoToken {
  readonly kind: 'name' | 'text' | 'number' | 'mark' | 'end';
  /** Of a text what is between its quotes. */
  readonly text: string;
  readonly at: number;
}

const word =
  /"((?:[^"\\\n]|\\.)*)"|`([^`]*)`|'(?:[^'\\\n]|\\.)+'|([A-Za-z_]\w*)|(\d[\w.]*)|(:=|[-+*/%&|^<>=!]=|&&|\|\||<-|\+\+|--|\.\.\.)|(\n|;)|\S/g;
/** A line that ends with one of these goes on. */
const goesOn =
  /^(?:break|case|chan|const|default|defer|else|for|func|go|goto|if|import|interface|map|package|range|select|struct|switch|type|var)$/;

export function goTokens(code: string): readonly GoToken[] {
  const found: GoToken[] = [];
  for (const match of code.matchAll(word)) {
    const token = tokenOf(match);
    if (token.kind !== 'end' || token.text === ';' || mayEnd(found.at(-1))) found.push(token);
  }
  return found;
}

function tokenOf(match: RegExpMatchArray): GoToken {
  const [whole, quoted, raw, name, number, , end] = match;
  const at = match.index ?? 0;
  const text = quoted ?? raw;
  if (text !== undefined) return { kind: 'text', text, at };
  if (name !== undefined) return { kind: 'name', text: name, at };
  if (number !== undefined || whole.startsWith("'")) return { kind: 'number', text: whole, at };
  return { kind: end === undefined ? 'mark' : 'end', text: whole, at };
}

function mayEnd(last: GoToken | undefined): boolean {
  if (last === undefined || last.kind === 'end') return false;
  if (last.kind === 'mark') return /^(?:[)\]}]|\+\+|--)$/.test(last.text);
  return last.kind !== 'name' || !goesOn.test(last.text);
}
