/** Nouns of a description: lists of them, without articles, and what an entity of that name is called. */
import { singular } from '../../../../../contract/work/api-model/api-model-issues.ts';

const articles =
  /^(?:an?|the|each|every|its|their|all|one|exactly one|at least one|ein(?:e[nrms]?)?|der|die|das|den|dem|jede[rsnm]?|alle)\s+/i;

export function withoutArticles(text: string): string {
  let plain = text.trim();
  while (articles.test(plain)) plain = plain.replace(articles, '');
  return plain;
}

/** "a name, an email and a status (draft, sent)" → three; what stands in brackets belongs to its noun. */
export function nounsOf(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const word of text.split(/(\(|\)|,|\s+and\s+|\s+und\s+|\s+as well as\s+|\s+sowie\s+)/i)) {
    if (word === '(') depth += 1;
    if (word === ')') depth -= 1;
    const isBreak = depth === 0 && /^(?:,|\s+(?:and|und|as well as|sowie)\s+)$/i.test(word);
    if (isBreak) {
      parts.push(part);
      part = '';
    } else part += word;
  }
  return [...parts, part].map(withoutArticles).filter((noun) => noun !== '' && noun.split(' ').length <= 6);
}

/** "invoice lines" → `InvoiceLine`. */
export function toEntityName(noun: string): string {
  const words = withoutArticles(noun)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map((word) => word.toLowerCase());
  const last = words.at(-1);
  const named = last === undefined ? [] : [...words.slice(0, -1), singular(last)];
  return named.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
