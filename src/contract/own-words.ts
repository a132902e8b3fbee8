/** Apart from explanation.ts: a view that shows them must not bring the schemas with it. */

export interface Said {
  readonly why?: string | undefined;
  readonly fix?: string | undefined;
  readonly finding?: { readonly message: string; readonly ownWords?: string | undefined } | undefined;
}

/**
 * What an agent says of its finding in words of its own: paragraphs that its rule, or its own message, says as well are
 * told there. Undefined where nothing is left, as with agents that repeat the rule.
 */
export function ownWordsOf({ why = '', fix = '', finding }: Said): string | undefined {
  const { ownWords = '', message = '' } = finding ?? {};
  const told = new Set([why, fix, message].flatMap(paragraphsOf).map(plain));
  const own = paragraphsOf(ownWords).filter((paragraph) => !told.has(plain(paragraph)));
  return own.length === 0 ? undefined : own.join('\n\n');
}

function paragraphsOf(text: string): readonly string[] {
  return text.split(/\n[ \t]*\n/).filter((paragraph) => paragraph.trim() !== '');
}

function plain(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
