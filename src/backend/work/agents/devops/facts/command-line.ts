/** How a line of a script is started: as a program with its arguments where that is what it is, so that signals reach it. */

/** Without a shell where it needs none. */
export function commandOfLine(line: string): readonly string[] {
  return isPlain(line) ? line.trim().split(/\s+/) : ['sh', '-c', `exec ${line}`];
}

/** One program: no variable set before it, no quotes, no second command. */
export function isPlain(line: string): boolean {
  return /^[^\s"'$&|;<>()*`\\=]+(?:\s+[^\s"'$&|;<>()*`\\]+)*$/.test(line.trim());
}
