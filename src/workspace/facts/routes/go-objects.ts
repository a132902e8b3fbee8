/** Values of the types of Go: their fields, those that they embed, and their methods. */
import type { GoCode, GoFile } from './go-code.ts';
import type { GoValue } from './go-values.ts';

export type ObjectValue = Extract<GoValue, { is: 'object' }>;

/** A type in a type in a type … */
const deepest = 4;

export class GoObjects {
  readonly #code: GoCode;

  constructor(code: GoCode) {
    this.#code = code;
  }

  /** Of a type of the tree something that is made by it, of which nothing else is known. */
  typed(file: GoFile, written: string): GoValue {
    if (written === '' || /^(?:\[|map|func|chan)/.test(written)) return undefined;
    const type = this.#code.type(file, written);
    return type === undefined || this.#code.struct(type) === undefined
      ? undefined
      : { is: 'object', type, fields: new Map() };
  }

  field(on: ObjectValue, name: string, depth = 0): GoValue {
    if (on.fields.has(name)) return on.fields.get(name);
    const struct = on.type === undefined ? undefined : this.#code.struct(on.type);
    const field = struct?.fields.find((each) => (each.name || shortName(each.type)) === name);
    if (struct !== undefined && field !== undefined) {
      const value = this.typed(struct.in, field.type);
      on.fields.set(name, value);
      return value;
    }
    for (const inner of this.embedded(on)) {
      const value =
        inner?.is === 'object' && depth < deepest ? this.field(inner, name, depth + 1) : undefined;
      if (value !== undefined) return value;
    }
    return undefined;
  }

  embedded(on: ObjectValue): readonly GoValue[] {
    const struct = on.type === undefined ? undefined : this.#code.struct(on.type);
    return (struct?.fields ?? []).flatMap(({ name, type }) =>
      name === '' ? [this.field(on, shortName(type), deepest - 1)] : [],
    );
  }

  method(on: ObjectValue, name: string, depth = 0): GoValue {
    const code = on.type && this.#code.function(on.type.folder, name, on.type.name);
    if (code !== undefined) return { is: 'function', code, self: on };
    for (const inner of depth < deepest ? this.embedded(on) : []) {
      const found = inner?.is === 'object' ? this.method(inner, name, depth + 1) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Of an object that answers requests itself the router that it has. */
  handler(value: GoValue): GoValue {
    if (value?.is !== 'object') return value;
    const isHandler = this.method(value, 'ServeHTTP') !== undefined || this.embedded(value).some(isRouter);
    return (isHandler ? asRouter(value) : undefined) ?? value;
  }
}

export const isRouter = (value: GoValue): boolean => value?.is === 'router';

/** What has a router answers as that does. */
export function asRouter(value: GoValue): GoValue {
  if (value?.is !== 'object') return isRouter(value) ? value : undefined;
  return [...value.fields.values()].find(isRouter);
}

export const shortName = (type: string): string => type.replace(/^\*/, '').split('.').at(-1) ?? '';
