/** Words of a question: folded (case, accents, apostrophes) for the grammar, raw for what is said back. */

export interface Token {
  /** Lower case, no accents, no apostrophes: `Überfällig` → `uberfallig`, `haven't` → `havent`. */
  readonly text: string;
  readonly raw: string;
  /** What parts it from the word before: a sentence's end, a comma, or a space. */
  readonly gap: 'sentence' | 'comma' | 'space';
}

const wordPattern =
  /\d{4}-\d{2}-\d{2}|(?:\p{L}{1,8}-)?\d{2,4}[-/]\d{3,8}|\p{L}{1,8}-\d{3,8}|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2}(?!\d))?|\d{1,2}\.(?=\s*\p{L})|[\p{L}\p{N}'’]+|&/gu;

export function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f'’]/g, '');
}

/** `Müller` as people write it without the key for it. */
export function spellUmlauts(text: string): string {
  const spelled: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };
  return text.toLowerCase().replaceAll(/[äöü]/g, (letter) => spelled[letter] ?? letter);
}

function gapOf(between: string): Token['gap'] {
  if (/[?!;\n]|\.(?:\s|$)/.test(between)) {
    return 'sentence';
  }
  return /[,–—]/.test(between) ? 'comma' : 'space';
}

export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(wordPattern)) {
    const folded = fold(match[0]);
    if (folded !== '') {
      tokens.push({ text: folded, raw: match[0], gap: gapOf(text.slice(end, match.index)) });
    }
    end = match.index + match[0].length;
  }
  return tokens;
}
