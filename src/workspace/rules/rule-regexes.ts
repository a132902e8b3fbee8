/** The regular expressions that rules and models bring. They meet text of strangers, so each must run in linear time. */

const regexKeys = new Set([
  'matches',
  'mentions',
  'around',
  'imports',
  'receiver',
  'assign',
  'source',
  'file',
]);
/** Keys of rules for infrastructure whose paths may hold a regular expression, `{~…}`. */
const pathKeys = new Set(['path', 'each', 'at', 'own', 'other']);

/** The regular expressions below a value, a rule or a whole set of them, each once. */
export function regexesOf(rules: unknown): string[] {
  const found = new Set<string>();
  collect(rules, '', found);
  return [...found].sort();
}

function collect(value: unknown, key: string, found: Set<string>): void {
  if (typeof value === 'string') for (const source of regexesIn(value, key)) found.add(source);
  if (Array.isArray(value)) for (const each of value) collect(each, keyOfItems(key), found);
  else if (typeof value === 'object' && value !== null)
    for (const [name, each] of Object.entries(value)) collect(each, name, found);
}

/** Regular expressions in a text that stands under a key. */
function regexesIn(text: string, key: string): string[] {
  if (regexKeys.has(key)) return [text];
  return pathKeys.has(key) ? [...text.matchAll(/\{~([^}]*)\}/g)].map(([, source]) => source ?? '') : [];
}

/** The key that items of a list count as standing under. */
function keyOfItems(key: string): string {
  if (key === 'names') return 'matches';
  return key === 'path' ? key : '';
}
