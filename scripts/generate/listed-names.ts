/** Lists that are made of declarations: what is there keeps its place, and what is new comes last. */

/** @param before the text of the file as it is; a name stands in it as `mark` writes it */
export function inPlace<Item>(
  items: readonly Item[],
  before: string,
  mark: (item: Item) => string,
): readonly Item[] {
  const placeOf = (item: Item): number => {
    const place = before.indexOf(mark(item));
    return place === -1 ? before.length : place;
  };
  return items.toSorted((one, other) => placeOf(one) - placeOf(other));
}

/** @throws Error where two declare the same. @param what `Two slices declare the record` */
export function refuseTwice(names: readonly string[], what: string): void {
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new Error(`${what} ${twice}.`);
}

/** `import { name } from './from';`, sorted as the formatter does. */
export function renderImports(imports: readonly { readonly name: string; readonly from: string }[]): string {
  return imports
    .toSorted((one, other) => (one.from < other.from ? -1 : 1))
    .map(({ name, from }) => `import { ${name} } from './${from}';`)
    .join('\n');
}
