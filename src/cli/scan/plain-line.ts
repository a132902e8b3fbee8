/** What redraws a terminal, and marks that turn the order of its text round. */
const steering =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A source file may hold characters that steer the terminal. */
export function withoutControls(text: string): string {
  return text.replace(steering, '\ufffd');
}

export function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Lines no longer than `columns`, broken between words, those after the first as far in as `hang` says. */
export function wrap(text: string, columns: number | undefined, hang: string): readonly string[] {
  if (columns === undefined) return [text];
  const lines: string[] = [];
  const words = text.trimStart().split(' ');
  let line = `${' '.repeat(text.length - text.trimStart().length)}${words.shift() ?? ''}`;
  for (const word of words) {
    if (line.length + 1 + word.length <= columns) line = `${line} ${word}`;
    else {
      lines.push(line);
      line = `${hang}${word}`;
    }
  }
  return [...lines, line];
}
