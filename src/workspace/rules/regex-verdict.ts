/** What the thread that proves regular expressions is asked, and what it answers. */

/** The flags that expressions of rules are run with, and so are proven with. */
export const regexFlags = 'i';

export interface RegexQuestion {
  readonly source: string;
  readonly limitMs: number;
}

/** `isFinal` says that the answer holds for good; otherwise a quieter machine may find another. */
export type RegexVerdict =
  | { readonly source: string; readonly safe: true }
  | { readonly source: string; readonly safe: false; readonly why: string; readonly isFinal: boolean };

/** Says nothing against the expression: in this time there was no answer. */
export function unproven(source: string, limitMs: number): RegexVerdict {
  const why = `could not be proven to run in linear time within ${limitMs / 1000} s; the rule is left out`;
  return { source, safe: false, why, isFinal: false };
}
