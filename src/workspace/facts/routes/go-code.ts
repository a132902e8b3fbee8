/** Functions, types and constants of the packages of Go in a tree, and which package a name in a file means. */
import path from 'node:path';
import { folderOf, isProduct, type ReadTree } from '../tree.ts';
import type { GoParameter } from './go-cursor.ts';
import { type GoBlock, type GoExpression, GoSyntax } from './go-syntax.ts';
import { goTokens } from './go-tokens.ts';

export interface GoFile {
  readonly file: string;
  readonly text: string;
  /** By the names that they have in the file, the paths of packages. */
  readonly imports: ReadonlyMap<string, string>;
}

export interface GoFunction {
  readonly in: GoFile;
  readonly name: string;
  /** Of a method, with the type that it is of. */
  readonly self: GoParameter | undefined;
  readonly parameters: readonly GoParameter[];
  /** First of its results. */
  readonly result: string;
  readonly body: GoBlock;
  /** All names that stand in its body. */
  readonly names: ReadonlySet<string>;
}

/** A type of the tree: its folder and its name. */
export interface GoType {
  readonly folder: string;
  readonly name: string;
}

export interface GoStruct {
  readonly in: GoFile;
  /** Without a name: embedded. */
  readonly fields: readonly GoParameter[];
}

export interface GoConstant {
  readonly in: GoFile;
  readonly value: GoExpression;
}

const telling = /\b(?:gin|echo|chi|mux|http|fiber|httprouter)\b/;
/** More is read only where it says something of routers. */
const longestCode = 4_000_000;

const keyOf = ({ folder, name }: GoType): string => `${folder}\0${name}`;

export class GoCode {
  readonly functions: GoFunction[] = [];
  readonly #named = new Map<string, GoFunction>();
  readonly #structs = new Map<string, GoStruct>();
  readonly #constants = new Map<string, GoConstant>();
  readonly #modules: readonly { readonly folder: string; readonly module: string }[];
  readonly #folders = new Set<string>();

  private constructor(modules: GoCode['modules']) {
    this.#modules = modules;
  }

  get modules(): readonly { readonly folder: string; readonly module: string }[] {
    return this.#modules;
  }

  static async read(tree: ReadTree): Promise<GoCode> {
    const texts: [string, string][] = [];
    for (const file of tree.matching(/\.go$/).filter(isProduct)) texts.push([file, await tree.code(file)]);
    const code = new GoCode(await readModules(tree));
    const isLong = texts.reduce((sum, [, text]) => sum + text.length, 0) > longestCode;
    if (texts.some(([, text]) => telling.test(text)))
      for (const [file, text] of texts) if (!isLong || telling.test(text)) code.#add(file, text);
    return code;
  }

  /** Of the package of a folder; of a type its method. */
  function(folder: string, name: string, self = ''): GoFunction | undefined {
    return this.#named.get(`${folder}\0${self}\0${name}`);
  }

  struct(type: GoType): GoStruct | undefined {
    return this.#structs.get(keyOf(type));
  }

  constant(folder: string, name: string): GoConstant | undefined {
    return this.#constants.get(keyOf({ folder, name }));
  }

  /** Variables that are made where they are declared: commands with what they run. */
  declared(): readonly GoType[] {
    return [...this.#constants].flatMap(([key, { value }]) => {
      const [folder = '', name = ''] = key.split('\0');
      return value.is === 'made' || value.is === 'call' ? [{ folder, name }] : [];
    });
  }

  /** Of the package that is imported; undefined for those of others. */
  folder(from: string, imported: string): string | undefined {
    for (const { folder, module } of this.#modules) {
      if (imported !== module && !imported.startsWith(`${module}/`)) continue;
      return path.posix.join(folder, imported.slice(module.length + 1));
    }
    if (this.#modules.some(({ folder }) => folder === '.' || from.startsWith(`${folder}/`))) return undefined;
    const last = imported.split('/').slice(-2).join('/');
    const fitting = [...this.#folders].filter((each) => each === last || each.endsWith(`/${last}`));
    return fitting.length === 1 ? fitting[0] : undefined;
  }

  /** Of a type as a file writes it: `*users.Handler`. */
  type(file: GoFile, written: string): GoType | undefined {
    const [, pkg, name = ''] = /^(?:\*|\[\d*\]|\.\.\.)*(?:(\w+)\.)?(\w+)/.exec(written) ?? [];
    if (pkg === undefined) return { folder: folderOf(file.file), name };
    const imported = file.imports.get(pkg);
    const folder = imported === undefined ? undefined : this.folder(file.file, imported);
    return folder === undefined ? undefined : { folder, name };
  }

  #add(file: string, text: string): void {
    const one: GoFile = { file, text, imports: importsIn(text) };
    this.#folders.add(folderOf(file));
    const tokens = goTokens(text);
    const syntax = new GoSyntax(tokens);
    while (!syntax.isDone) {
      if (syntax.is('func')) this.#function(one, syntax, tokens);
      else if (syntax.is('type')) this.#types(one, syntax);
      else if (syntax.is('const') || syntax.is('var')) this.#declared(one, syntax);
      else if (syntax.is('(') || syntax.is('{')) syntax.within();
      else syntax.next();
    }
  }

  #function(file: GoFile, syntax: GoSyntax, tokens: ReturnType<typeof goTokens>): void {
    syntax.next();
    const self = syntax.is('(') ? syntax.parameters()[0] : undefined;
    const name = syntax.next()?.text ?? '';
    if (syntax.is('[')) syntax.within();
    const parameters = syntax.parameters();
    const results: string[] = [];
    if (syntax.is('(')) results.push(...syntax.parameters().map(({ type }) => type));
    else if (!syntax.is('{') && syntax.peek()?.kind !== 'end') results.push(syntax.type());
    const from = syntax.at;
    const body = syntax.block();
    const names = new Set(
      tokens
        .slice(from, syntax.at)
        .filter(({ kind }) => kind === 'name')
        .map(({ text }) => text),
    );
    const found = { in: file, name, self, parameters, result: results[0] ?? '', body, names };
    this.functions.push(found);
    const owner = (self?.type || self?.name || '').replace(/^\*/, '').replace(/\[.*$/, '');
    this.#named.set(`${folderOf(file.file)}\0${owner}\0${name}`, found);
  }

  /** `type T struct { … }`, also several in brackets. */
  #types(file: GoFile, syntax: GoSyntax): void {
    syntax.next();
    if (!syntax.is('(')) {
      this.#type(file, syntax);
      return;
    }
    const inner = new GoSyntax(syntax.within());
    while (!inner.isDone) {
      const before = inner.at;
      if (inner.peek()?.kind === 'name') this.#type(file, inner);
      if (inner.at === before) inner.next();
    }
  }

  #type(file: GoFile, syntax: GoSyntax): void {
    const name = syntax.next()?.text ?? '';
    if (!syntax.take('struct') || !syntax.is('{')) {
      syntax.type();
      return;
    }
    const inner = new GoSyntax(syntax.within());
    const fields: GoParameter[] = [];
    while (!inner.isDone) fields.push(...readFields(inner));
    this.#structs.set(keyOf({ folder: folderOf(file.file), name }), { in: file, fields });
  }

  #declared(file: GoFile, syntax: GoSyntax): void {
    for (const statement of syntax.declarations())
      if (statement.is === 'assign')
        statement.to.forEach((to, index) => {
          const value = statement.values[index];
          if (to.is === 'name' && value !== undefined)
            this.#constants.set(keyOf({ folder: folderOf(file.file), name: to.name }), { in: file, value });
        });
  }
}

/** `a, b T`, `T` and what is behind them up to the end of the line. */
function readFields(inner: GoSyntax): readonly GoParameter[] {
  const names: string[] = [];
  while (inner.peek()?.kind === 'name' && !inner.is('.', 1)) {
    names.push(inner.next()?.text ?? '');
    if (!inner.take(',')) break;
  }
  const type = endsField(inner) ? (names.pop() ?? '') : inner.type();
  while (!inner.isDone && inner.next()?.kind !== 'end');
  return names.length === 0 ? [{ name: '', type }] : names.map((name) => ({ name, type }));
}

/** Its name is its type: it is embedded. */
function endsField(inner: GoSyntax): boolean {
  return inner.isDone || inner.peek()?.kind === 'end' || inner.peek()?.kind === 'text';
}

/** Longest first: a module may be in the folder of another. */
async function readModules(tree: ReadTree): Promise<GoCode['modules']> {
  const found: { folder: string; module: string }[] = [];
  for (const file of tree.matching(/(?:^|\/)go\.mod$/)) {
    const [, module] = /^module\s+"?([^\s"]+)/m.exec((await tree.read(file)) ?? '') ?? [];
    if (module !== undefined) found.push({ folder: folderOf(file), module });
  }
  return found.toSorted((a, b) => b.module.length - a.module.length);
}

function importsIn(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const head = /^import\s*(?:\([^)]*\)|[^\n]*)/gm;
  for (const [block] of text.matchAll(head))
    for (const [, alias, imported = ''] of block.matchAll(/(?:(\w+|\.)\s+)?"([^"\n]+)"/g))
      found.set(alias === undefined || alias === 'import' ? packageName(imported) : alias, imported);
  return found;
}

/** `github.com/go-chi/chi/v5` is `chi`. */
export function packageName(imported: string): string {
  const parts = imported.split('/').filter((part) => !/^v\d+$/.test(part));
  return (parts.at(-1) ?? '').replace(/\.v\d+$/, '').replace(/^go-|-go$/g, '');
}
