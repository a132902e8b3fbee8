/**
 * The gate on rows (HOUSE 12): a statement over a table begins with a handle, which knows whose rows it is of; a table that
 * is joined or named in a template brings its own condition. Rows beyond the actor are asked for by purpose (HOUSE 19): what
 * an owner holds in its folder alone, and for one of a list of reasons, at so many places at most; docs/data.md lists these.
 */
import ts from 'typescript';
import { wholeReasons } from '../../src/backend/platform/reach/whole-reasons.ts';

/** Rows beyond the actor, and why. */
export interface WholeUse {
  readonly table: string;
  readonly reason: string;
  readonly line: number;
  /** Of all organizations, or of any. */
  readonly isAcross: boolean;
}

/** All rows of a table for its owner. */
export interface InvariantUse {
  readonly table: string;
  readonly line: number;
}

export interface RowReach {
  readonly wholes: readonly WholeUse[];
  readonly invariants: readonly InvariantUse[];
  readonly problems: readonly { readonly line: number; readonly text: string }[];
}

const bare = new Set([
  'selectFrom',
  'updateTable',
  'deleteFrom',
  'insertInto',
  'replaceInto',
  'mergeInto',
  'using',
]);
const joining = new Set(['innerJoin', 'leftJoin', 'rightJoin', 'fullJoin', 'crossJoin']);
const beyond = new Set(['whole', 'joinWhole', 'wholeCondition', 'wholeUnder', 'ofAnyone']);
const ofOwner = new Set(['invariant', 'joinInvariant', 'invariantCondition']);
/** Of a handle; their names are those of others' methods, too. */
const ofHandles = new Set(['from', 'under', 'join', 'condition', 'update', 'insert', 'remove']);

interface Found {
  readonly wholes: WholeUse[];
  readonly invariants: InvariantUse[];
  readonly problems: { line: number; text: string }[];
}

/** Of one file; `tables` are those that a slice owns, `parts` those of them that are reached with a row of another one. */
export function readRowReach(
  text: string,
  { tables, parts }: { readonly tables: ReadonlySet<string>; readonly parts: ReadonlyMap<string, string> },
): RowReach {
  const source = ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true);
  const found: Found = { wholes: [], invariants: [], problems: [] };
  const visit = (node: ts.Node): void => {
    const refuse = (why: string): void => {
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.problems.push({ line, text: `${why}: ${node.getText().slice(0, 80).replaceAll(/\s+/g, ' ')}` });
    };
    const judging = { tables, parts, refuse, found };
    if (ts.isCallExpression(node)) judgeCall(node, judging);
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'sql') judgeTemplate(node, judging);
    const disguise = disguiseIn(node);
    if (disguise !== undefined) refuse(disguise);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

interface Judging {
  readonly tables: ReadonlySet<string>;
  readonly parts: ReadonlyMap<string, string>;
  readonly refuse: (why: string) => void;
  readonly found: Found;
}

/** Each table of a template has its condition in it, or in a constant that is put in. */
function judgeTemplate(node: ts.TaggedTemplateExpression, { tables, parts, refuse }: Judging): void {
  if (putsTable(node.template)) refuse('its table is no literal');
  const meanings = meaningsOf(node);
  for (const table of namedIn(node, tables)) {
    const conditions = conditionsFor(table, parts);
    if (!conditions.some((one) => meanings.some((each) => bringsCondition(each, one))))
      refuse(`${table} has no condition of its own`);
  }
}

function judgeCall(call: ts.CallExpression, judging: Judging): void {
  const method = methodOf(call);
  const [first] = call.arguments;
  if (method === '' || first === undefined) return;
  if (takesTable(call, method) && !isLiteral(first)) judging.refuse('its table is no literal');
  const named = namesOf(first).filter((name) => judging.tables.has(name));
  if (named.length > 0 && (bare.has(method) || isFurtherFrom(call, method)))
    judging.refuse(`${named.join()} is not asked for by a handle (reads.from, writes.update …)`);
  if (joining.has(method)) judgeJoin(call, named, judging);
  judgeBeyond(call, named, judging);
}

function judgeBeyond(call: ts.CallExpression, named: readonly string[], judging: Judging): void {
  const method = methodOf(call);
  if (isBeyond(method)) judgeWhole(call, judging);
  if (ofOwner.has(method)) noteInvariant(call, named, judging);
}

const isBeyond = (method: string): boolean => beyond.has(method) || method === 'acrossOrganizations';

/** Whether the first argument of a call names a table. */
function takesTable(call: ts.CallExpression, method: string): boolean {
  return (
    bare.has(method) ||
    joining.has(method) ||
    beyond.has(method) ||
    ofOwner.has(method) ||
    isFurtherFrom(call, method) ||
    (ofHandles.has(method) && isHandle(receiverOf(call)))
  );
}

/** A name, several names, or a statement of its own, which is judged where it stands. */
function isLiteral(argument: ts.Expression): boolean {
  if (ts.isArrayLiteralExpression(argument)) return argument.elements.every(isLiteral);
  if (isNamedJoin(argument)) return true;
  return (
    ts.isStringLiteralLike(argument) ||
    ((ts.isArrowFunction(argument) || ts.isCallExpression(argument)) && !/\bsql\b/.test(argument.getText()))
  );
}

/** `...reads.named('projects', …)`, or the first of the two that a constant took of it. */
export function isNamedJoin(argument: ts.Expression): boolean {
  if (ts.isSpreadElement(argument)) return isCallOfNamed(argument.expression);
  if (!ts.isIdentifier(argument)) return false;
  let isTaken = false;
  const visit = (node: ts.Node): void => {
    const takes =
      ts.isVariableDeclaration(node) &&
      ts.isArrayBindingPattern(node.name) &&
      node.name.elements.some((one) => ts.isBindingElement(one) && one.name.getText() === argument.text);
    if (takes && node.initializer && isCallOfNamed(node.initializer)) isTaken = true;
    ts.forEachChild(node, visit);
  };
  visit(argument.getSourceFile());
  return isTaken;
}

const isCallOfNamed = (node: ts.Expression): boolean =>
  ts.isCallExpression(node) && methodOf(node) === 'named' && isHandle(receiverOf(node));

const receiverOf = ({ expression }: ts.CallExpression): ts.Expression | undefined =>
  ts.isPropertyAccessExpression(expression) ? expression.expression : undefined;

/** `reads`, `work.writes`, `ports.reads(actor)`. */
function isHandle(receiver: ts.Expression | undefined): boolean {
  if (receiver === undefined) return false;
  const named = ts.isCallExpression(receiver) ? receiver.expression : receiver;
  const name = ts.isPropertyAccessExpression(named) ? named.name.text : named.getText();
  return /(?:^|[a-z])(?:r|R)eads$|(?:^|[a-z])(?:w|W)rites$/.test(name);
}

/** `update … from`: a further table in a statement that a handle has begun. */
const isFurtherFrom = (call: ts.CallExpression, method: string): boolean => {
  const receiver = receiverOf(call);
  return method === 'from' && receiver !== undefined && ts.isCallExpression(receiver) && !isHandle(receiver);
};

/** A name under which a statement would not be seen for what it is. */
function disguiseIn(node: ts.Node): string | undefined {
  if (ts.isImportSpecifier(node) && /^(?:sql|acrossOrganizations)$/.test(node.propertyName?.text ?? ''))
    return 'another name hides what it is';
  if (ts.isPropertyAccessExpression(node) && /^(?:CompiledQuery\.raw|sql\.table)$/.test(node.getText()))
    return 'its table is no literal';
  if (ts.isElementAccessExpression(node) && isGuarded(node.argumentExpression))
    return 'it is not called by its name';
  return ts.isBindingElement(node) && isTakenOfHandle(node) ? 'it is not called by its name' : undefined;
}

/** `const { whole } = reads`. */
function isTakenOfHandle({ parent }: ts.BindingElement): boolean {
  const { parent: declaration } = parent;
  if (!ts.isVariableDeclaration(declaration) || declaration.initializer === undefined) return false;
  return isHandle(declaration.initializer);
}

const isGuarded = (name: ts.Expression): boolean =>
  ts.isStringLiteralLike(name) && [bare, beyond, ofOwner].some((methods) => methods.has(name.text));

function judgeJoin(
  { arguments: [, on] }: ts.CallExpression,
  named: readonly string[],
  { parts, refuse }: Judging,
): void {
  for (const table of named.filter((name) => !parts.has(name)))
    if (on === undefined || !meaningsOf(on).some((node) => bringsCondition(node, table)))
      refuse(`${table} is joined without a condition of its own (reads.join)`);
}

/** The expression, and what the constants of its function are that it names. */
function meaningsOf(node: ts.Node): readonly ts.Node[] {
  const names = new Set<string>();
  const collect = (each: ts.Node): void => {
    if (ts.isIdentifier(each)) names.add(each.text);
    ts.forEachChild(each, collect);
  };
  collect(node);
  const meanings: ts.Node[] = [node];
  const visit = (each: ts.Node): void => {
    if (ts.isVariableDeclaration(each) && each.initializer && names.has(each.name.getText()))
      meanings.push(each.initializer);
    ts.forEachChild(each, visit);
  };
  visit(topOf(node));
  return meanings;
}

/** `reads.whole(table, reason)`, or `acrossOrganizations(db, table, reason)`. */
function judgeWhole(call: ts.CallExpression, { tables, refuse, found }: Judging): void {
  const given = methodOf(call) === 'acrossOrganizations' ? call.arguments.slice(1) : call.arguments;
  const [first, second] = given;
  const [table = ''] = first === undefined ? [] : namesOf(first);
  if (!tables.has(table)) return;
  const reason = second && readText(second);
  if (reason === undefined || !Object.hasOwn(wholeReasons, reason)) {
    refuse(`rows of ${table} beyond the actor for none of the listed reasons`);
    return;
  }
  const isAcross = given !== call.arguments || methodOf(call) === 'ofAnyone';
  found.wholes.push({ table, reason, line: lineOf(call), isAcross });
}

function noteInvariant(call: ts.CallExpression, named: readonly string[], { found }: Judging): void {
  for (const table of named) found.invariants.push({ table, line: lineOf(call) });
}

function lineOf(call: ts.CallExpression): number {
  const { line } = call.getSourceFile().getLineAndCharacterOfPosition(call.getStart());
  return line + 1;
}

function methodOf({ expression }: ts.CallExpression): string {
  if (ts.isIdentifier(expression)) return expression.text === 'acrossOrganizations' ? expression.text : '';
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : '';
}

/** `'time_entries as e'`, or several of them. */
function namesOf(argument: ts.Expression): readonly string[] {
  const each = ts.isArrayLiteralExpression(argument) ? argument.elements : [argument];
  return each.flatMap((one) => (ts.isStringLiteralLike(one) ? [one.text.split(' ')[0] ?? ''] : []));
}

/** A literal, or a constant of the file. */
function readText(argument: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(argument)) return argument.text;
  if (!ts.isIdentifier(argument)) return undefined;
  let text: string | undefined;
  const visit = (node: ts.Node): void => {
    const isIt = ts.isVariableDeclaration(node) && node.name.getText() === argument.text;
    if (isIt && node.initializer && ts.isStringLiteralLike(node.initializer)) text = node.initializer.text;
    ts.forEachChild(node, visit);
  };
  visit(argument.getSourceFile());
  return text;
}

/** Beside its own, that of a part: who sees the part sees what it is part of. */
function conditionsFor(table: string, parts: ReadonlyMap<string, string>): readonly string[] {
  return [table, ...[...parts].flatMap(([part, whole]) => (whole === table ? [part] : []))];
}

/** Tables that stand in the text of a template by themselves, be it after a comma; not `table.column`. */
function namedIn(template: ts.TaggedTemplateExpression, tables: ReadonlySet<string>): readonly string[] {
  const text = textOf(template.template);
  const words = [...text.matchAll(/(?<before>[\w.$"]*?)\b(?<word>[a-z_]+)\b(?!["]?\.)/g)];
  const named = words.flatMap(({ groups }) =>
    groups?.['word'] !== undefined && /^(?:|"|(?:\w+\.)"?)$/.test(groups['before'] ?? '')
      ? [groups['word']]
      : [],
  );
  return [...new Set(named)].filter((table) => tables.has(table));
}

/** Without what is put in, but for `sql.raw` of a literal. */
function textOf(template: ts.TemplateLiteral): string {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  const spans = template.templateSpans.map(
    ({ expression, literal }) => ` ${rawTextIn(expression)} ${literal.text}`,
  );
  return [template.head.text, ...spans].join('');
}

function rawTextIn(expression: ts.Expression): string {
  const isRaw = ts.isCallExpression(expression) && expression.expression.getText() === 'sql.raw';
  const [first] = isRaw ? expression.arguments : [];
  return (first === undefined ? undefined : readText(first)) ?? '?';
}

/** A table that is put in, as in `from ${table}`. */
function putsTable(template: ts.TemplateLiteral): boolean {
  return /\b(?:from|join|into|update) +\?/i.test(textOf(template).replaceAll(/\s+/g, ' '));
}

const conditioned =
  /\b(?:join|joinInvariant|joinWhole|condition|invariantCondition|wholeCondition)\(\s*'(\w+)'/g;

/** The condition may be made beside the template that takes it. */
function bringsCondition(node: ts.Node, table: string): boolean {
  return [...node.getText().matchAll(conditioned)].some(([, named]) => named === table);
}

/** The outermost function, or what else stands at the top of the file. */
function topOf(node: ts.Node): ts.Node {
  let top = node;
  while (!ts.isSourceFile(top.parent)) top = top.parent;
  return top;
}
