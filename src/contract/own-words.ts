/** Apart from explanation.ts: a view that shows them must not bring the schemas with it. */

export interface Said {
  readonly why?: string | undefined;
  readonly finding?: { readonly message: string; readonly ownWords?: string | undefined } | undefined;
}

/** What an agent says of its finding in words of its own; one that scans repeats the rule, or its own message. */
export function ownWordsOf({ why, finding }: Said): string | undefined {
  const { ownWords, message } = finding ?? {};
  return isSame(ownWords, why) || isSame(ownWords, message) ? undefined : ownWords;
}

function isSame(one = '', other = ''): boolean {
  const plain = (text: string) => text.trim().replace(/\s+/g, ' ');
  return plain(one) === plain(other);
}
