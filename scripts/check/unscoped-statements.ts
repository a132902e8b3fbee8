/**
 * Statements that do not say whose rows they are of. Every function below contexts/ that begins a statement names the
 * organization: its column, an id that was handed in, or a `Scope` (docs/permissions.md). Which rows that leaves, tests of
 * the slice show; the gate finds the one that was forgotten.
 */
import ts from 'typescript';

export interface UnscopedStatement {
  readonly line: number;
  readonly text: string;
}

const beginning = new Set(['selectFrom', 'updateTable', 'deleteFrom']);

/** What a statement within another one is handed to: whose rows they are, the outer one says. */
const within = new Set([
  'where',
  'select',
  'having',
  'on',
  'set',
  'orderBy',
  'innerJoin',
  'leftJoin',
  'or',
  'and',
  'not',
  'exists',
]);

const saysWhose = /\borganization_?id\b|\bwholeOrganization\b|\bwithin\(|\bscope\b/i;

/** `exempt` are tables that have no organization of their own, such as the organizations themselves. */
export function findUnscoped(
  file: string,
  text: string,
  exempt: ReadonlySet<string>,
): readonly UnscopedStatement[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: UnscopedStatement[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isCallExpression(node) &&
      beginsStatement(node, exempt) &&
      !saysWhose.test(codeOf(ownerOf(node)))
    ) {
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ line, text: node.getText() });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function beginsStatement(call: ts.CallExpression, exempt: ReadonlySet<string>): boolean {
  const {
    expression,
    arguments: [table],
  } = call;
  return (
    ts.isPropertyAccessExpression(expression) &&
    beginning.has(expression.name.text) &&
    !isDerived(table) &&
    !(table !== undefined && ts.isStringLiteral(table) && exempt.has(table.text.split(' ', 1)[0] ?? '')) &&
    !isSubquery(call)
  );
}

/** `selectFrom(own.as('findings'))`: whose rows they are, the statement within says. */
function isDerived(table: ts.Node | undefined): boolean {
  return (
    table !== undefined &&
    ts.isCallExpression(table) &&
    ts.isPropertyAccessExpression(table.expression) &&
    table.expression.name.text === 'as'
  );
}

function isSubquery(node: ts.Node): boolean {
  for (let at: ts.Node = node; !ts.isSourceFile(at); at = at.parent) {
    const { parent } = at;
    const isCallback = ts.isArrowFunction(at) && ts.isCallExpression(parent);
    if (
      isCallback &&
      ts.isPropertyAccessExpression(parent.expression) &&
      within.has(parent.expression.name.text)
    )
      return true;
  }
  return false;
}

/** The outermost function, or what else stands at the top of the file. */
function ownerOf(node: ts.Node): ts.Node {
  let owner = node;
  while (!ts.isSourceFile(owner.parent)) owner = owner.parent;
  return owner;
}

/** Without comments: they say nothing to a database. */
function codeOf(node: ts.Node): string {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, node.getText());
  const tokens: string[] = [];
  while (scanner.scan() !== ts.SyntaxKind.EndOfFileToken) tokens.push(scanner.getTokenText());
  return tokens.join(' ').replaceAll(' (', '(');
}
