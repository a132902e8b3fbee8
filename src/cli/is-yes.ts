/** What a person answers to a question with `[y/N]`: anything else is no. */
export function isYes(answer: string): boolean {
  return /^\s*y(?:es)?\s*$/i.test(answer);
}
