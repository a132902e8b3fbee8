/** What an e-invoice is made of, whatever its syntax: business terms (BT) in their groups (BG), EN 16931-1. */

/** One value, with what has to stand beside it. */
export interface TermValue {
  readonly text: string;
  /** Of a quantity: UN/ECE Recommendation 20. */
  readonly unit?: string | undefined;
  /** Of an identifier. */
  readonly scheme?: string | undefined;
  /** Of an amount: ISO 4217. */
  readonly currency?: string | undefined;
}

/** Terms by `BT-…`, groups by `BG-…`, each in the order of the invoice. */
export interface TermGroup {
  readonly terms: Readonly<Record<string, TermValue>>;
  readonly groups: Readonly<Record<string, readonly TermGroup[]>>;
}

type Said = string | TermValue | undefined;

/** A group of what is said: an absent or blank value is no term, an empty group is none. */
export function termGroup(
  terms: Readonly<Record<string, Said>>,
  groups: Readonly<Record<string, readonly TermGroup[]>> = {},
): TermGroup {
  const said = Object.entries(terms).flatMap(([name, value]) => {
    const term = typeof value === 'string' ? { text: value } : value;
    return term === undefined || term.text.trim() === '' ? [] : [[name, term] as const];
  });
  const filled = Object.entries(groups)
    .map(([name, list]) => [name, list.filter((group) => !isEmpty(group))] as const)
    .filter(([, list]) => list.length > 0);
  return { terms: Object.fromEntries(said), groups: Object.fromEntries(filled) };
}

function isEmpty({ terms, groups }: TermGroup): boolean {
  return Object.keys(terms).length === 0 && Object.keys(groups).length === 0;
}
