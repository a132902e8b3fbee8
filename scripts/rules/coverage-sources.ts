/** Reads what src/scanner/rules/coverage says should be covered: weaknesses, libraries, and which of them do not meet. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';

/** A row: a kind of harm, and the rules that look for it. */
export interface Weakness {
  readonly id: string;
  readonly title: string;
  readonly group?: string;
  readonly cwe: number;
  readonly rules: readonly string[];
  /** What counts is that the library brings the input, not that it does the harm. */
  readonly through?: 'sources';
  /** The only kinds that can have it, and why the others cannot; without it every kind may. */
  readonly only?: { readonly kinds: readonly string[]; readonly reason: string };
}

/** What libraries of one kind can do wrong. A weakness that is not named here is open, unless a reason says otherwise. */
export interface LibraryKind {
  readonly id: string;
  readonly weaknesses: readonly string[];
  /** Weaknesses that no library of the kind can have, each with the reason. */
  readonly none?: Readonly<Record<string, string>>;
}

/** A column. Names of models and matchers belong to it when they begin with one of its modules or names. */
export interface Library {
  readonly id: string;
  readonly kind: string;
  readonly modules?: readonly string[];
  readonly names?: readonly string[];
  /** Keys of object literals that mean this library alone. */
  readonly keys?: readonly string[];
  /** Named checks that look at this library, or at the language. */
  readonly checks?: readonly string[];
  /** For what has no names to take away: an example is about it when it holds one of these words. */
  readonly mentions?: readonly string[];
  /** The language itself: matchers that look at no name belong to it. */
  readonly language?: true;
  /** Weaknesses beyond those of its kind. */
  readonly also?: readonly string[];
  /** Weaknesses of its kind that it cannot have, each with the reason. */
  readonly none?: Readonly<Record<string, string>>;
}

/** One family: a language, or a format of infrastructure. */
export interface CoverageFamily {
  readonly family: string;
  readonly title: string;
  readonly minimumSinks: number;
  readonly weaknesses: readonly Weakness[];
  readonly kinds: readonly LibraryKind[];
  readonly libraries: readonly Library[];
}

type CoverageFile = Partial<CoverageFamily> & { readonly family: string };

export interface CoverageSources {
  readonly families: readonly CoverageFamily[];
  readonly problems: readonly string[];
}

/** Every file adds to its family; `shared` holds weaknesses that the families with code have in common. */
function merge(files: readonly CoverageFile[], family: string): CoverageFamily {
  const own = files.filter((file) => file.family === family);
  const weaknesses = own.flatMap((file) => file.weaknesses ?? []);
  const shared = files.flatMap((file) => (file.family === 'shared' ? (file.weaknesses ?? []) : []));
  return {
    family,
    title: own.find((file) => file.title !== undefined)?.title ?? family,
    minimumSinks: Math.max(0, ...own.map((file) => file.minimumSinks ?? 0)),
    weaknesses: weaknesses.length > 0 ? weaknesses : shared,
    kinds: own.flatMap((file) => file.kinds ?? []),
    libraries: own.flatMap((file) => file.libraries ?? []),
  };
}

function checkFamily(family: CoverageFamily): string[] {
  const known = new Set(family.weaknesses.map(({ id }) => id));
  const kinds = new Set(family.kinds.map(({ id }) => id));
  const named = [
    ...family.kinds.flatMap((kind) =>
      [...kind.weaknesses, ...Object.keys(kind.none ?? {})].map((id) => [kind.id, id] as const),
    ),
    ...family.libraries.flatMap((library) =>
      [...(library.also ?? []), ...Object.keys(library.none ?? {})].map((id) => [library.id, id] as const),
    ),
  ];
  return [
    ...named
      .filter(([, id]) => !known.has(id))
      .map(([who, id]) => `coverage of ${family.family}: ${who} names no weakness with "${id}"`),
    ...family.libraries
      .filter((library) => !kinds.has(library.kind))
      .map((library) => `coverage of ${family.family}: ${library.id} is of no kind with "${library.kind}"`),
  ];
}

/** Reads src/scanner/rules/coverage of a clone. */
export function readCoverage(root: string): CoverageSources {
  const folder = path.join(root, 'src/scanner/rules');
  const schema: unknown = JSON.parse(readFileSync(path.join(folder, 'coverage.schema.json'), 'utf8'));
  const check = new Ajv({ allErrors: true, strict: false }).compile<CoverageFile>(schema as object);
  const problems: string[] = [];
  const files = globSync('coverage/*.yml', { cwd: folder })
    .sort()
    .flatMap((file) => {
      const raw: unknown = parse(readFileSync(path.join(folder, file), 'utf8'));
      if (check(raw)) return [raw];
      const errors = (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
      problems.push(`${file}: ${errors.join('; ')}`);
      return [];
    });
  const names = [...new Set(files.map(({ family }) => family))].filter((name) => name !== 'shared').sort();
  const families = names.map((name) => merge(files, name));
  return { families, problems: [...problems, ...families.flatMap(checkFamily)] };
}
