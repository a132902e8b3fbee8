/** Lines of shell as steps: one command each, in the folder that a `cd` before it has led to. */
import path from 'node:path';

export interface ShellStep {
  readonly line: string;
  /** Relative to the root. */
  readonly folder: string;
}

export function stepsOf(script: string, folder = '.'): readonly ShellStep[] {
  const found: ShellStep[] = [];
  let at = tidy(folder);
  const lines = script
    .replaceAll(/\\\r?\n[ \t]*/g, ' ')
    .split(/\r?\n/)
    .map((line) => line.replace(/(?:^|\s)#.*$/, '').trim())
    .filter((line) => line !== '');
  for (const line of lines) {
    // A `cd` in brackets, or before `&&` in a line of its own shell, is over with it.
    let here = at;
    for (const step of line.split(/&&|\|\||;(?!;)/).map((each) =>
      each
        .trim()
        .replace(/^\(|\)$/g, '')
        .trim(),
    )) {
      const [, to] = /^cd\s+["']?([\w./-]+)["']?$/.exec(step) ?? [];
      if (to !== undefined) here = tidy(path.posix.join(here, to));
      else if (step !== '') found.push({ line: step, folder: here });
    }
    if (/^cd\s/.test(line)) at = here;
  }
  return found;
}

function tidy(folder: string): string {
  const plain = path.posix.normalize(folder.trim()).replace(/\/$/, '');
  return plain === '' || plain.startsWith('..') || path.posix.isAbsolute(plain) || plain.includes('$')
    ? '.'
    : plain;
}
