/** The routers of all files, and which of them a name in a file means. */
import type { WiredImport, Wiring, WiringReader } from '../../../scanner/outline/index.ts';
import { isProduct, type ReadTree } from '../tree.ts';
import { findPythonModule, findScriptModule } from './modules.ts';

export interface RouterPlace {
  readonly file: string;
  /** As its file calls it; of a plugin the function. */
  readonly name: string;
}

const telling =
  /FastAPI|APIRouter|Flask|Blueprint|Starlette|include_router|express|[Ff]astify|Router\(|Hono|Koa|\.(?:get|post|put|patch|delete|all)\(\s*['"`]\/|\.route\(|\.register\(|\.use\(/;
const code = /\.(?:[cm]?[jt]s|py)$/;
/** Names that lead from file to file. */
const deepest = 8;

export class WiredTree {
  readonly #tree: ReadTree;
  readonly #wirings: ReadonlyMap<string, Wiring>;

  private constructor(tree: ReadTree, wirings: ReadonlyMap<string, Wiring>) {
    this.#tree = tree;
    this.#wirings = wirings;
  }

  /** Of the files that may say something of routers, and of those that they import. */
  static async read(tree: ReadTree, reader: WiringReader): Promise<WiredTree> {
    const wirings = new Map<string, Wiring>();
    const files = tree.files.filter((file) => code.test(file) && isProduct(file) && !file.endsWith('.d.ts'));
    const isOfWeb = new Set<string>();
    for (const file of files) if (telling.test((await tree.read(file)) ?? '')) isOfWeb.add(file);
    if (isOfWeb.size === 0) return new WiredTree(tree, wirings);
    for (const file of files) {
      const text = (await tree.read(file)) ?? '';
      const wiring = isOfWeb.has(file) || mayHandOn(file, text) ? reader(file, text) : undefined;
      if (wiring !== undefined) wirings.set(file, wiring);
    }
    return new WiredTree(tree, wirings);
  }

  get files(): readonly (readonly [string, Wiring])[] {
    return [...this.#wirings];
  }

  of(file: string): Wiring | undefined {
    return this.#wirings.get(file);
  }

  get tree(): ReadTree {
    return this.#tree;
  }

  module(from: string, module: string): string | undefined {
    return from.endsWith('.py')
      ? findPythonModule(this.#tree, from, module)
      : findScriptModule(this.#tree, from, module);
  }

  /** The router that an expression in a file means: `users.router`, `usersRouter`, `makeRouter()`. */
  find(file: string, expression: string, depth = 0): RouterPlace | undefined {
    if (depth > deepest) return undefined;
    const [head = '', ...rest] = expression.replace(/^await /, '').split('.');
    const wiring = this.of(file);
    const isCall = head.endsWith('()') || /\(\)$/.test(expression);
    const name = head.replace(/\(\)$/, '');
    if (wiring !== undefined && rest.length === 0) {
      const own = this.#findOwn(file, wiring, name, isCall);
      if (own !== undefined) return own;
    }
    const inline = wiring?.routers.find(({ kind, of }) => kind === 'plugin' && of === expression);
    if (inline !== undefined) return { file, name: expression };
    const whole = wiring?.routers.find((router) => router.name === expression);
    if (whole !== undefined) return { file, name: whole.name };
    const imported = wiring?.imports.find(({ local }) => local === name);
    return imported === undefined ? undefined : this.#follow(file, imported, { rest, isCall, depth });
  }

  /** What another file gives under a name: a router of it, or one that it hands on. */
  findExported(file: string, name: string, depth = 0): RouterPlace | undefined {
    const inner = this.of(file)?.exported.get(name) ?? name;
    return this.find(file, inner, depth + 1);
  }

  /** What a name of a text stands for, in its file or in the only one that has it. */
  text(file: string, name: string): string | undefined {
    const last = name.split('.').at(-1) ?? '';
    const own = this.of(file)?.constants.get(last);
    if (own !== undefined) return own;
    const all = new Set([...this.#wirings.values()].flatMap(({ constants }) => constants.get(last) ?? []));
    return all.size === 1 ? [...all][0] : undefined;
  }

  #findOwn(file: string, wiring: Wiring, name: string, isCall: boolean): RouterPlace | undefined {
    const returned = isCall ? wiring.returns.get(name) : undefined;
    const made = wiring.routers.find(
      (router) => router.name === (returned ?? name) && router.kind !== 'plugin',
    );
    if (made !== undefined) return { file, name: made.name };
    const plugin = wiring.routers.find(({ kind, of }) => kind === 'plugin' && of === name);
    return plugin === undefined ? undefined : { file, name };
  }

  #follow(
    file: string,
    { module, imported }: WiredImport,
    {
      rest,
      isCall,
      depth,
    }: { readonly rest: readonly string[]; readonly isCall: boolean; readonly depth: number },
  ): RouterPlace | undefined {
    const call = isCall ? '()' : '';
    if (file.endsWith('.py')) return this.#followPython(file, { module, imported, rest, call, depth });
    const target = this.module(file, module);
    if (target === undefined) return undefined;
    const [first] = rest;
    if (first !== undefined) return this.findExported(target, `${first}${call}`, depth);
    return this.findExported(target, `${imported === '*' ? 'default' : imported}${call}`, depth);
  }

  /** `from a import b`: a module of the package a, or a name of the module a. */
  #followPython(
    file: string,
    {
      module,
      imported,
      rest,
      call,
      depth,
    }: {
      readonly module: string;
      readonly imported: string;
      readonly rest: readonly string[];
      readonly call: string;
      readonly depth: number;
    },
  ): RouterPlace | undefined {
    const whole = imported === '*' ? module : `${module}${module.endsWith('.') ? '' : '.'}${imported}`;
    const asModule = this.module(file, whole);
    if (asModule !== undefined && rest.length > 0)
      return this.find(asModule, `${rest.join('.')}${call}`, depth + 1);
    const asName = this.module(file, module);
    if (asName === undefined || imported === '*') return undefined;
    return this.find(asName, `${[imported, ...rest].join('.')}${call}`, depth + 1);
  }
}

/** Re-exports, constants of prefixes, and functions that are given a router. */
function mayHandOn(file: string, text: string): boolean {
  if (/(?:^|\/)(?:__init__\.py|index\.[cm]?[jt]s)$/.test(file)) return true;
  return text.length < 200_000 && /PREFIX|prefix|API_|BASE|\/api|[Rr]oute/.test(text);
}
