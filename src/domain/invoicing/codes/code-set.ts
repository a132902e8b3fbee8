/** The codes of a list that is written as words. */
export function codeSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}
