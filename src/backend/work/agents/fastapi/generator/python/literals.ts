/** Values of the model as Python source. Texts come from a file that anybody may have written: nothing of them may end its literal. */

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** Control characters, and those that change the direction of what follows them. */
const unprintable = /[\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u{FFFD}]/gu;

/** With the quotes that need fewer escapes, double ones if both need as many: as formatters write it. */
export function pyString(text: string): string {
  const plain = text.toWellFormed();
  const quote = count(plain, '"') > count(plain, "'") ? "'" : '"';
  const escaped = plain.replaceAll(unprintable, escapeOne).replaceAll(quote, `\\${quote}`);
  return quote + escaped + quote;
}

/** One literal if it is short, else several that Python joins, in brackets: `layOut` puts each on its own line. */
export function pyProse(text: string): string {
  const whole = pyString(text);
  if (whole.length <= 75) return whole;
  const pieces: string[] = [];
  for (const word of text.split(/(?<= )/)) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + word.length <= 60) pieces[pieces.length - 1] = last + word;
    else pieces.push(word);
  }
  return pieces.length === 1 ? whole : `(${pieces.map(pyString).join(' ')})`;
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1;
}

function escapeOne(mark: string): string {
  const code = mark.codePointAt(0) ?? 0;
  return escapes[mark] ?? (code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`);
}

function hex(code: number, width: number): string {
  return code.toString(16).padStart(width, '0');
}

/** One paragraph without marks that could end a docstring; lines of at most `width`. */
export function proseLines(text: string, width: number): readonly string[] {
  const words = text
    .toWellFormed()
    .replaceAll(unprintable, (mark) => (mark === '\\' ? '/' : ' '))
    .replaceAll('"', "'")
    .split(/\s+/)
    .filter((word) => word !== '');
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A docstring that is indented by `indent` blanks. */
export function docstring(text: string, indent = 0): string {
  const pad = ' '.repeat(indent);
  const ended = /[.!?:]$/.test(text.trim()) ? text : `${text.trim()}.`;
  const lines = proseLines(ended, 90 - indent);
  if (lines.length === 1) return `${pad}"""${lines[0]}"""`;
  return [`${pad}"""${lines[0]}`, ...lines.slice(1).map((line) => pad + line), `${pad}"""`].join('\n');
}

/** A number of the model: whole ones with underscores would be an other style, so as they are. */
export function pyNumber(value: number): string {
  return Number.isInteger(value) ? BigInt(value).toString() : String(value);
}
