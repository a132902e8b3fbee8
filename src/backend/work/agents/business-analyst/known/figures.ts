/** Figures of a sentence with what they count. */

export const units = ['time', 'percent', 'money', 'date', 'size', 'count'] as const;
export type Unit = (typeof units)[number];

export interface Figure {
  /** As it stands there. */
  readonly text: string;
  readonly unit: Unit;
  /** Compares figures of one unit: `2 s`. */
  readonly value: string;
}

const dates =
  /\b(?:\d{4}-\d{2}-\d{2}|\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4})?|\d{1,2}(?:st|nd|rd|th|\.)?\s(?:jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?|sep(?:t(?:ember)?)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)(?:\s\d{4})?|(?:january|february|march|april|may|june|july|august|september|october|november|december)\s\d{1,2}(?:st|nd|rd|th)?(?:,?\s\d{4})?)(?!\w)/gi;

const patterns: readonly { readonly unit: Unit; readonly pattern: RegExp }[] = [
  { unit: 'date', pattern: dates },
  {
    unit: 'money',
    pattern:
      /(?:(?:€|eur|\$|usd|£|gbp|chf)\s?\d{1,3}(?:[.,' ]?\d{3}){0,4}(?:[.,]\d{1,2})?|\d{1,3}(?:[.,' ]?\d{3}){0,4}(?:[.,]\d{1,2})?\s?(?:€|eur\b|euros?\b|\$|usd\b|dollars?\b|£|gbp\b|pounds?\b|chf\b|franken\b))/gi,
  },
  { unit: 'percent', pattern: /\d{1,3}(?:[.,]\d{1,4})?\s?(?:%|percent\b|prozent\b)/gi },
  {
    unit: 'time',
    pattern:
      /\b\d{1,6}(?:[.,]\d{1,3})?\s?-?(?:ms|milliseconds?|millisekunden?|s|secs?|seconds?|sekunden?|min|minutes?|minuten?|h|hours?|stunden?|(?:working |business )?days?|tagen?|tage|weeks?|wochen?|months?|monaten?|monate|years?|jahren?|jahre|jahr|werktagen?|werktage)\b/gi,
  },
  {
    unit: 'size',
    pattern:
      /\b\d{1,9}(?:[.,]\d{1,3})?\s?(?:kb|mb|gb|tb|px|pixels?|megabytes?|gigabytes?|zeichen|characters)\b/gi,
  },
  { unit: 'count', pattern: /\b\d{1,3}(?:[.,' ]\d{3}){1,4}\b|\b\d{1,9}(?:[.,]\d{1,3})?\b/gi },
];

/** Each digit belongs to one figure alone, of the first unit that fits. */
export function findFigures(sentence: string): readonly Figure[] {
  const found: (Figure & { readonly at: number })[] = [];
  let rest = sentence;
  for (const { unit, pattern } of patterns) {
    for (const match of rest.matchAll(pattern)) {
      const text = match[0].trim();
      found.push({ at: match.index, text, unit, value: normalize(text) });
    }
    rest = rest.replaceAll(pattern, (text) => ' '.repeat(text.length));
  }
  return found.toSorted((a, b) => a.at - b.at).map(({ at: _, ...figure }) => figure);
}

function normalize(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replace(/(?<=\d)[.,' ](?=\d{3}(?!\d))/g, '');
}
