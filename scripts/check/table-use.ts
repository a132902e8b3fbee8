/**
 * Which tables a file reads and writes: every table that it names to Kysely or in an SQL template. What cannot be read
 * off the source (a computed name, raw SQL) is reported as such, so that no statement goes unseen.
 */
import escapeStringRegexp from 'escape-string-regexp';
import ts from 'typescript';
import { isNamedJoin } from './row-reach.ts';

export interface TableUse {
  readonly table: string;
  readonly act: 'read' | 'write';
  readonly line: number;
}

/** A table is named, but not by a literal. */
export interface HiddenTable {
  readonly line: number;
  readonly text: string;
}

export interface FileTables {
  readonly uses: readonly TableUse[];
  readonly hidden: readonly HiddenTable[];
}

const reading = new Set([
  'selectFrom',
  'from',
  'innerJoin',
  'leftJoin',
  'rightJoin',
  'fullJoin',
  'crossJoin',
  'innerJoinLateral',
  'leftJoinLateral',
  'using',
  'named',
  'namesOf',
  'invariant',
  'joinInvariant',
  'invariantCondition',
  'whole',
  'joinWhole',
  'wholeCondition',
  'ofAnyone',
  'under',
  'wholeUnder',
  'condition',
  'join',
]);
const writing = new Set([
  'insertInto',
  'updateTable',
  'deleteFrom',
  'replaceInto',
  'mergeInto',
  'insert',
  'update',
  'remove',
]);
/** Methods of arrays, dates and maps, too: they name a table where they are given one as a literal. */
const ordinary = new Set(['from', 'invariant', 'whole', 'condition', 'join', 'insert', 'update', 'remove']);
const inTemplate = /\b(from|join|into|update)\s+"?([a-z_]+)"?/gi;
const hiddenInTemplate = /\b(?:from|join|into|update)\s+\$\{/i;

export function readTableUse(file: string, text: string): FileTables {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: FoundTables = { uses: [], hidden: [] };
  const visit = (node: ts.Node): void => {
    const lineOf = (): number => source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    if (ts.isCallExpression(node)) readCall(node, lineOf, found);
    if (ts.isCallExpression(node) && node.expression.getText() === 'defineRecord')
      readRecord(node, lineOf(), found);
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'sql')
      readTemplate(node.template.getText(), lineOf(), found);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

interface FoundTables {
  readonly uses: TableUse[];
  readonly hidden: HiddenTable[];
}

/** `acrossOrganizations(db, 'users', …)`, which is no method, begins a statement as `whole` does. */
function readCallee({ expression, arguments: given }: ts.CallExpression) {
  if (expression.getText() === 'acrossOrganizations') return { method: 'whole', first: given[1] };
  return { method: ts.isPropertyAccessExpression(expression) ? expression.name.text : '', first: given[0] };
}

function namesTable(method: string): boolean {
  return reading.has(method) || writing.has(method);
}

function readCall(call: ts.CallExpression, lineOf: () => number, { uses, hidden }: FoundTables): void {
  const { method, first } = readCallee(call);
  if (first === undefined || !namesTable(method)) return;
  const act = writing.has(method) || isInvariantOfWrites(call) ? 'write' : 'read';
  const line = lineOf();
  for (const named of namedBy(first)) {
    if (ts.isStringLiteralLike(named)) uses.push({ table: named.text.split(' ')[0] ?? '', act, line });
    // A subquery names its own tables; a variable hides one.
    else if (hidesTable(named, method)) hidden.push({ line, text: call.getText() });
  }
}

const hidesTable = (named: ts.Expression, method: string): boolean =>
  ts.isIdentifier(named) && !ordinary.has(method) && !isNamedJoin(named);

function namedBy(first: ts.Expression): readonly ts.Expression[] {
  return ts.isArrayLiteralExpression(first) ? first.elements : [first];
}

/** `writes.invariant('invoices')` gives statements that change. */
function isInvariantOfWrites({ expression }: ts.CallExpression): boolean {
  return (
    ts.isPropertyAccessExpression(expression) &&
    expression.name.text === 'invariant' &&
    /\bwrites$/.test(expression.expression.getText())
  );
}

/** A declared record writes its own `table`, and looks into those of its `names`. */
function readRecord(call: ts.CallExpression, line: number, { uses, hidden }: FoundTables): void {
  const [declaration] = call.arguments;
  const found: TableUse[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'table' && isText(node.initializer))
      found.push({ table: node.initializer.text, act: node.parent === declaration ? 'write' : 'read', line });
    ts.forEachChild(node, visit);
  };
  visit(call);
  uses.push(...found);
  if (!found.some(({ act }) => act === 'write')) hidden.push({ line, text: call.getText() });
}

const isText = ts.isStringLiteralLike;

function readTemplate(text: string, line: number, { uses, hidden }: FoundTables): void {
  if (hiddenInTemplate.test(text)) hidden.push({ line, text });
  for (const [, verb = '', table = ''] of text.matchAll(inTemplate)) {
    const writes = /into|update/i.test(verb) || isDeletion(text, table);
    uses.push({ table, act: writes ? 'write' : 'read', line });
  }
}

function isDeletion(text: string, table: string): boolean {
  return new RegExp(`delete\\s+from\\s+"?${escapeStringRegexp(table)}\\b`, 'i').test(text);
}
