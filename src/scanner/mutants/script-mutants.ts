/** What may be changed in TypeScript and JavaScript. */
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
  steps,
  swap,
} from './swaps.ts';

type Edits = readonly MutantEdit[];
const none: Edits = [];

/** Types, modules and what is written for people: no test could see a change there. */
const passedOver = new Set([
  'comment',
  'import_statement',
  'type_annotation',
  'type_arguments',
  'type_parameters',
  'type_alias_declaration',
  'interface_declaration',
  'ambient_declaration',
  'literal_type',
  'union_type',
  'function_signature',
  'abstract_method_signature',
  'method_signature',
  'decorator',
  'regex',
  'throw_statement',
  'jsx_attribute',
  'hash_bang_line',
]);

const functions = new Set([
  'function_declaration',
  'generator_function_declaration',
  'function_expression',
  'method_definition',
  'arrow_function',
  'function',
]);

export function isPassedOverInScript(node: Node): boolean {
  if (passedOver.has(node.type)) return true;
  if (node.type === 'call_expression') return isTelling(node.childForFieldName('function')?.text ?? '');
  // `require('x')` and the like would fail for every test at once.
  return isModulePart(node) || isProgramStart(node);
}

function isModulePart(node: Node): boolean {
  if (node.type !== 'string') return false;
  const { parent } = node;
  if (parent?.type === 'export_statement') return true;
  const call = parent?.parent;
  const callee = call?.type === 'call_expression' ? (call.childForFieldName('function')?.text ?? '') : '';
  return /^(?:require|import|import\.meta\.resolve|require\.resolve)$/.test(callee);
}

/** `if (require.main === module)`: no test gets there. */
function isProgramStart(node: Node): boolean {
  if (node.type !== 'if_statement') return false;
  return /require\.main|import\.meta\.(?:main|url)/.test(node.childForFieldName('condition')?.text ?? '');
}

/** A name where it begins one; undefined for other nodes. */
export function scriptFunctionName(node: Node): string | undefined {
  if (!functions.has(node.type)) return undefined;
  const own = node.childForFieldName('name')?.text;
  if (own !== undefined) return own;
  const holder = node.parent;
  const named = holder?.childForFieldName('name') ?? holder?.childForFieldName('key') ?? null;
  const left = holder?.type === 'assignment_expression' ? holder.childForFieldName('left') : null;
  return (named ?? left)?.text.slice(0, 60);
}

export function isScriptFunction({ type }: Node): boolean {
  return functions.has(type);
}

const makers: Readonly<Record<string, (node: Node, isInFunction: boolean) => Edits>> = {
  binary_expression: ofBinary,
  augmented_assignment_expression: (node) =>
    isText(node.childForFieldName('right')) ? none : swap(node.childForFieldName('operator'), assignments),
  update_expression: ofUpdate,
  unary_expression: (node) =>
    node.childForFieldName('operator')?.text === '!' ? replaceBy('not-removed', node, 'argument') : none,
  if_statement: (node) => negate(node.childForFieldName('condition')?.namedChild(0) ?? null),
  ternary_expression: (node) => negate(node.childForFieldName('condition')),
  true: (node) => replace('boolean-flipped', node, 'false'),
  false: (node) => replace('boolean-flipped', node, 'true'),
  number: raiseNumber,
  string: emptyString,
  return_statement: (node) => nothingFor(node.namedChild(0)),
  arrow_function: ofArrow,
  expression_statement: (node, isInFunction) => (isInFunction ? remove(node) : none),
};

export function scriptEdits(node: Node, isInFunction: boolean): Edits {
  const make = Object.hasOwn(makers, node.type) ? makers[node.type] : undefined;
  return make?.(node, isInFunction) ?? none;
}

function ofBinary(node: Node): Edits {
  const operator = node.childForFieldName('operator');
  const sides = [node.childForFieldName('left'), node.childForFieldName('right')];
  // Texts are joined by it: that is no calculation.
  const calculated = operator?.text === '+' && sides.some(isText) ? none : swap(operator, calculations);
  return [...swap(operator, comparisons), ...calculated, ...swap(operator, connections)];
}

function isText(node: Node | null): boolean {
  if (node === null) return false;
  if (node.type === 'string' || node.type === 'template_string') return true;
  const isJoined = node.type === 'binary_expression' || node.type === 'parenthesized_expression';
  return isJoined && node.namedChildren.some(isText);
}

/** The step of a loop that counts would never let it end. */
function ofUpdate(node: Node): Edits {
  return node.parent?.type === 'for_statement' ? none : swap(node.childForFieldName('operator'), steps);
}

function replaceBy(operator: 'not-removed', node: Node, field: string): Edits {
  const inner = node.childForFieldName(field);
  return inner === null ? none : replace(operator, node, inner.text);
}

/** Of what has no operator of its own that another change turns round. */
function negate(condition: Node | null): Edits {
  if (condition === null || /^(?:true|false)$/.test(condition.type)) return none;
  const operator = condition.childForFieldName('operator');
  const isTurned = condition.type === 'unary_expression' || swap(operator, comparisons).length > 0;
  return isTurned ? none : replace('condition-negated', condition, `!(${condition.text})`);
}

const empty = /^(?:undefined|null|void 0)$/;

function nothingFor(value: Node | null): Edits {
  if (value === null || value.type === 'comment' || empty.test(value.text)) return none;
  return replace('return-value', value, 'undefined');
}

function ofArrow(node: Node): Edits {
  const body = node.childForFieldName('body');
  return body?.type === 'statement_block' ? none : nothingFor(body);
}

/** Not of a key, a tag or a directive. */
function emptyString(node: Node): Edits {
  const { parent } = node;
  if (node.text.length <= 2 || parent === null) return none;
  const isKey = parent.childForFieldName('key')?.id === node.id || parent.type === 'property_signature';
  if (isKey || isMessage(node) || parent.type === 'expression_statement') return none;
  return replace('string-emptied', node, `${node.text.charAt(0)}${node.text.charAt(0)}`);
}

/** Of an error: it is thrown for people to read. */
function isMessage({ parent }: Node): boolean {
  const made = parent?.type === 'arguments' ? parent.parent : null;
  if (made?.type !== 'new_expression') return false;
  return /(?:Error|Exception)$/.test(made.childForFieldName('constructor')?.text ?? '');
}

function remove(node: Node): Edits {
  const inner = node.namedChild(0);
  const does = inner?.type === 'await_expression' ? inner.namedChild(0) : inner;
  if (does === null || does === undefined || !isDoing.has(does.type)) return none;
  const callee = does.childForFieldName('function');
  if (callee !== null && (callee.type === 'super' || isTelling(callee.text))) return none;
  return replace('statement-removed', node, ';');
}

const isDoing = new Set([
  'call_expression',
  'assignment_expression',
  'augmented_assignment_expression',
  'update_expression',
]);
