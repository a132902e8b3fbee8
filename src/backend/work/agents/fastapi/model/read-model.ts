/**
 * A data model as people write it: YAML with an entity a key, its fields in lines (`number: string unique`) or in a sentence
 * (`Client: name, email unique`). What is wrong is named by its line.
 */
import { isMap, isScalar, LineCounter, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { type ApiModel, apiModelSchema } from '../../../../../contract/work/api-model/api-model.ts';
import { readMember } from './read-field.ts';

export interface ModelFault {
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

export type ModelReading =
  | { readonly ok: true; readonly model: ApiModel }
  | { readonly ok: false; readonly faults: readonly ModelFault[] };

/** Deeper or larger texts are refused before they are read. */
const mostText = 200_000;
const mostFaults = 10;

/** `name` is the model's where the text has none. */
export function readModel(text: string, { name }: { readonly name: string }): ModelReading {
  if (text.length > mostText)
    return { ok: false, faults: [{ line: 1, message: `is longer than ${mostText} characters` }] };
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, maxAliasCount: 0 } as object);
  const [error] = document.errors;
  if (error !== undefined) {
    const { line } = counter.linePos(error.pos[0]);
    return { ok: false, faults: [{ line, message: error.message.split('\n')[0] ?? 'is not YAML' }] };
  }
  const root = document.contents;
  if (!isMap(root))
    return {
      ok: false,
      faults: [{ line: 1, message: 'has no entities: write one as "Client: name, email"' }],
    };
  return new Reader(counter).read(root, name);
}

type Path = readonly (string | number)[];

/** Collects the parts with the lines that they stand on. */
class Reader {
  private readonly faults: ModelFault[] = [];
  private readonly lines = new Map<string, number>();
  private readonly counter: LineCounter;

  constructor(counter: LineCounter) {
    this.counter = counter;
  }

  read(root: YAMLMap, name: string): ModelReading {
    const settings: Record<string, unknown> = { name };
    const entities: object[] = [];
    for (const pair of root.items) {
      const key = keyOf(pair);
      if (key === 'entities' && isMap(pair.value))
        for (const inner of pair.value.items)
          entities.push(this.entity(inner, ['entities', entities.length]));
      else if (/^[A-Z]/.test(key)) entities.push(this.entity(pair, ['entities', entities.length]));
      else {
        settings[key] = plain(pair);
        this.mark([key], pair);
      }
    }
    return this.judge({ ...settings, entities });
  }

  private judge(written: object): ModelReading {
    // What was not understood is missing from the rest: only that is said.
    if (this.faults.length > 0) return { ok: false, faults: this.faults.slice(0, mostFaults) };
    const parsed = apiModelSchema.safeParse(written);
    for (const { path, message } of parsed.error?.issues ?? [])
      this.faults.push({ line: this.lineOf(path.filter((part) => typeof part !== 'symbol')), message });
    if (parsed.success) return { ok: true, model: parsed.data };
    const faults = this.faults.toSorted((one, other) => one.line - other.line).slice(0, mostFaults);
    return { ok: false, faults };
  }

  private entity(pair: Pair, path: Path): object {
    this.mark(path, pair);
    const entity: Record<string, unknown> = { name: keyOf(pair) };
    const fields: object[] = [];
    const relations: object[] = [];
    const into = { fields, relations, path };
    if (isMap(pair.value)) {
      // Beside `fields` it is of the entity, else a field of that name.
      const isApart = pair.value.has('fields');
      for (const inner of pair.value.items) {
        const key = settingOf(keyOf(inner));
        if (key === 'fields' || key === 'relations') this.members(inner, into);
        else if (entitySettings.has(key) || (isApart && key === 'description')) {
          entity[key] = plain(inner);
          this.mark([...path, key], inner);
        } else this.member(inner, into);
      }
    } else this.members(pair, into);
    return { ...entity, fields, relations };
  }

  /** A map of them, or a sentence with commas. */
  private members(pair: Pair, into: Members): void {
    if (isMap(pair.value)) for (const inner of pair.value.items) this.member(inner, into);
    else for (const text of String(plain(pair) ?? '').split(',')) this.sentence(text.trim(), pair, into);
  }

  /** `due_on date?`, `client -> Client`. */
  private sentence(text: string, pair: Pair, into: Members): void {
    if (text === '') return;
    const [, name = '', mark = '', rest = ''] = /^([A-Za-z]\w*)(\??)\s*(.*)$/.exec(text) ?? [];
    this.add(name, `${rest}${mark}`, { pair, into });
  }

  private member(pair: Pair, into: Members): void {
    const written = plain(pair);
    if (typeof written === 'object' && written !== null) {
      const isRelation = 'to' in written;
      const list = isRelation ? into.relations : into.fields;
      this.mark([...into.path, isRelation ? 'relations' : 'fields', list.length], pair);
      list.push({ ...written, name: keyOf(pair) });
    } else this.add(keyOf(pair), written === null ? '' : String(written), { pair, into });
  }

  private add(name: string, text: string, { pair, into }: { pair: Pair; into: Members }): void {
    const read = readMember(name, text);
    if (read.kind === 'wrong') {
      this.faults.push({ line: this.lineAt(pair), message: read.message });
      return;
    }
    const list = read.kind === 'field' ? into.fields : into.relations;
    this.mark([...into.path, read.kind === 'field' ? 'fields' : 'relations', list.length], pair);
    list.push(read.kind === 'field' ? read.field : read.relation);
  }

  private mark(path: Path, pair: Pair): void {
    this.lines.set(path.join('.'), this.lineAt(pair));
  }

  private lineAt({ key }: Pair): number {
    const start = isScalar(key) ? (key.range?.[0] ?? 0) : 0;
    return this.counter.linePos(start).line;
  }

  /** Of the nearest part that was read. */
  private lineOf(path: Path): number {
    for (let length = path.length; length > 0; length -= 1) {
      const line = this.lines.get(path.slice(0, length).join('.'));
      if (line !== undefined) return line;
    }
    return 1;
  }
}

interface Members {
  readonly fields: object[];
  readonly relations: object[];
  readonly path: Path;
}

function keyOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : '';
}

function settingOf(key: string): string {
  return key === 'soft_delete' ? 'softDelete' : key;
}

const entitySettings = new Set(['plural', 'owned', 'softDelete', 'read', 'write']);

/** Values as JSON has them. */
function plain({ value }: Pair): unknown {
  if (typeof value !== 'object' || value === null || !('toJSON' in value)) return value ?? null;
  return (value as { toJSON(): unknown }).toJSON();
}
