/** A record whose values are made when they are first asked for, each once: most processes meet a few languages only. */
export function lazyRecord<Key extends string, Value>(
  keys: readonly Key[],
  make: (key: Key) => Value,
): Readonly<Record<Key, Value>> {
  const made = new Map<Key, Value>();
  const get = (key: Key): Value => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
  const properties = keys.map((key) => [key, { enumerable: true, get: () => get(key) }] as const);
  return Object.defineProperties({}, Object.fromEntries(properties)) as Record<Key, Value>;
}
