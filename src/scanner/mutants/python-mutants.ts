/** What may be changed in Python. */
import type { Node } from 'web-tree-sitter';
import type { MutantEdit } from './mutant.ts';
import {
  assignments,
  calculations,
  comparisons,
  connections,
  isTelling,
  raiseNumber,
  replace,
  swap,
} from './swaps.ts';

type Edits = readonly MutantEdit[];
const none: Edits = [];

const passedOver = new Set([
  'comment',
  'import_statement',
  'import_from_statement',
  'future_import_statement',
  'type',
  'decorator',
  'raise_statement',
  'assert_statement',
  'type_alias_statement',
]);

export function isPassedOverInPython(node: Node): boolean {
  if (passedOver.has(node.type)) return true;
  if (node.type === 'call') return isTelling(node.childForFieldName('function')?.text ?? '');
  const condition = node.type === 'if_statement' ? node.childForFieldName('condition')?.text : undefined;
  return condition !== undefined && /__name__|TYPE_CHECKING/.test(condition);
}

export function pythonFunctionName(node: Node): string | undefined {
  return node.type === 'function_definition' ? node.childForFieldName('name')?.text : undefined;
}

export function isPythonFunction({ type }: Node): boolean {
  return type === 'function_definition' || type === 'lambda';
}

const makers: Readonly<Record<string, (node: Node, isInFunction: boolean) => Edits>> = {
  comparison_operator: (node) =>
    node.childrenForFieldName('operators').flatMap((token) => swap(token, comparisons)),
  binary_operator: ofBinary,
  boolean_operator: (node) => swap(node.childForFieldName('operator'), connections),
  augmented_assignment: (node) =>
    isText(node.childForFieldName('right')) ? none : swap(node.childForFieldName('operator'), assignments),
  not_operator: ofNot,
  if_statement: (node) => negate(node.childForFieldName('condition')),
  elif_clause: (node) => negate(node.childForFieldName('condition')),
  conditional_expression: (node) => negate(node.namedChild(1)),
  true: (node) => replace('boolean-flipped', node, 'False'),
  false: (node) => replace('boolean-flipped', node, 'True'),
  integer: raiseNumber,
  float: raiseNumber,
  string: emptyString,
  return_statement: (node) => nothingFor(node.namedChild(0)),
  expression_statement: (node, isInFunction) => (isInFunction ? remove(node) : none),
};

export function pythonEdits(node: Node, isInFunction: boolean): Edits {
  const make = Object.hasOwn(makers, node.type) ? makers[node.type] : undefined;
  return make?.(node, isInFunction) ?? none;
}

function ofBinary(node: Node): Edits {
  const operator = node.childForFieldName('operator');
  const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
  // Texts are joined by `+`, and filled by `%`.
  if (isText(left) || (operator?.text === '+' && isText(right))) return none;
  return swap(operator, calculations);
}

function isText(node: Node | null): boolean {
  if (node === null) return false;
  if (node.type === 'string' || node.type === 'concatenated_string') return true;
  const isJoined = node.type === 'binary_operator' || node.type === 'parenthesized_expression';
  return isJoined && node.namedChildren.some(isText);
}

function ofNot(node: Node): Edits {
  const inner = node.childForFieldName('argument');
  return inner === null ? none : replace('not-removed', node, inner.text);
}

const turned = /^(?:true|false|not_operator|comparison_operator|named_expression)$/;

function negate(condition: Node | null): Edits {
  if (condition === null || turned.test(condition.type)) return none;
  return replace('condition-negated', condition, `not (${condition.text})`);
}

function nothingFor(value: Node | null): Edits {
  if (value === null || value.type === 'none' || value.type === 'comment') return none;
  return replace('return-value', value, 'None');
}

/** Not of what documents, of a key, or of an error. */
function emptyString(node: Node): Edits {
  const { parent } = node;
  if (parent === null || /^(?:expression_statement|concatenated_string|block|module)$/.test(parent.type))
    return none;
  const isKey = parent.type === 'pair' && parent.childForFieldName('key')?.id === node.id;
  const quotes = /^([A-Za-z]*)("""|'''|"|')/.exec(node.text);
  if (isKey || quotes === null || isMessage(node)) return none;
  const [opening, , mark = ''] = quotes;
  if (node.text.length <= opening.length + mark.length) return none;
  return replace('string-emptied', node, `${opening}${mark}`);
}

function isMessage({ parent }: Node): boolean {
  const call = parent?.type === 'argument_list' ? parent.parent : null;
  return /(?:Error|Exception|Warning)$/.test(call?.childForFieldName('function')?.text ?? '');
}

function remove(node: Node): Edits {
  const inner = node.namedChild(0);
  const does = inner?.type === 'await' ? inner.namedChild(0) : inner;
  if (does === null || does === undefined || !isDoing.has(does.type)) return none;
  // Without a name's first value nothing runs on: that any test notices, or none that gets there.
  if (does.type === 'assignment' && does.childForFieldName('left')?.type === 'identifier') return none;
  const callee = does.childForFieldName('function')?.text ?? '';
  if (isTelling(callee) || callee.startsWith('super()')) return none;
  return replace('statement-removed', node, 'pass');
}

const isDoing = new Set(['call', 'assignment', 'augmented_assignment']);
