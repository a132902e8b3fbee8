/** A table from name patterns to values: one lookup whatever the number of patterns. */
export class NameIndex<T> {
  private readonly exact = new Map<string, T[]>();
  private readonly byLast = new Map<string, { readonly prefix: string; readonly value: T }[]>();

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
    push(this.byLast, last, { prefix: pattern.slice(0, star), value });
  }

  /** Values for a resolved name, or for a member of an unresolved receiver when only `last` is known. */
  find(name: string | undefined, last: string): readonly T[] {
    const exact = name === undefined ? undefined : this.exact.get(name);
    const wild = this.byLast.get(last);
    if (wild === undefined) return exact ?? noValues;
    let values: T[] | undefined;
    for (const { prefix, value } of wild) {
      const fits = prefix === '' ? name !== last : name?.startsWith(prefix) === true;
      if (!fits) continue;
      values ??= exact === undefined ? [] : [...exact];
      values.push(value);
    }
    return values ?? exact ?? noValues;
  }
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
