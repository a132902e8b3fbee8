/** How the routers of FastAPI, Flask and Starlette hang together in a file of Python. */
import type { Node } from 'web-tree-sitter';
import { methods } from '../outline.ts';
import type { MadeRouter, Mount, PathPart, WiredImport, WiredRoute, Wiring } from './wiring.ts';

const makers: Readonly<Record<string, MadeRouter['kind']>> = {
  FastAPI: 'app',
  Flask: 'app',
  Starlette: 'app',
  Quart: 'app',
  APIRouter: 'router',
  Blueprint: 'router',
};

export function readPythonWiring(root: Node): Wiring {
  const calls = root.descendantsOfType('call').filter((call) => call !== null);
  const routers = readRouters(root);
  const loops = readLoops(root);
  return {
    imports: root
      .descendantsOfType(['import_from_statement', 'import_statement'])
      .flatMap((each) => (each ? readImport(each) : [])),
    routers,
    routes: [...readDecorated(root), ...calls.flatMap((call) => readAdded(call) ?? [])],
    mounts: calls.flatMap((call) => readMounts(call, loops)),
    constants: readConstants(root),
    lists: readLists(root),
    returns: readReturns(root),
    exported: new Map(),
  };
}

function readRouters(root: Node): readonly MadeRouter[] {
  return root.descendantsOfType('assignment').flatMap((assignment): MadeRouter[] => {
    const [left, value] = [assignment?.childForFieldName('left'), assignment?.childForFieldName('right')];
    if (!left || value?.type !== 'call') return [];
    const maker = value.childForFieldName('function')?.text.split('.').at(-1) ?? '';
    const kind = Object.hasOwn(makers, maker) ? makers[maker] : undefined;
    if (kind === undefined) return [];
    const prefix = kind === 'app' ? undefined : (keyword(value, 'prefix') ?? keyword(value, 'url_prefix'));
    return [
      { name: left.text, kind, prefix: prefix === undefined ? [] : pathOf(prefix), line: lineOf(value) },
    ];
  });
}

const lineOf = (node: Node): number => node.startPosition.row + 1;

function keyword(call: Node, name: string): Node | undefined {
  const given = call.childForFieldName('arguments')?.namedChildren ?? [];
  const found = given.find(
    (each) => each?.type === 'keyword_argument' && each.childForFieldName('name')?.text === name,
  );
  return found?.childForFieldName('value') ?? undefined;
}

function positional(call: Node): readonly Node[] {
  const given = call.childForFieldName('arguments')?.namedChildren ?? [];
  return given.filter(
    (each) => each !== null && each.type !== 'keyword_argument' && each.type !== 'comment',
  ) as Node[];
}

/** A text, a name, a text with names in it, or several of them added. */
function pathOf(node: Node): readonly PathPart[] {
  if (node.type === 'string') {
    return node.namedChildren.flatMap((part): PathPart[] => {
      if (part?.type === 'string_content') return [{ text: part.text }];
      const inner = part?.type === 'interpolation' ? part.namedChildren[0] : undefined;
      return inner ? [{ name: inner.text }] : [];
    });
  }
  if (node.type === 'identifier' || node.type === 'attribute') return [{ name: node.text }];
  if (
    node.type === 'binary_operator' ||
    node.type === 'concatenated_string' ||
    node.type === 'parenthesized_expression'
  )
    return node.namedChildren.flatMap((each) => (each ? pathOf(each) : []));
  return [{ name: '?' }];
}

/** `for module in (users, orders):`, `for router in routers:`, by the loop's name. */
function readLoops(root: Node): Loops {
  const found = new Map<string, readonly string[] | { readonly list: string }>();
  for (const loop of root.descendantsOfType('for_statement')) {
    const [left, right] = [loop?.childForFieldName('left'), loop?.childForFieldName('right')];
    if (left?.type === 'identifier' && (right?.type === 'list' || right?.type === 'tuple'))
      found.set(
        left.text,
        right.namedChildren.flatMap((each) => each?.text ?? []),
      );
    if (left?.type === 'identifier' && right?.type === 'identifier')
      found.set(left.text, { list: right.text });
  }
  return found;
}

/** A list that stands there itself, or the name of one. */
type Loops = ReadonlyMap<string, readonly string[] | { readonly list: string }>;

/** `routers = [users.router, orders.router]` */
function readLists(root: Node): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const assignment of root.descendantsOfType('assignment')) {
    const [left, right] = [assignment?.childForFieldName('left'), assignment?.childForFieldName('right')];
    if (left?.type !== 'identifier' || (right?.type !== 'list' && right?.type !== 'tuple')) continue;
    const names = right.namedChildren.flatMap((each) =>
      each?.type === 'identifier' || each?.type === 'attribute' ? [each.text] : [],
    );
    if (names.length > 0) found.set(left.text, names);
  }
  return found;
}

function readMounts(call: Node, loops: Loops): readonly Mount[] {
  const callee = call.childForFieldName('function');
  if (callee?.type !== 'attribute') return [];
  const on = callee.childForFieldName('object')?.text ?? '';
  const act = callee.childForFieldName('attribute')?.text ?? '';
  if (act === 'mount') return readMounted(call, on);
  return act === 'include_router' || act === 'register_blueprint'
    ? readIncluded(call, { on, act, loops })
    : [];
}

/** `app.mount('/v1', other)` */
function readMounted(call: Node, on: string): readonly Mount[] {
  const [first, second] = positional(call);
  const isMount = first?.type === 'string' && second !== undefined;
  return isMount ? [{ on, target: second.text, prefix: pathOf(first), line: lineOf(call) }] : [];
}

function readIncluded(
  call: Node,
  { on, act, loops }: { readonly on: string; readonly act: string; readonly loops: Loops },
): readonly Mount[] {
  const target = positional(call)[0] ?? keyword(call, 'router') ?? keyword(call, 'blueprint');
  const prefix = keyword(call, 'prefix') ?? keyword(call, 'url_prefix');
  const replaces = act === 'register_blueprint' && prefix !== undefined;
  const loop = target === undefined ? undefined : loops.get(target.text);
  const list = loop !== undefined && 'list' in loop ? loop.list : undefined;
  return (target === undefined ? [] : spread(target.text, loops)).map((each) => ({
    on,
    target: each,
    prefix: prefix === undefined ? [] : pathOf(prefix),
    ...(replaces && { replaces }),
    ...(list !== undefined && { each: list }),
    line: lineOf(call),
  }));
}

/** `module.router` in a loop is that of each. */
function spread(target: string, loops: Loops): readonly string[] {
  const [name = '', ...rest] = target.split('.');
  const loop = loops.get(name);
  if (loop === undefined || 'list' in loop) return [target];
  return loop.map((each) => [each, ...rest].join('.'));
}

function readDecorated(root: Node): readonly WiredRoute[] {
  return root.descendantsOfType('decorated_definition').flatMap((node) => {
    const handler = node?.childForFieldName('definition')?.childForFieldName('name')?.text ?? '';
    return (node?.namedChildren ?? []).flatMap((each) => {
      const call = each?.type === 'decorator' ? each.namedChildren[0] : undefined;
      return call?.type === 'call' ? readDecorator(call, handler) : [];
    });
  });
}

function readDecorator(call: Node, handler: string): readonly WiredRoute[] {
  const callee = call.childForFieldName('function');
  if (callee?.type !== 'attribute') return [];
  const act = callee.childForFieldName('attribute')?.text ?? '';
  const first = positional(call)[0] ?? keyword(call, 'path') ?? keyword(call, 'rule');
  if (first === undefined || first.type === 'comparison_operator') return [];
  const on = callee.childForFieldName('object')?.text ?? '';
  return methodsOf(act, call).map((method) => ({
    on,
    method,
    path: pathOf(first),
    handler,
    line: lineOf(call),
  }));
}

function methodsOf(act: string, call: Node): readonly string[] {
  if (methods.some((each) => each === act)) return [act.toUpperCase()];
  if (act !== 'route' && act !== 'api_route') return act === 'websocket' ? ['WS'] : [];
  return namedMethods(call);
}

/** GET where none is named. */
function namedMethods(call: Node): readonly string[] {
  const named = keyword(call, 'methods')?.text.match(/[A-Za-z]+/g);
  return named?.map((each) => each.toUpperCase()) ?? ['GET'];
}

/** `app.add_url_rule('/x', view_func=x)`, `router.add_api_route('/x', x)`. */
function readAdded(call: Node): readonly WiredRoute[] | undefined {
  const callee = call.childForFieldName('function');
  const act = callee?.childForFieldName('attribute')?.text ?? '';
  if (!/^(?:add_url_rule|add_api_route|add_route)$/.test(act)) return undefined;
  const [path, handler] = positional(call);
  if (path?.type !== 'string') return undefined;
  const on = callee?.childForFieldName('object')?.text ?? '';
  const name = keyword(call, 'view_func')?.text ?? handler?.text ?? '';
  return namedMethods(call).map((method) => ({
    on,
    method,
    path: pathOf(path),
    handler: name,
    line: lineOf(call),
  }));
}

function readImport(statement: Node): readonly WiredImport[] {
  if (statement.type === 'import_statement')
    return statement.namedChildren.flatMap((each): WiredImport[] => {
      const name = each?.type === 'aliased_import' ? each.childForFieldName('name')?.text : each?.text;
      const alias = each?.type === 'aliased_import' ? each.childForFieldName('alias')?.text : undefined;
      return name === undefined ? [] : [{ local: alias ?? name, module: name, imported: '*' }];
    });
  const module = statement.childForFieldName('module_name')?.text ?? '';
  return statement.childrenForFieldName('name').flatMap((each): WiredImport[] => {
    const imported = each?.type === 'aliased_import' ? each.childForFieldName('name')?.text : each?.text;
    const local = each?.type === 'aliased_import' ? each.childForFieldName('alias')?.text : each?.text;
    return imported === undefined || local === undefined ? [] : [{ local, module, imported }];
  });
}

function readConstants(root: Node): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const assignment of root.descendantsOfType('assignment')) {
    const [left, right] = [assignment?.childForFieldName('left'), assignment?.childForFieldName('right')];
    if (left?.type !== 'identifier' || right?.type !== 'string') continue;
    const parts = pathOf(right);
    const text = parts.map((part) => ('text' in part ? part.text : undefined));
    if (text.every((each) => each !== undefined)) found.set(left.text, text.join(''));
  }
  return found;
}

function readReturns(root: Node): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const definition of root.descendantsOfType('function_definition')) {
    const name = definition?.childForFieldName('name')?.text;
    for (const statement of definition?.descendantsOfType('return_statement') ?? []) {
      const value = statement?.namedChildren[0];
      if (name !== undefined && value?.type === 'identifier') found.set(name, value.text);
    }
  }
  return found;
}
