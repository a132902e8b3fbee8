/**
 * Finds the technologies that the name of a file shows. A pattern is a name or the end of a path, and `*` in it stands
 * for any characters but a slash. Names without a `*` are looked up; of the others there are few.
 */

interface Entry<T> {
  readonly steps: readonly Step[];
  readonly value: T;
}

/** A step of a path, parted at its stars. */
type Step = readonly string[];

export class PathPatterns<T> {
  readonly #byName = new Map<string, Entry<T>[]>();
  /** Names with a star, by what follows their last dot; those that end in a star by nothing. */
  readonly #byEnding = new Map<string, Entry<T>[]>();

  add(pattern: string, value: T): void {
    const name = pattern.slice(pattern.lastIndexOf('/') + 1);
    const entry = { steps: pattern.split('/').map((step) => step.split('*')), value };
    if (!name.includes('*')) push(this.#byName, name, entry);
    else push(this.#byEnding, name.endsWith('*') ? '' : endingOf(name), entry);
  }

  find(path: string): readonly T[] {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const entries = [
      ...(this.#byName.get(name) ?? []),
      ...(this.#byEnding.get(endingOf(name)) ?? []),
      ...(this.#byEnding.get('') ?? []),
    ];
    return entries.filter(({ steps }) => endsWith(path, name, steps)).map(({ value }) => value);
  }
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function endingOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function endsWith(path: string, name: string, steps: readonly Step[]): boolean {
  if (!fits(name, steps.at(-1) ?? [])) return false;
  if (steps.length === 1) return true;
  const parts = path.split('/').slice(-steps.length);
  return parts.length === steps.length && steps.every((step, index) => fits(parts[index] ?? '', step));
}

/** Each piece between stars is looked for after the one before: no way is tried twice. */
function fits(name: string, pieces: Step): boolean {
  const first = pieces[0] ?? '';
  if (pieces.length === 1) return name === first;
  const last = pieces.at(-1) ?? '';
  if (!name.startsWith(first) || name.length < first.length + last.length || !name.endsWith(last))
    return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = name.indexOf(piece, at);
    if (found === -1 || found + piece.length > name.length - last.length) return false;
    at = found + piece.length;
  }
  return true;
}
