/** How the routers of Express, Fastify, Koa and Hono hang together in a file of TypeScript or JavaScript. */
import type { Node } from 'web-tree-sitter';
import { methods } from '../outline.ts';
import { readExported, readImport, readRequires } from './script-names.ts';
import { functionTypes, nameOfFunction, type Plugin, pluginOf, readPlugins } from './script-plugins.ts';
import { argumentsOf, fieldOf, lineOf, pathOf, prefixOption } from './script-values.ts';
import type { MadeRouter, Mount, PathPart, WiredRoute, Wiring } from './wiring.ts';

export function readScriptWiring(root: Node): Wiring {
  const calls = root.descendantsOfType('call_expression').filter((call) => call !== null);
  const plugins = readPlugins(root);
  return {
    imports: [
      ...root.descendantsOfType('import_statement').flatMap((each) => (each ? readImport(each) : [])),
      ...readRequires(root),
    ],
    routers: [...readRouters(root), ...readDefault(root), ...plugins.map(({ made }) => made)],
    routes: calls.flatMap((call) => readRoutes(call, plugins)),
    mounts: calls.flatMap((call) => severalPaths(call, readMount(call, plugins))),
    constants: readConstants(root),
    returns: readReturns(root),
    exported: readExported(root),
  };
}

/** `express()`, `express.Router()`, `new Hono()`; undefined for other calls. */
function kindOfMaker(value: Node): MadeRouter['kind'] | undefined {
  const maker = (value.childForFieldName('function') ?? value.childForFieldName('constructor'))?.text ?? '';
  if (
    /^(?:express|fastify|Fastify|polka|restify\.createServer|new Hono|Hono|OpenAPIHono|Koa|Elysia)$/.test(
      maker,
    )
  )
    return 'app';
  return /(?:^|\.)(?:Router|KoaRouter)$/.test(maker) ? 'router' : undefined;
}

function readRouters(root: Node): readonly MadeRouter[] {
  return root
    .descendantsOfType(['variable_declarator', 'assignment_expression', 'public_field_definition'])
    .flatMap((node): MadeRouter[] => {
      const name = (node?.childForFieldName('name') ?? node?.childForFieldName('left'))?.text;
      const given = node?.childForFieldName('value') ?? node?.childForFieldName('right');
      const { value, base } = unwrap(given ?? undefined);
      const kind = value === undefined ? undefined : kindOfMaker(value);
      if (name === undefined || value === undefined || kind === undefined) return [];
      return [{ name, kind, prefix: [...prefixOption(argumentsOf(value)[0]), ...base], line: lineOf(value) }];
    });
}

/** `export default Router().use(users)` */
function readDefault(root: Node): readonly MadeRouter[] {
  return root.namedChildren.flatMap((node): MadeRouter[] => {
    const given = node?.type === 'export_statement' ? node.childForFieldName('value') : undefined;
    const { value, base } = unwrap(given ?? undefined);
    const kind = value === undefined ? undefined : kindOfMaker(value);
    if (value === undefined || kind === undefined) return [];
    return [{ name: 'default', kind, prefix: base, line: lineOf(value) }];
  });
}

interface Made {
  readonly value: Node | undefined;
  readonly base: readonly PathPart[];
}

const wrapping =
  /^(?:await_expression|as_expression|parenthesized_expression|non_null_expression|satisfies_expression)$/;

/** `new Hono().basePath('/api')`, `fastify({ … }).withTypeProvider()`, `await Fastify()`: the call that makes it. */
function unwrap(given: Node | undefined, base: readonly PathPart[] = []): Made {
  if (given === undefined || kindOfMaker(given) !== undefined) return { value: given, base };
  if (wrapping.test(given.type)) return unwrap(given.namedChildren[0] ?? undefined, base);
  const link = chainLink(given);
  if (link === undefined) return { value: given, base };
  const [first] = argumentsOf(given);
  return unwrap(link.inner, link.act === 'basePath' && first !== undefined ? pathOf(first) : base);
}

/** Of a call on what another call gives: that one, and what is called on it. */
function chainLink(node: Node): { readonly inner: Node; readonly act: string } | undefined {
  const callee = node.type === 'call_expression' ? node.childForFieldName('function') : null;
  const inner = callee?.type === 'member_expression' ? callee.childForFieldName('object') : null;
  if (!inner || !/^(?:call_expression|new_expression)$/.test(inner.type)) return undefined;
  return { inner, act: callee?.childForFieldName('property')?.text ?? '' };
}

function readRoutes(call: Node, plugins: readonly Plugin[]): readonly WiredRoute[] {
  const callee = call.childForFieldName('function');
  const object = callee?.type === 'member_expression' ? callee.childForFieldName('object') : null;
  if (!object) return [];
  const act = callee?.childForFieldName('property')?.text ?? '';
  if (act === 'route' && argumentsOf(call)[0]?.type === 'object')
    return readRouteObject(call, object.text, plugins);
  const method = methodOf(act);
  const found = method === undefined ? undefined : routeOf(call, object);
  if (method === undefined || found === undefined) return [];
  const { on, path, handlers } = found;
  const base = { on, in: pluginOf(plugins, call, on), method, handler: handlerOf(handlers.at(-1)) };
  return [{ ...base, path: pathOf(path), line: lineOf(path) }];
}

function methodOf(act: string): string | undefined {
  if (act === 'all') return 'ANY';
  if (act === 'del') return 'DELETE';
  return methods.some((each) => each === act) ? act.toUpperCase() : undefined;
}

interface FoundRoute {
  readonly on: string;
  readonly path: Node;
  readonly handlers: readonly Node[];
}

/** `app.get('/x', f)`, or `app.route('/x').get(f).post(g)`. */
function routeOf(call: Node, object: Node): FoundRoute | undefined {
  const given = argumentsOf(call);
  const head = object.type === 'call_expression' ? headOfChain(object) : undefined;
  if (head !== undefined) return { ...head, handlers: given };
  const [path, ...handlers] = given;
  const isPath = path !== undefined && /^(?:string|template_string)$/.test(path.type);
  if (!isPath || handlers.length === 0 || !isRoutePath(path)) return undefined;
  return { on: rootOfChain(object), path, handlers };
}

/** `router` of `router.get('/', list).post('/', create)`; of what makes one, the name that it is kept under. */
function rootOfChain(object: Node): string {
  let at = object;
  while (at.type === 'call_expression' && kindOfMaker(at) === undefined) {
    const inner = at.childForFieldName('function')?.childForFieldName('object');
    if (!inner) break;
    at = inner;
  }
  return kindOfMaker(at) === undefined ? at.text : (keptAs(at) ?? at.text);
}

/** The variable of a chain that begins with what makes a router, or `default` where it is exported. */
function keptAs(maker: Node): string | undefined {
  let above = maker.parent;
  while (above && /^(?:member_expression|call_expression|await_expression)$/.test(above.type))
    above = above.parent;
  if (above?.type === 'variable_declarator') return above.childForFieldName('name')?.text;
  return above?.type === 'export_statement' ? 'default' : undefined;
}

/** `app.get('title')` and `client.get('https://…')` are none. */
function isRoutePath(path: Node): boolean {
  const text = path.text.slice(1, -1);
  return text === '' || text.startsWith('/') || text.startsWith('${') || text === '*';
}

function headOfChain(node: Node): Omit<FoundRoute, 'handlers'> | undefined {
  const callee = node.childForFieldName('function');
  const inner = callee?.childForFieldName('object');
  if (callee?.type !== 'member_expression' || !inner) return undefined;
  const act = callee.childForFieldName('property')?.text ?? '';
  const [path] = argumentsOf(node);
  if (act === 'route' && path !== undefined) return { on: inner.text, path };
  const isMethod = act === 'all' || methods.some((each) => each === act);
  return isMethod && inner.type === 'call_expression' ? headOfChain(inner) : undefined;
}

/** Fastify's `route({ method, url, handler })`. */
function readRouteObject(call: Node, on: string, plugins: readonly Plugin[]): readonly WiredRoute[] {
  const [options] = argumentsOf(call);
  const path = fieldOf(options, 'url') ?? fieldOf(options, 'path');
  const method = fieldOf(options, 'method');
  if (path === undefined || method === undefined) return [];
  const named = method.text.match(/[A-Za-z]+/g) ?? [];
  return named.map((each) => ({
    on,
    in: pluginOf(plugins, call, on),
    method: each.toUpperCase(),
    path: pathOf(path),
    handler: handlerOf(fieldOf(options, 'handler')),
    line: lineOf(path),
  }));
}

function handlerOf(node: Node | undefined): string {
  return node?.type === 'identifier' || node?.type === 'member_expression' ? node.text : '';
}

/** `app.use(['/a', '/b'], router)` mounts it twice. */
function severalPaths(call: Node, mount: Mount | undefined): readonly Mount[] {
  const [first] = argumentsOf(call);
  if (mount === undefined || first?.type !== 'array') return mount === undefined ? [] : [mount];
  return first.namedChildren.flatMap((each) => (each ? [{ ...mount, prefix: pathOf(each) }] : []));
}

function readMount(call: Node, plugins: readonly Plugin[]): Mount | undefined {
  const callee = call.childForFieldName('function');
  const given = argumentsOf(call);
  if (callee?.type !== 'member_expression') return readCalled(call, callee ?? undefined, given, plugins);
  const act = callee.childForFieldName('property')?.text ?? '';
  const object = callee.childForFieldName('object');
  const on = object ? rootOfChain(object) : '';
  const base = { on, in: pluginOf(plugins, call, on), line: lineOf(call) };
  if (act === 'register') return readRegister(base, given);
  if (act !== 'use' && act !== 'route') return undefined;
  return readUse(base, act, given);
}

/** `app.use('/x', auth, router)`, `app.use(router)`, Hono's `app.route('/x', other)`. */
function readUse(
  base: Pick<Mount, 'on' | 'in' | 'line'>,
  act: 'use' | 'route',
  given: readonly Node[],
): Mount | undefined {
  const [first, ...more] = given;
  if (first === undefined) return undefined;
  const isText = /^(?:string|template_string)$/.test(first.type);
  const hasPath = isText || (act === 'route' && more.length > 0 && first.type === 'identifier');
  const target = hasPath ? more.at(-1) : given.at(-1);
  return target && { ...base, ...targetOf(target), prefix: hasPath ? pathOf(first) : [] };
}

/** `require('./routes')(app)`, `registerRoutes(app)`: a function that is given the router. */
function readCalled(
  call: Node,
  callee: Node | undefined,
  given: readonly Node[],
  plugins: readonly Plugin[],
): Mount | undefined {
  const [first] = given;
  if (first?.type !== 'identifier' || callee === undefined) return undefined;
  const isRequired =
    callee.type === 'call_expression' && callee.childForFieldName('function')?.text === 'require';
  if (callee.type !== 'identifier' && !isRequired) return undefined;
  return {
    on: first.text,
    in: pluginOf(plugins, call, first.text),
    ...targetOf(callee),
    prefix: [],
    line: lineOf(call),
  };
}

function readRegister(
  base: Pick<Mount, 'on' | 'in' | 'line'>,
  [plugin, options]: readonly Node[],
): Mount | undefined {
  if (plugin === undefined) return undefined;
  const folder = fieldOf(options, 'dir');
  if (folder !== undefined) {
    const inner = fieldOf(options, 'options');
    const ignores = fieldOf(options, 'ignorePattern')?.text.match(/[a-z]{3,}/gi) ?? [];
    return { ...base, target: '', folder: folderIn(folder), ignores, prefix: prefixOption(inner) };
  }
  return { ...base, ...targetOf(plugin), prefix: prefixOption(options) };
}

/** The last text of `path.join(import.meta.dirname, 'routes')`. */
function folderIn(node: Node): string {
  if (node.type === 'string') return node.text.slice(1, -1);
  const texts = node.descendantsOfType('string').flatMap((each) => (each ? [each.text.slice(1, -1)] : []));
  return texts
    .filter((each) => !each.startsWith('file:') && !/^(?:node:)?(?:path|url)$/.test(each))
    .join('/');
}

function targetOf(node: Node): Pick<Mount, 'target' | 'targetModule'> {
  if (functionTypes.includes(node.type)) return { target: `inline@${node.startIndex}` };
  const text = node.text;
  const [, required] = /^(?:require|import)\(\s*['"]([^'"]+)['"]\s*\)/.exec(text) ?? [];
  if (required !== undefined) return { target: 'default', targetModule: required };
  // `router.routes()` of Koa, `makeRouter()`, `usersRouter.getRouter()`.
  const call = node.type === 'call_expression' ? node.childForFieldName('function') : undefined;
  if (call?.type === 'identifier') return { target: `${call.text}()` };
  if (call?.type === 'member_expression') return { target: call.childForFieldName('object')?.text ?? text };
  return { target: text };
}

function readConstants(root: Node): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const node of root.descendantsOfType(['variable_declarator', 'pair'])) {
    const name = (node?.childForFieldName('name') ?? node?.childForFieldName('key'))?.text ?? '';
    const value = node?.childForFieldName('value');
    if (value?.type === 'string' && /^\w+$/.test(name)) found.set(name, value.text.slice(1, -1));
  }
  return found;
}

function readReturns(root: Node): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const node of root.descendantsOfType(functionTypes)) {
    const name = node && nameOfFunction(node);
    for (const statement of node?.descendantsOfType('return_statement') ?? []) {
      const value = statement?.namedChildren[0];
      if (name && value?.type === 'identifier') found.set(name, value.text);
    }
  }
  return found;
}
