/** Patterns with `*`, as they are typed for branches and addresses of repositories. */

/**
 * Whether the whole text fits the pattern; `*` stands for any run of characters, slashes and none included. Case does
 * not count. Linear in memory and at worst pattern × text in time: what others wrote as a pattern cannot stall an editor.
 */
export function fitsGlob(pattern: string, text: string): boolean {
  const wanted = pattern.toLowerCase();
  const given = text.toLowerCase();
  let at = 0;
  let inPattern = 0;
  // Where to go on when what follows the last star turns out not to fit.
  let retry: { readonly pattern: number; readonly at: number } | undefined;
  while (at < given.length) {
    if (wanted[inPattern] === '*') {
      inPattern += 1;
      retry = { pattern: inPattern, at };
    } else if (wanted[inPattern] === given[at]) {
      inPattern += 1;
      at += 1;
    } else if (retry === undefined) {
      return false;
    } else {
      retry = { pattern: retry.pattern, at: retry.at + 1 };
      inPattern = retry.pattern;
      at = retry.at;
    }
  }
  return /^\**$/.test(wanted.slice(inPattern));
}
