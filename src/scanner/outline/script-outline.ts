/** The outline of TypeScript and JavaScript: what is exported by name, and the routes of Express, Fastify, Koa and Hono. */
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
  type SymbolKind,
  type ThrownError,
  toLine,
} from './outline.ts';

export function readScriptOutline(root: Node): Outline {
  const functions = readFunctions(root);
  const symbols = root.namedChildren.flatMap((node) =>
    node?.type === 'export_statement' ? readExport(node) : [],
  );
  return {
    symbols: symbols.map((symbol) => ({ ...symbol, passed: passedErrors(symbol.name, functions) })),
    routes: readRoutes(root),
  };
}

type OwnSymbol = Omit<OutlineSymbol, 'passed'>;

/** The functions of the file by their names, exported or not. */
function readFunctions(root: Node): ReadonlyMap<string, FunctionErrors> {
  const declared = root.namedChildren.flatMap((node) =>
    node?.type === 'export_statement' ? (node.childForFieldName('declaration') ?? []) : (node ?? []),
  );
  return new Map(declared.flatMap(functionsOf));
}

function functionsOf(declaration: Node): [string, FunctionErrors][] {
  const isLexical = declaration.type === 'lexical_declaration';
  const named = isLexical ? declaration.namedChildren : [declaration];
  return named.flatMap((one): [string, FunctionErrors][] => {
    const name = one?.childForFieldName('name')?.text;
    const callable = isLexical ? one?.childForFieldName('value') : one;
    const body = callable?.childForFieldName('body');
    if (name === undefined || !callable || !body || !functions.has(callable.type)) return [];
    return [[name, { errors: errorsIn(body), calls: callsIn(body) }]];
  });
}

/** Names of plain calls: `parse(text)`. */
function callsIn(body: Node): readonly string[] {
  return nodesBelow(body, enter).flatMap((node) => {
    const callee = node.type === 'call_expression' ? node.childForFieldName('function') : null;
    return callee?.type === 'identifier' ? [callee.text] : [];
  });
}

const kinds: Readonly<Record<string, SymbolKind>> = {
  function_declaration: 'function',
  generator_function_declaration: 'function',
  class_declaration: 'class',
  abstract_class_declaration: 'class',
  interface_declaration: 'interface',
  type_alias_declaration: 'type',
  enum_declaration: 'enum',
};

function readExport(statement: Node): OwnSymbol[] {
  const declaration = statement.childForFieldName('declaration');
  if (declaration === null) return [];
  const comment = commentBefore(statement);
  const base = {
    line: statement.startPosition.row + 1,
    summary: comment === undefined ? '' : summaryOf(comment),
    isDocumented: comment !== undefined,
    place: { beforeLine: statement.startPosition.row + 1, indent: '' },
  };
  if (declaration.type === 'lexical_declaration') return readConstants(declaration, base);
  const kind = kinds[declaration.type];
  const name = declaration.childForFieldName('name')?.text;
  if (kind === undefined || name === undefined) return [];
  const body = declaration.childForFieldName('body');
  const isCallable = kind === 'function';
  return [
    {
      ...base,
      kind,
      name,
      signature: isCallable ? signatureOf(name, declaration) : name,
      errors: isCallable && body !== null ? errorsIn(body) : [],
    },
  ];
}

type Base = Pick<OutlineSymbol, 'line' | 'summary' | 'isDocumented' | 'place'>;

/** A constant that is a function counts as one. */
function readConstants(declaration: Node, base: Base): OwnSymbol[] {
  return declaration.namedChildren.flatMap((one): OwnSymbol[] => {
    const name = one?.childForFieldName('name');
    if (one?.type !== 'variable_declarator' || name?.type !== 'identifier') return [];
    const value = one.childForFieldName('value');
    const isFunction = value?.type === 'arrow_function' || value?.type === 'function_expression';
    if (!isFunction || value === null) {
      const type = one.childForFieldName('type')?.text ?? '';
      return [
        { ...base, kind: 'constant', name: name.text, signature: toLine(`${name.text}${type}`), errors: [] },
      ];
    }
    const body = value.childForFieldName('body');
    return [
      {
        ...base,
        kind: 'function',
        name: name.text,
        signature: signatureOf(name.text, value),
        errors: body?.type === 'statement_block' ? errorsIn(body) : [],
      },
    ];
  });
}

function signatureOf(name: string, declaration: Node): string {
  const parameters =
    declaration.childForFieldName('parameters')?.text ??
    `(${declaration.childForFieldName('parameter')?.text ?? ''})`;
  return toLine(`${name}${parameters}${declaration.childForFieldName('return_type')?.text ?? ''}`);
}

/** A documentation comment that ends on the line before. */
function commentBefore(statement: Node): string | undefined {
  const before = statement.previousSibling;
  if (before?.type !== 'comment' || !before.text.startsWith('/**')) return undefined;
  return before.endPosition.row === statement.startPosition.row - 1 ? before.text : undefined;
}

function summaryOf(comment: string): string {
  const text = comment
    .replace(/^\/\*\*/, '')
    .replace(/\*\/$/, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trim())
    .join('\n')
    .trim();
  const [paragraph = ''] = text.split(/\n\s*\n|\n?@/);
  return paragraph.replaceAll(/\s+/g, ' ').trim();
}

const functions = new Set([
  'function_declaration',
  'function_expression',
  'arrow_function',
  'method_definition',
  'generator_function',
  'generator_function_declaration',
  'class_body',
]);

function errorsIn(body: Node): readonly ThrownError[] {
  const thrown = nodesBelow(body, enter).filter(({ type }) => type === 'throw_statement');
  return distinctErrors(thrown.flatMap((statement) => readThrown(statement) ?? []));
}

/** Neither functions within, nor what a `catch` sees. */
function enter(node: Node): readonly (Node | null)[] {
  if (functions.has(node.type)) return [];
  if (node.type !== 'try_statement' || node.childForFieldName('handler') === null) return node.namedChildren;
  return node.namedChildren.filter((each) => each?.type !== 'statement_block');
}

function readThrown(statement: Node): ThrownError | undefined {
  const expression = statement.namedChildren[0];
  if (expression?.type !== 'new_expression') return undefined;
  const type = expression.childForFieldName('constructor');
  if (type?.type !== 'identifier') return undefined;
  const first = expression.childForFieldName('arguments')?.namedChildren[0];
  return { type: type.text, message: first?.type === 'string' ? messageOf(first.text.slice(1, -1)) : '' };
}

const roots = /^(?:app|server|fastify|api)$/;
const routers = /(?:router|routes|route)$/i;

function readRoutes(root: Node): readonly OutlineRoute[] {
  return root.descendantsOfType('call_expression').flatMap((call) => (call && readRoute(call)) ?? []);
}

function readRoute(call: Node): OutlineRoute | undefined {
  const callee = call.childForFieldName('function');
  const object = callee?.type === 'member_expression' ? callee.childForFieldName('object') : undefined;
  const method = callee?.childForFieldName('property')?.text ?? '';
  if (object?.type !== 'identifier' || !methods.some((each) => each === method)) return undefined;
  const isPart = !roots.test(object.text);
  if (isPart && !routers.test(object.text)) return undefined;
  const values = call.childForFieldName('arguments')?.namedChildren ?? [];
  const path = pathOf(values);
  if (path === undefined) return undefined;
  const last = values.at(-1);
  const handler = last?.type === 'identifier' || last?.type === 'member_expression' ? last.text : '';
  return { method: method.toUpperCase(), path, isPart, handler, line: call.startPosition.row + 1 };
}

/** `app.get('title')` has none, and neither has what nobody answers. */
function pathOf([first, ...others]: readonly (Node | null)[]): string | undefined {
  const path = first?.type === 'string' ? first.text.slice(1, -1) : '';
  return path.startsWith('/') && others.length > 0 ? path : undefined;
}
