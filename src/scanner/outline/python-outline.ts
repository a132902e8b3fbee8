/** The outline of Python: public functions and classes of a module, and the routes of FastAPI and Flask. */
import type { Node } from 'web-tree-sitter';
import {
  distinctErrors,
  type FunctionErrors,
  messageOf,
  methods,
  nodesBelow,
  type Outline,
  type OutlineRoute,
  type OutlineSymbol,
  passedErrors,
  type ThrownError,
  toLine,
} from './outline.ts';

export function readPythonOutline(root: Node): Outline {
  const prefixes = readPrefixes(root);
  const symbols: OutlineSymbol[] = [];
  const functions = readFunctions(root);
  const routes: OutlineRoute[] = [];
  for (const node of root.namedChildren) {
    const definition = node?.type === 'decorated_definition' ? node.childForFieldName('definition') : node;
    if (definition === null || definition === undefined) continue;
    const symbol = readDefinition(definition);
    const own = node === null ? [] : routesOf(node, definition, prefixes);
    routes.push(...own);
    if (symbol !== undefined) symbols.push({ ...symbol, passed: passedErrors(symbol.name, functions) });
  }
  return { symbols, routes };
}

/** The functions of the module by their names, public or not. */
function readFunctions(root: Node): ReadonlyMap<string, FunctionErrors> {
  return new Map(
    root.namedChildren.flatMap((node): [string, FunctionErrors][] => {
      const definition = node?.type === 'decorated_definition' ? node.childForFieldName('definition') : node;
      const name = definition?.childForFieldName('name')?.text;
      const body = definition?.childForFieldName('body');
      if (definition?.type !== 'function_definition' || name === undefined || !body) return [];
      return [[name, { errors: errorsIn(body), calls: callsIn(body) }]];
    }),
  );
}

/** Names of plain calls: `parse(text)`. */
function callsIn(body: Node): readonly string[] {
  return nodesBelow(body, enter).flatMap((node) => {
    const callee = node.type === 'call' ? node.childForFieldName('function') : null;
    return callee?.type === 'identifier' ? [callee.text] : [];
  });
}

function readDefinition(definition: Node): Omit<OutlineSymbol, 'passed'> | undefined {
  const name = definition.childForFieldName('name')?.text ?? '';
  const body = definition.childForFieldName('body');
  const isFunction = definition.type === 'function_definition';
  if ((!isFunction && definition.type !== 'class_definition') || name.startsWith('_') || body === null)
    return undefined;
  const docstring = docstringOf(body);
  return {
    kind: isFunction ? 'function' : 'class',
    name,
    signature: isFunction ? signatureOf(name, definition) : name,
    line: definition.startPosition.row + 1,
    summary: docstring === undefined ? '' : summaryOf(docstring),
    isDocumented: docstring !== undefined,
    errors: isFunction ? errorsIn(body) : [],
    place: placeIn(definition, body),
  };
}

function signatureOf(name: string, definition: Node): string {
  const returns = definition.childForFieldName('return_type')?.text;
  const parameters = definition.childForFieldName('parameters')?.text ?? '()';
  return toLine(`${name}${parameters}${returns === undefined ? '' : ` -> ${returns}`}`);
}

function docstringOf(body: Node): string | undefined {
  const first = body.namedChildren.find((each) => each?.type !== 'comment');
  const text = first?.type === 'expression_statement' ? first.namedChildren[0] : undefined;
  return text?.type === 'string' ? text.text : undefined;
}

function summaryOf(docstring: string): string {
  const text = docstring.replace(/^[rRuU]?("""|'''|"|')/, '').replace(/("""|'''|"|')$/, '');
  // Sections of Google's and NumPy's styles are no summary.
  const [paragraph = ''] = text
    .trim()
    .split(/\n\s*\n|(?:^|\n)\s*(?:Args|Arguments|Parameters|Raises|Returns|Yields)\b/);
  return paragraph.replaceAll(/\s+/g, ' ').trim();
}

/** A body on the line of its head has no place. */
function placeIn(definition: Node, body: Node): OutlineSymbol['place'] {
  const first = body.namedChildren[0];
  if (!first || first.startPosition.row === definition.startPosition.row) return undefined;
  const before = first.text.length > 0 ? first.startPosition.column : 0;
  return { beforeLine: first.startPosition.row + 1, indent: ' '.repeat(before) };
}

function errorsIn(body: Node): readonly ThrownError[] {
  const raised = nodesBelow(body, enter).filter(({ type }) => type === 'raise_statement');
  return distinctErrors(raised.flatMap((statement) => readRaised(statement) ?? []));
}

const inner = new Set(['function_definition', 'class_definition', 'lambda']);

/** Neither functions within, nor what an `except` sees. */
function enter(node: Node): readonly (Node | null)[] {
  if (inner.has(node.type)) return [];
  const { namedChildren } = node;
  const isCaught = namedChildren.some((each) => /^except_(?:group_)?clause$/.test(each?.type ?? ''));
  return node.type === 'try_statement' && isCaught ? namedChildren.slice(1) : namedChildren;
}

function readRaised(statement: Node): ThrownError | undefined {
  const raised = statement.namedChildren[0];
  if (raised?.type === 'identifier') return { type: raised.text, message: '' };
  const type = raised?.type === 'call' ? raised.childForFieldName('function') : undefined;
  if (type?.type !== 'identifier') return undefined;
  const first = raised?.childForFieldName('arguments')?.namedChildren[0];
  return { type: type.text, message: first?.type === 'string' ? messageOf(literalOf(first.text)) : '' };
}

/** A text with expressions in it is none. */
function literalOf(text: string): string {
  const match = /^[rRuU]?(["'])(?!\1\1)(.*)\1$/s.exec(text);
  return match?.[2] ?? '';
}

/** `router = APIRouter(prefix="/orders")`, by the name. */
function readPrefixes(root: Node): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const assignment of root.descendantsOfType('assignment')) {
    const [name, value] = [assignment?.childForFieldName('left'), assignment?.childForFieldName('right')];
    if (name?.type !== 'identifier' || value?.type !== 'call') continue;
    const maker = value.childForFieldName('function')?.text ?? '';
    if (!/^(?:\w+\.)?(?:FastAPI|APIRouter|Flask|Blueprint)$/.test(maker)) continue;
    const prefix = keywordOf(value, 'prefix') ?? keywordOf(value, 'url_prefix') ?? '';
    found.set(name.text, /(?:APIRouter|Blueprint)$/.test(maker) ? `${prefix}\0` : '');
  }
  return found;
}

function keywordOf(call: Node, name: string): string | undefined {
  for (const each of call.childForFieldName('arguments')?.namedChildren ?? []) {
    if (each?.type === 'keyword_argument' && each.childForFieldName('name')?.text === name)
      return literalOf(each.childForFieldName('value')?.text ?? '');
  }
  return undefined;
}

function routesOf(
  node: Node,
  definition: Node,
  prefixes: ReadonlyMap<string, string>,
): readonly OutlineRoute[] {
  if (node.type !== 'decorated_definition') return [];
  const handler = definition.childForFieldName('name')?.text ?? '';
  return node.namedChildren.flatMap((each) =>
    each?.type === 'decorator' ? decoratedRoutes(each, prefixes, handler) : [],
  );
}

function decoratedRoutes(
  decorator: Node,
  prefixes: ReadonlyMap<string, string>,
  handler: string,
): readonly OutlineRoute[] {
  const call = decorator.namedChildren[0];
  const callee = call?.type === 'call' ? call.childForFieldName('function') : undefined;
  const prefix = prefixes.get(callee?.childForFieldName('object')?.text ?? '');
  const values = call?.childForFieldName('arguments');
  const first = values?.namedChildren[0];
  if (prefix === undefined || first?.type !== 'string') return [];
  const path = `${prefix.replace('\0', '')}${literalOf(first.text)}`;
  const line = decorator.startPosition.row + 1;
  const isPart = prefix.endsWith('\0');
  return methodsOf(callee?.childForFieldName('attribute')?.text ?? '', values?.text ?? '').map((method) => ({
    method,
    path,
    isPart,
    handler,
    line,
  }));
}

/** Flask's `route` names its methods; it is GET where it names none. */
function methodsOf(attribute: string, values: string): readonly string[] {
  if (methods.some((known) => known === attribute)) return [attribute.toUpperCase()];
  if (attribute !== 'route') return [];
  const named = /methods\s*=\s*\[([^\]]*)\]/.exec(values)?.[1];
  if (named === undefined) return ['GET'];
  return [...named.matchAll(/["'](\w+)["']/g)].map(([, one = '']) => one.toUpperCase());
}
