/**
 * What the limits count in one file.
 *
 * Complexity is McCabe's of 1976: one, and one more for each `if`, loop, `case`, `catch`, `&&`, `||`, `??` (and their
 * assignments) and `?:`. `else`, `default`, `?.` and default values add nothing. A function within another counts for itself.
 * A cast is `x as T` or `<T>x`; `as const` and `satisfies` claim nothing that the compiler cannot see, and `x!` is a fault of
 * its own in the lint. A function that holds tests or hooks (`it(…)`, `before(…)`) is a list of them: its lines are those of the file.
 */
import ts from 'typescript';

export interface FunctionMeasure {
  /** Its own, or that of what it belongs to: `outer`, `Class.method`, `outer>map` for what is handed to `map`. */
  readonly name: string;
  readonly line: number;
  readonly lines: number;
  readonly complexity: number;
  readonly holdsTests: boolean;
}

export interface FileMeasure {
  readonly lines: number;
  readonly casts: number;
  readonly functions: readonly FunctionMeasure[];
}

const branchingKinds = new Set([
  ts.SyntaxKind.IfStatement,
  ts.SyntaxKind.ForStatement,
  ts.SyntaxKind.ForInStatement,
  ts.SyntaxKind.ForOfStatement,
  ts.SyntaxKind.WhileStatement,
  ts.SyntaxKind.DoStatement,
  ts.SyntaxKind.CaseClause,
  ts.SyntaxKind.CatchClause,
  ts.SyntaxKind.ConditionalExpression,
]);

const branchingOperators = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.AmpersandAmpersandEqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
]);

interface Scope {
  readonly name: string;
  complexity: number;
  holdsTests: boolean;
}

interface PlacedFunction extends FunctionMeasure {
  readonly start: number;
}

function scopeOf(name: string): Scope {
  return { name, complexity: 1, holdsTests: false };
}

export function measureFile(file: string, text: string): FileMeasure {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const mayHoldTests = /\.test\.ts$|^test\/|\/testing\//.test(file);
  const functions: PlacedFunction[] = [];
  let casts = 0;
  const visit = (node: ts.Node, around: Scope): void => {
    if (isCast(node)) casts += 1;
    if (branches(node)) around.complexity += 1;
    if (mayHoldTests && isTest(node)) around.holdsTests = true;
    const own = isFunction(node) ? scopeOf(nameOf(node, around.name)) : around;
    ts.forEachChild(node, (child) => visit(child, own));
    if (own === around) return;
    // Suites hold suites: what holds one that holds tests holds them, too.
    around.holdsTests ||= own.holdsTests;
    functions.push({ ...own, ...placeOf(node, source), start: node.getStart() });
  };
  visit(source, scopeOf(''));
  return { lines: countLines(text), casts, functions: numberNamesakes(functions) };
}

function countLines(text: string): number {
  return text.trimEnd().split('\n').length;
}

function placeOf(node: ts.Node, source: ts.SourceFile): { readonly line: number; readonly lines: number } {
  const first = source.getLineAndCharacterOfPosition(node.getStart()).line;
  const last = source.getLineAndCharacterOfPosition(node.end).line;
  return { line: first + 1, lines: last - first + 1 };
}

function isCast(node: ts.Node): boolean {
  return (ts.isAsExpression(node) || ts.isTypeAssertionExpression(node)) && node.type.getText() !== 'const';
}

function branches(node: ts.Node): boolean {
  if (ts.isBinaryExpression(node)) return branchingOperators.has(node.operatorToken.kind);
  return branchingKinds.has(node.kind);
}

/** `it(…)`, `it.skip(…)`, `test(…)`, or what is done around them. */
function isTest(node: ts.Node): boolean {
  return (
    ts.isCallExpression(node) &&
    /^(?:it|test|before|after|beforeEach|afterEach)(?:\.\w+)?$/.test(node.expression.getText())
  );
}

function isFunction(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
}

function nameOf(node: ts.FunctionLikeDeclaration, around: string): string {
  const name = ownName(node);
  if (name !== undefined) return ts.isClassLike(node.parent) ? `${classOf(node.parent)}.${name}` : name;
  if (!ts.isCallExpression(node.parent)) return `${around}>`;
  return `${around}>${/\w*$/.exec(node.parent.expression.getText())?.[0] ?? ''}`;
}

function ownName(node: ts.FunctionLikeDeclaration): string | undefined {
  if (node.name) return readName(node.name);
  if (ts.isConstructorDeclaration(node)) return 'constructor';
  const { parent } = node;
  const isNamed =
    ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent);
  return isNamed ? readName(parent.name) : undefined;
}

/** Without blanks, so that an exception can name it. */
function readName(name: ts.Node): string {
  return name.getText().replaceAll(/\s+/g, '_');
}

function classOf(node: ts.ClassLikeDeclaration): string {
  return node.name?.text ?? 'class';
}

/** The second function of a name is `name#2`, in the order in which they begin. */
function numberNamesakes(functions: readonly PlacedFunction[]): readonly FunctionMeasure[] {
  const seen = new Map<string, number>();
  return functions
    .toSorted((one, other) => one.start - other.start)
    .map((each) => {
      const count = (seen.get(each.name) ?? 0) + 1;
      seen.set(each.name, count);
      return count === 1 ? each : { ...each, name: `${each.name}#${count}` };
    });
}
