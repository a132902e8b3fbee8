/** A table from name patterns to values: one lookup whatever the number of patterns. */
export class NameIndex<T> {
  private readonly exact = new Map<string, T[]>();
  private readonly byLast = new Map<string, Bucket<T>>();

  /**
   * `a.b.c` is that name; `*.c` any receiver, resolved or not; `a.**.c` a receiver whose name starts with `a`.
   */
  add(pattern: string, value: T): void {
    const star = pattern.indexOf('*');
    if (star < 0) {
      push(this.exact, pattern, value);
      return;
    }
    const last = pattern.slice(pattern.lastIndexOf('.') + 1);
    const bucket = this.byLast.get(last) ?? { any: [], all: [] };
    this.byLast.set(last, bucket);
    const prefix = pattern.slice(0, star);
    bucket.all.push({ prefix, value });
    if (prefix === '') bucket.any.push(value);
  }

  /** Values for a resolved name, or for a member of an unresolved receiver when only `last` is known. */
  find(name: string | undefined, last: string): readonly T[] {
    const exact = name === undefined ? undefined : this.exact.get(name);
    const wild = this.byLast.get(last);
    if (wild === undefined) return exact ?? noValues;
    // The usual cases by far, which need no list of their own.
    if (name === undefined) return wild.any;
    const isForAny = exact === undefined && wild.any.length === wild.all.length;
    return isForAny && name !== last ? wild.any : fitting(wild, exact, { name, last });
  }
}

function fitting<T>(
  { all }: Bucket<T>,
  exact: readonly T[] | undefined,
  { name, last }: { readonly name: string; readonly last: string },
): readonly T[] {
  let values: T[] | undefined;
  for (const { prefix, value } of all) {
    const fits = prefix === '' ? name !== last : name.startsWith(prefix);
    if (!fits) continue;
    values ??= exact === undefined ? [] : [...exact];
    values.push(value);
  }
  return values ?? exact ?? noValues;
}

/** What ends in one name: `any` for every receiver, `all` with those for some, in the order in which they were added. */
interface Bucket<T> {
  readonly any: T[];
  readonly all: { readonly prefix: string; readonly value: T }[];
}

const noValues: readonly never[] = [];

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** Whether one name fits one pattern; for the few places that have no table. */
export function fitsName(pattern: string, name: string | undefined, last: string): boolean {
  const star = pattern.indexOf('*');
  if (star < 0) return name === pattern;
  if (pattern.slice(pattern.lastIndexOf('.') + 1) !== last) return false;
  return star === 0 ? name !== last : name?.startsWith(pattern.slice(0, star)) === true;
}
