/**
 * The gate on rows (HOUSE 12): a statement over a table begins with a handle, which knows whose rows it is of; a table that
 * is joined or named in a template brings its own condition; whoever needs rows beyond the actor says why, in words that
 * docs/data.md lists.
 */
import ts from 'typescript';

/** Rows beyond the actor, and why. */
export interface WholeUse {
  readonly table: string;
  readonly reason: string;
  readonly line: number;
}

export interface RowReach {
  readonly wholes: readonly WholeUse[];
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
const inTemplate = /\b(?:from|join|into|update)\s+"?([a-z_]+)"?/gi;

interface Found {
  readonly wholes: WholeUse[];
  readonly problems: { line: number; text: string }[];
}

/** Of one file; `tables` are those that a slice owns, `parts` those of them that are reached with a row of another one. */
export function readRowReach(
  text: string,
  { tables, parts }: { readonly tables: ReadonlySet<string>; readonly parts: ReadonlyMap<string, string> },
): RowReach {
  const source = ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true);
  const found: Found = { wholes: [], problems: [] };
  const visit = (node: ts.Node): void => {
    const refuse = (why: string): void => {
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.problems.push({ line, text: `${why}: ${node.getText().slice(0, 80).replaceAll(/\s+/g, ' ')}` });
    };
    if (ts.isCallExpression(node)) judgeCall(node, { tables, parts, refuse, found });
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'sql')
      for (const table of namedIn(node, tables))
        if (!conditionsFor(table, parts).some((one) => bringsCondition(topOf(node), one)))
          refuse(`${table} has no condition of its own`);
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

function judgeCall(call: ts.CallExpression, judging: Judging): void {
  const method = methodOf(call);
  const [first] = call.arguments;
  if (method === '' || first === undefined) return;
  const named = namesOf(first).filter((name) => judging.tables.has(name));
  if (bare.has(method) && named.length > 0)
    judging.refuse(`${named.join()} is not asked for by a handle (reads.from, writes.update …)`);
  if (joining.has(method)) judgeJoin(call, named, judging);
  if (beyond.has(method) || method === 'acrossOrganizations') judgeWhole(call, judging);
}

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
  if (reason?.includes(' ')) {
    const { line } = call.getSourceFile().getLineAndCharacterOfPosition(call.getStart());
    found.wholes.push({ table, reason, line: line + 1 });
  } else refuse(`rows of ${table} beyond the actor without a reason in words`);
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

function namedIn(template: ts.TaggedTemplateExpression, tables: ReadonlySet<string>): readonly string[] {
  const named = [...template.template.getText().matchAll(inTemplate)].map(([, table = '']) => table);
  return [...new Set(named)].filter((table) => tables.has(table));
}

const conditioned = /\b(?:join|joinWhole|condition|wholeCondition)\(\s*'(\w+)'/g;

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
