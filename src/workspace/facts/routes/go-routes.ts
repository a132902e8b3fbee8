/** Routes of Go: gin, echo, chi, gorilla and net/http, with the groups that they are in, also by way of functions. */
import escapeStringRegexp from 'escape-string-regexp';
import { evidenceAt, folderOf, isProduct, type ReadTree } from '../tree.ts';
import { type FoundRoute, join } from './mounted-routes.ts';

interface GoFunction {
  readonly file: string;
  readonly text: string;
  readonly name: string;
  /** Names of its parameters, in their order. */
  readonly parameters: readonly string[];
  readonly from: number;
  readonly to: number;
}

interface GoPlace {
  /** Prefixes of the names of groups. */
  readonly groups: ReadonlyMap<string, string>;
  /** What all routes of the function stand below. */
  readonly above: string;
}

const telling = /\b(?:gin|echo|chi|mux|http|fiber)\b/;
/** Functions that give groups to functions that give … */
const deepest = 6;

export async function goRoutes(tree: ReadTree): Promise<readonly FoundRoute[]> {
  const functions: GoFunction[] = [];
  for (const file of tree.matching(/\.go$/).filter(isProduct)) {
    const text = await tree.code(file);
    if (telling.test(text)) functions.push(...functionsIn(file, text));
  }
  return functions
    .filter((one) => !isGiven(one, functions))
    .flatMap((one) => routesIn(one, { groups: new Map(), above: '' }, { functions, depth: 0 }));
}

function functionsIn(file: string, text: string): readonly GoFunction[] {
  const heads = [...text.matchAll(/^func (?:\([^)]*\) )?(\w+)\(([^)]*)\)[^\n]*\{/gm)];
  return heads.map((match, index) => ({
    file,
    text,
    name: match[1] ?? '',
    parameters: (match[2] ?? '').split(',').map((each) => each.trim().split(/\s+/)[0] ?? ''),
    from: match.index,
    to: heads[index + 1]?.index ?? text.length,
  }));
}

const bodyOf = ({ text, from, to }: GoFunction): string => text.slice(from, to);

/** It gives routes to what it is given: its callers say below which prefix; without a caller they are no routes. */
function isGiven(one: GoFunction, functions: readonly GoFunction[]): boolean {
  const [, ...types] = /^func[^(]*\(([^)]*)\)/.exec(bodyOf(one)) ?? [];
  if (
    /RouterGroup|IRouter|gin\.IRoutes|chi\.Router|echo\.Group|\*gin\.Engine|\*http\.ServeMux|\*mux\.Router|fiber\.Router/.test(
      types.join(' '),
    )
  )
    return true;
  return functions.some(
    (other) =>
      other !== one &&
      new RegExp(`StripPrefix\\([^)]*\\b${escapeStringRegexp(one.name)}\\(`).test(bodyOf(other)),
  );
}

interface Walk {
  readonly functions: readonly GoFunction[];
  readonly depth: number;
}

function routesIn(one: GoFunction, { groups: given, above }: GoPlace, walk: Walk): readonly FoundRoute[] {
  const body = bodyOf(one);
  const groups = new Map(given);
  for (const [, name = '', on = '', prefix = ''] of body.matchAll(
    /(\w+)\s*:?=\s*(\w+)\.(?:Group|Party)\(\s*"([^"]*)"/g,
  ))
    groups.set(name, join(groups.get(on) ?? '', prefix));
  const own = [...byMethod(body), ...byHandle(body)].map(({ method, on, path, handler, index }) => ({
    method,
    path: join(above, join(groups.get(on) ?? '', path.replace(/\{\$\}$/, ''))),
    file: one.file,
    line: evidenceAt(one.file, one.text, one.from + index).line ?? 1,
    handler,
  }));
  return walk.depth >= deepest ? own : [...own, ...calledRoutes(one, { groups, above }, walk)];
}

interface Written {
  readonly method: string;
  readonly on: string;
  readonly path: string;
  readonly handler: string;
  readonly index: number;
}

function byMethod(body: string): readonly Written[] {
  const pattern =
    /\b(\w+)\.(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|Any|Get|Post|Put|Patch|Delete)\(\s*"(\/?[^"]*)"\s*,\s*(?:[\w.]+\s*,\s*)*([\w.]+)?/g;
  return [...body.matchAll(pattern)]
    .filter(([, on]) => on !== 'http' && on !== 'client')
    .map(({ 1: on = '', 2: method = '', 3: path = '', 4: handler = '', index }) => ({
      method: method === 'Any' ? 'ANY' : method.toUpperCase(),
      on,
      path,
      handler,
      index,
    }));
}

/** `mux.HandleFunc("GET /x", f)`, gorilla's `.Methods("GET")`, gin's `Handle(http.MethodPost, "/x", f)`. */
function byHandle(body: string): readonly Written[] {
  const plain = [
    ...body.matchAll(
      /\b(\w+)\.Handle(?:Func)?\(\s*"(?:(GET|POST|PUT|PATCH|DELETE|HEAD) )?(\/[^"]*)"\s*,\s*([\w.]+)?([^\n]*)$/gm,
    ),
  ].flatMap(({ 1: on = '', 2: method, 3: path = '', 4: handler = '', 5: rest = '', index }): Written[] => {
    if (`${handler}${rest}`.includes('StripPrefix') || /FileServer/.test(`${handler}${rest}`)) return [];
    const listed = [...(/\.Methods\(([^)]*)\)/.exec(rest)?.[1]?.matchAll(/"(\w+)"|Method(\w+)/g) ?? [])].map(
      ([, quoted, constant = '']) => (quoted ?? constant).toUpperCase(),
    );
    const methods = method === undefined ? (listed.length === 0 ? ['ANY'] : listed) : [method];
    return methods.map((each) => ({ method: each, on, path, handler, index }));
  });
  const constant = [
    ...body.matchAll(/\b(\w+)\.Handle\(\s*(?:http\.Method(\w+)|"([A-Z]+)")\s*,\s*"([^"]*)"\s*,\s*([\w.]+)?/g),
  ].map(({ 1: on = '', 2: named, 3: quoted = '', 4: path = '', 5: handler = '', index }) => ({
    method: (named ?? quoted).toUpperCase(),
    on,
    path,
    handler,
    index,
  }));
  return [...plain, ...constant];
}

/** Routes of functions that are given a group, or stand behind a prefix that is taken off. */
function calledRoutes(
  one: GoFunction,
  { groups, above }: GoPlace,
  { functions, depth }: Walk,
): readonly FoundRoute[] {
  const body = bodyOf(one);
  const next = { functions, depth: depth + 1 };
  const given = [...body.matchAll(/(?:\b(\w+)\.)?\b(\w+)\(((?:[^()]|\([^()]*\))*)\)/g)].flatMap(
    ([, pkg, name = '', list = '']) => {
      const called = findFunction(functions, one, pkg, name);
      if (called === undefined || called === one || !isGiven(called, [])) return [];
      const values = list.split(/,(?![^(]*\))/).map((each) => each.trim());
      const inner = new Map(
        called.parameters.map((parameter, index) => [parameter, prefixOf(values[index] ?? '', groups)]),
      );
      return routesIn(called, { groups: inner, above }, next);
    },
  );
  const stripped = [...body.matchAll(/StripPrefix\(\s*"([^"]*)"\s*,\s*(?:(\w+)\.)?(\w+)\(/g)].flatMap(
    ([, prefix = '', pkg, name = '']) => {
      const called = findFunction(functions, one, pkg, name);
      return called === undefined
        ? []
        : routesIn(called, { groups: new Map(), above: join(above, prefix) }, next);
    },
  );
  return [...given, ...stripped];
}

function prefixOf(value: string, groups: ReadonlyMap<string, string>): string {
  const [, on = '', prefix = ''] = /^(\w+)\.Group\(\s*"([^"]*)"/.exec(value) ?? [];
  return on === '' ? (groups.get(value) ?? '') : join(groups.get(on) ?? '', prefix);
}

/** Of the same package, or of the one that is named. */
function findFunction(
  functions: readonly GoFunction[],
  from: GoFunction,
  pkg: string | undefined,
  name: string,
): GoFunction | undefined {
  return functions.find((each) => {
    if (each.name !== name) return false;
    const folder = folderOf(each.file);
    return pkg === undefined ? folder === folderOf(from.file) : folder.split('/').at(-1) === pkg;
  });
}
