/** What routes take and answer: models of pydantic and classes of NestJS, by the names in the functions that answer. Pure but for reading. */
import { isProduct } from '../../../../workspace/facts/tree.ts';
import type { KnownProject } from './known-project.ts';

export interface SchemaField {
  readonly name: string;
  /** As it is written. */
  readonly type: string;
  readonly isRequired: boolean;
}

export interface Schema {
  readonly name: string;
  readonly fields: readonly SchemaField[];
  readonly file: string;
  readonly line: number;
}

export interface RouteSchemas {
  /** Names of schemas. */
  readonly takes: readonly string[];
  readonly answers: readonly string[];
}

export interface KnownSchemas {
  of(route: { readonly file: string; readonly line?: number | undefined }): RouteSchemas;
  find(name: string): Schema | undefined;
}

interface Declared extends Schema {
  readonly bases: readonly string[];
  readonly kind: 'python' | 'script';
}

const mostFiles = 2_000;

export async function readSchemas({ files, facts, read }: KnownProject): Promise<KnownSchemas> {
  const hasRoutes = facts.some(({ kind }) => kind === 'route');
  const wanted = hasRoutes ? files.filter((file) => /\.(?:py|ts)$/.test(file) && isProduct(file)) : [];
  const texts = new Map<string, string>();
  const declared = new Map<string, Declared>();
  for (const file of wanted.slice(0, mostFiles)) {
    const text = (await read(file)) ?? '';
    texts.set(file, text);
    // Two of one name: which is meant is not known.
    for (const each of file.endsWith('.py') ? pythonClasses(file, text) : scriptClasses(file, text))
      declared.set(each.name, declared.has(each.name) ? { ...each, fields: [] } : each);
  }
  const find = (name: string) => resolve(declared, name, 0);
  const isKnown = (name: string) => (find(name)?.fields.length ?? 0) > 0;
  return {
    find,
    of: ({ file, line }) => {
      const text = line === undefined ? undefined : texts.get(file);
      if (text === undefined || line === undefined) return { takes: [], answers: [] };
      const named = file.endsWith('.py') ? pythonHead(text, line) : scriptHead(text, line);
      return { takes: namesIn(named.takes, isKnown), answers: namesIn(named.answers, isKnown) };
    },
  };
}

function namesIn(text: string, isKnown: (name: string) => boolean): readonly string[] {
  return [...new Set(text.match(/\b[A-Z]\w*\b/g) ?? [])].filter(isKnown);
}

const modelBases = /^(?:(?:pydantic|sqlmodel|msgspec)\.)?(?:BaseModel|SQLModel|Struct|Schema|ModelSchema)$/;
const deepest = 6;

/** With the fields of what it is derived from; undefined for a class that is no model. */
function resolve(declared: ReadonlyMap<string, Declared>, name: string, depth: number): Schema | undefined {
  const own = declared.get(name);
  if (own === undefined || depth > deepest) return undefined;
  const above = own.bases.flatMap((base) => {
    const [, partial, of = base] = /^(PartialType)?\(?(\w+)\)?$/.exec(base) ?? [];
    const fields = resolve(declared, of, depth + 1)?.fields ?? [];
    return partial === undefined ? fields : fields.map((field) => ({ ...field, isRequired: false }));
  });
  const isModel =
    own.kind === 'script' || own.bases.some((base) => modelBases.test(base)) || above.length > 0;
  if (!isModel) return undefined;
  const fields = new Map([...above, ...own.fields].map((field) => [field.name, field]));
  return { ...own, fields: [...fields.values()] };
}

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

function pythonClasses(file: string, text: string): readonly Declared[] {
  return [...text.matchAll(/^class (\w+)\(([^)]*)\):[^\n]*\n((?:(?:[ \t]+[^\n]*)?\n)*)/gm)].map(
    ({ 1: name = '', 2: bases = '', 3: body = '', index }) => ({
      name,
      file,
      kind: 'python',
      line: lineOf(text, index),
      bases: bases.split(',').map((base) => base.trim()),
      fields: [...body.matchAll(/^(?: {4}|\t)(\w+)\s*:\s*([^=\n#]+?)[ \t]*(?:=[ \t]*([^\n]*))?$/gm)].flatMap(
        ({ 1: field = '', 2: type = '', 3: value }) =>
          /^(?:model_config|_)/.test(field) || type.startsWith('ClassVar')
            ? []
            : [{ name: field, type: type.replace(/\s*#.*$/, ''), isRequired: isNeeded(value) }],
      ),
    }),
  );
}

/** `Field(gt=0)` has no default, and `...` is none. */
function isNeeded(value: string | undefined): boolean {
  if (value === undefined || value.startsWith('...')) return true;
  const [, first = ''] = /^Field\(\s*([^,)]*)/.exec(value) ?? [];
  return (
    /^Field\(/.test(value) &&
    !/\bdefault(?:_factory)?\s*=/.test(value) &&
    (first === '...' || first === '' || first.includes('='))
  );
}

function scriptClasses(file: string, text: string): readonly Declared[] {
  return [
    ...text.matchAll(
      /^export (?:abstract )?(?:class|interface) (\w+)(?: extends ([\w()]+))?[^{\n]*\{(?:\n([\s\S]*?)^\}|[ \t]*\})/gm,
    ),
  ].map(({ 1: name = '', 2: base, 3: body = '', index }) => ({
    name,
    file,
    kind: 'script',
    line: lineOf(text, index),
    bases: base === undefined ? [] : [base],
    fields: [...body.matchAll(/^ {2,4}(?:public |readonly )*(\w+)([?!])?: ([^;=(\n]+);?[ \t]*$/gm)].map(
      ({ 1: field = '', 2: mark, 3: type = '' }) => ({
        name: field,
        type: type.trim(),
        isRequired:
          mark !== '?' &&
          !/@IsOptional\(\)[^;]*$/.test(body.slice(0, body.indexOf(`${field}${mark ?? ''}:`))),
      }),
    ),
  }));
}

const longestHead = 40;

interface Head {
  readonly takes: string;
  readonly answers: string;
}

/** From the decorator to the end of the function's first line. */
function pythonHead(text: string, line: number): Head {
  const lines = text.split('\n').slice(line - 1, line - 1 + longestHead);
  const from = lines.findIndex((each) => /^\s*(?:async\s+)?def\s/.test(each));
  const to = lines.findIndex(
    (each, index) => index >= from && /:\s*(?:#.*)?$/.test(each) && !/[,(]\s*$/.test(each),
  );
  if (from < 0 || to < from) return { takes: '', answers: '' };
  const decorators = lines.slice(0, from).join('\n');
  const head = lines.slice(from, to + 1).join('\n');
  const [parameters = '', answer = ''] = head.split('->', 2);
  const model = /response_model\s*=\s*([^\n)]+)/.exec(decorators)?.[1];
  return { takes: parameters, answers: model ?? answer };
}

function scriptHead(text: string, line: number): Head {
  const lines = text.split('\n').slice(line - 1, line - 1 + longestHead);
  const to = lines.findIndex((each) => /\{\s*$/.test(each) && !/^\s*@/.test(each));
  const head = lines.slice(0, to + 1).join('\n');
  const takes = [...head.matchAll(/@Body\([^)]*\)\s*\w+\s*:\s*([\w<>[\]]+)/g)].map(([, type = '']) => type);
  return { takes: takes.join(' '), answers: /\)\s*:\s*([^{]+)\{\s*$/.exec(head)?.[1] ?? '' };
}
