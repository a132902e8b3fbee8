/**
 * Reads fields of parsed files that nobody vouches for. Own properties alone count, so that a package called
 * `constructor` or `__proto__` is a package; a field of the wrong kind is told as a problem and read as absent.
 */
import type { FileProblem } from './model.ts';

export class Problems {
  readonly file: string;
  readonly #list: FileProblem[] = [];
  #left = 0;

  constructor(file: string) {
    this.file = file;
  }

  /** A file that is wrong throughout is told by its first faults. */
  add(message: string, where: Omit<FileProblem, 'file' | 'message'> = {}): void {
    if (this.#list.length < maxProblems) this.#list.push({ file: this.file, ...where, message });
    else this.#left += 1;
  }

  get list(): readonly FileProblem[] {
    if (this.#left === 0) return this.#list;
    return [...this.#list, { file: this.file, message: `${this.#left} more faults of this kind` }];
  }
}

const maxProblems = 100;

/** A value in a parsed file, with the path that leads to it. */
export class Field {
  readonly value: unknown;
  readonly path: string;
  readonly #problems: Problems;

  constructor(value: unknown, problems: Problems, path = '') {
    this.value = value;
    this.path = path;
    this.#problems = problems;
  }

  get isPresent(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  get isText(): boolean {
    return typeof this.value === 'string';
  }

  get isMap(): boolean {
    return isPlainObject(this.value);
  }

  get isList(): boolean {
    return Array.isArray(this.value);
  }

  /** The field of this name; one without a value where there is none. */
  at(name: string): Field {
    const value = isPlainObject(this.value) && Object.hasOwn(this.value, name) ? this.value[name] : undefined;
    return new Field(value, this.#problems, this.path === '' ? name : `${this.path}${step(name)}`);
  }

  text(): string | undefined {
    if (typeof this.value === 'string') return this.value;
    return this.#refuse('text');
  }

  isTrue(): boolean {
    return this.value === true || this.value === 'true';
  }

  entries(): readonly (readonly [name: string, field: Field])[] {
    if (isPlainObject(this.value)) return Object.keys(this.value).map((name) => [name, this.at(name)]);
    this.#refuse('a map');
    return [];
  }

  /** Entries whose values are texts: names with their requirements. */
  texts(): readonly (readonly [name: string, text: string])[] {
    return this.entries().flatMap(([name, field]) => {
      const text = field.text();
      return text === undefined ? [] : [[name, text] as const];
    });
  }

  items(): readonly Field[] {
    if (Array.isArray(this.value)) {
      return this.value.map(
        (item: unknown, index) => new Field(item, this.#problems, `${this.path}[${index}]`),
      );
    }
    this.#refuse('a list');
    return [];
  }

  problem(message: string): void {
    this.#problems.add(message, { field: this.path });
  }

  #refuse(wanted: string): undefined {
    if (this.isPresent) this.problem(`must be ${wanted}, and is ${kindOf(this.value)}`);
    return undefined;
  }
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  return typeof value === 'string' ? 'text' : `a ${typeof value}`;
}

function step(name: string): string {
  return /^[A-Za-z_][\w-]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
