/** Documents of a YAML file as texts, lists and maps, and a walk over them that no depth and no alias makes long. */
import { FAILSAFE_SCHEMA, loadAll, YAMLException } from 'js-yaml';

/** None where it is no YAML: templates are often not. */
export function readYamlDocuments(text: string): readonly unknown[] {
  const documents: unknown[] = [];
  if (text.length > maxCharacters) return documents;
  try {
    loadAll(text, (document) => documents.push(document), { schema: FAILSAFE_SCHEMA });
  } catch (error) {
    if (!(error instanceof YAMLException || error instanceof RangeError)) throw error;
  }
  return documents;
}

export interface YamlEntry {
  readonly key: string;
  readonly value: unknown;
  /** The map that it is in. */
  readonly map: Readonly<Record<string, unknown>>;
  /** Keys from the top to the map; places in lists are left out. */
  readonly path: readonly string[];
}

/** Ours: what people write is far smaller, and the parser takes its time over more. */
const maxCharacters = 1024 * 1024;
const maxEntries = 100_000;
const maxDepth = 40;

/** Every entry of every map, each map once. */
export function yamlEntries(top: unknown): readonly YamlEntry[] {
  const walk = new YamlWalk();
  walk.visit(top, []);
  return walk.found;
}

class YamlWalk {
  readonly found: YamlEntry[] = [];
  readonly #seen = new Set<object>();

  visit(value: unknown, path: readonly string[]): void {
    if (typeof value !== 'object' || value === null || this.#seen.has(value)) return;
    if (path.length > maxDepth || this.found.length >= maxEntries) return;
    this.#seen.add(value);
    if (Array.isArray(value)) for (const item of value) this.visit(item, path);
    else if (isMap(value)) this.#visitMap(value, path);
  }

  #visitMap(map: YamlEntry['map'], path: readonly string[]): void {
    for (const key of Object.keys(map)) {
      this.found.push({ key, value: map[key], map, path });
      this.visit(map[key], [...path, key]);
    }
  }
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The own field of a map; undefined for what is no map. */
export function fieldOf(value: unknown, key: string): unknown {
  return isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Texts of a list, or the one text. */
export function textsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => textOf(item) ?? []);
  const one = textOf(value);
  return one === undefined ? [] : [one];
}
