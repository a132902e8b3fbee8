/**
 * The gate on state that one process alone has (HOUSE 14): what a backend keeps in memory beyond a call is marked
 * `// process-local: why; on several: what it needs there`. Looks below src/backend's platform and contexts for what
 * functions that live on write to: a variable of a module, one of a function that hands out functions which change it, a
 * field of a class. A mark stands above the declaration, above the first of several without a blank line between, or above
 * the class. What goes with a call is named in call-state.ts.
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { projectRoot } from '../paths.ts';
import { callState } from './call-state.ts';

interface Place {
  readonly file: string;
  readonly line: number;
  /** Of the variable, or of the class. */
  readonly name: string;
}

export interface ProcessState extends Place {
  /** Why it is right that one process alone has it. */
  readonly why: string;
  /** What it needs where several backends run. */
  readonly onSeveral: string;
}

interface Found {
  readonly states: readonly ProcessState[];
  readonly unmarked: readonly Place[];
}

const folders = 'src/backend/{platform,contexts}/**/*.ts';
const elsewhere = /\.(?:test|sample|generated)\.ts$|\/testing\//;

/** In the order of their files. */
export function readProcessState(root: string): Found {
  const files = globSync(folders, { cwd: root })
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => !elsewhere.test(file))
    .sort();
  const found = files.map((file) => readStateOf(file, readFileSync(path.join(root, file), 'utf8')));
  return {
    states: found.flatMap(({ states }) => states),
    unmarked: found.flatMap(({ unmarked }) => unmarked),
  };
}

/** Of one file. A class counts once. */
export function readStateOf(file: string, text: string): Found {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const states = new Map<string, ProcessState>();
  const unmarked = new Map<string, Place>();
  for (const declaration of listKept(source)) {
    const line = source.getLineAndCharacterOfPosition(declaration.getStart()).line + 1;
    const name = nameOfKept(declaration);
    const mark = markOf(declaration, text);
    if (mark === undefined) unmarked.set(name, unmarked.get(name) ?? { file, line, name });
    else states.set(name, states.get(name) ?? { file, line, name, ...mark });
  }
  return { states: [...states.values()], unmarked: [...unmarked.values()] };
}

/** A sentence for each state that is neither marked nor named, and for each name that is none any more. */
export function findStateProblems(
  unmarked: readonly Place[],
  named: Readonly<Record<string, string>>,
): readonly string[] {
  const used = new Set<string>();
  const problems = unmarked.flatMap(({ file, line, name }) => {
    const entry = Object.keys(named).find((key) =>
      key.endsWith('/') ? file.startsWith(key) : key === file || key === `${file}#${name}`,
    );
    if (entry !== undefined) used.add(entry);
    return entry !== undefined
      ? []
      : [
          `${file}:${line} keeps ${name} beyond a call: mark it "// process-local: why; on several: what it needs", or name it in call-state.ts.`,
        ];
  });
  const unused = Object.keys(named).filter((key) => !used.has(key));
  return [
    ...problems,
    ...unused.map((key) => `${key} in call-state.ts names nothing any more: take it out.`),
  ];
}

type Kept = ts.VariableDeclaration | ts.PropertyDeclaration;

const nameOfKept = (node: Kept): string =>
  ts.isPropertyDeclaration(node) ? (node.parent.name?.getText() ?? 'class') : node.name.getText();

/** What outlives the call that made it. */
function listKept(source: ts.SourceFile): readonly Kept[] {
  const kept: Kept[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && isKeptVariable(node)) kept.push(node);
    if (ts.isPropertyDeclaration(node) && isKeptField(node)) kept.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return kept;
}

function isKeptVariable(node: ts.VariableDeclaration): boolean {
  if (!ts.isIdentifier(node.name) || !mayChange(node)) return false;
  const home = homeOf(node);
  const writers = listWriters(node.name.text, home, node);
  if (ts.isSourceFile(home)) return writers.some((writer) => writer !== home);
  return writers.some((writer) => writer !== home && livesOn(writer, home));
}

const collections = new Set(['Map', 'Set', 'WeakMap', 'WeakSet']);

/** A `let`, or a collection that begins empty or is filled later. */
function mayChange({ parent, initializer }: ts.VariableDeclaration): boolean {
  if (!ts.isVariableDeclarationList(parent)) return false;
  if ((parent.flags & ts.NodeFlags.Let) !== 0) return true;
  if (initializer === undefined) return false;
  if (ts.isArrayLiteralExpression(initializer)) return true;
  return (
    (ts.isNewExpression(initializer) && collections.has(initializer.expression.getText())) ||
    (ts.isObjectLiteralExpression(initializer) && initializer.properties.every(ts.isPropertyAssignment))
  );
}

function isKeptField(node: ts.PropertyDeclaration): boolean {
  const isReadonly = node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword) ?? false;
  const { initializer } = node;
  if (initializer !== undefined && ts.isNewExpression(initializer))
    return collections.has(initializer.expression.getText());
  if (initializer !== undefined && ts.isArrayLiteralExpression(initializer)) return true;
  return !isReadonly;
}

/** The function, or the module, in whose body a variable stands. */
function homeOf(node: ts.Node): ts.Node {
  let at: ts.Node = node.parent;
  while (!ts.isSourceFile(at) && !ts.isFunctionLike(at)) at = at.parent;
  return at;
}

const changing = new Set(['set', 'add', 'delete', 'clear', 'push', 'pop', 'shift', 'unshift', 'splice']);

/** Functions that write to the variable: each by the innermost one. */
function listWriters(name: string, home: ts.Node, declared: ts.Node): readonly ts.Node[] {
  const writers: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (node !== declared && writes(node, name)) writers.push(homeOf(node));
    ts.forEachChild(node, visit);
  };
  visit(home);
  return writers;
}

function writes(node: ts.Node, name: string): boolean {
  const written = assignedIn(node) ?? changedIn(node);
  return written !== undefined && rootOf(written) === name;
}

function assignedIn(node: ts.Node): ts.Node | undefined {
  if (ts.isBinaryExpression(node)) return isAssignment(node.operatorToken.kind) ? node.left : undefined;
  if (ts.isDeleteExpression(node)) return node.expression;
  if (!ts.isPrefixUnaryExpression(node) && !ts.isPostfixUnaryExpression(node)) return undefined;
  return counting.has(node.operator) ? node.operand : undefined;
}

const counting: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.PlusPlusToken,
  ts.SyntaxKind.MinusMinusToken,
]);

const isAssignment = (kind: ts.SyntaxKind): boolean =>
  kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;

/** The collection of a call that changes one. */
function changedIn(node: ts.Node): ts.Node | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  return changing.has(node.expression.name.text) ? node.expression.expression : undefined;
}

/** `a` of `a.b[c]`. */
function rootOf(node: ts.Node): string | undefined {
  let at = node;
  while (ts.isPropertyAccessExpression(at) || ts.isElementAccessExpression(at) || ts.isNonNullExpression(at))
    at = at.expression;
  return ts.isIdentifier(at) ? at.text : undefined;
}

const keeping = new Set([
  'on',
  'once',
  'addHook',
  'subscribe',
  'addEventListener',
  'setInterval',
  'setTimeout',
  'then',
  'finally',
  'catch',
]);

/** Whether a function within `home` may be called after `home` has returned. */
function livesOn(writer: ts.Node, home: ts.Node): boolean {
  let at: ts.Node = writer;
  while (at !== home) {
    if (ts.isFunctionLike(at) && isHandedOut(at, home)) return true;
    at = at.parent;
  }
  return false;
}

function isHandedOut(node: ts.Node, home: ts.Node): boolean {
  const { parent } = node;
  if (ts.isMethodDeclaration(node) || ts.isAccessor(node) || ts.isPropertyAssignment(parent)) return true;
  if (ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === node)) return true;
  if (ts.isCallExpression(parent)) return keeping.has(calleeOf(parent));
  const name = nameOf(node);
  return name !== undefined && isReferredAsValue(name, home, node);
}

const calleeOf = ({ expression }: ts.CallExpression): string =>
  ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();

function nameOf(node: ts.Node): string | undefined {
  if (ts.isFunctionDeclaration(node)) return node.name?.text;
  return ts.isVariableDeclaration(node.parent) && ts.isIdentifier(node.parent.name)
    ? node.parent.name.text
    : undefined;
}

/** As a value, or called by a function that is handed out itself. */
function isReferredAsValue(name: string, home: ts.Node, self: ts.Node): boolean {
  let found = false;
  const visit = (node: ts.Node): void => {
    if (found || node === self) return;
    if (ts.isIdentifier(node) && node.text === name) found = isKeptUse(node, home);
    if (!found) ts.forEachChild(node, visit);
  };
  visit(home);
  return found;
}

function isKeptUse(node: ts.Identifier, home: ts.Node): boolean {
  const { parent } = node;
  if (ts.isCallExpression(parent) && parent.expression === node) {
    const caller = homeOf(node);
    return caller !== home && livesOn(caller, home);
  }
  if (ts.isCallExpression(parent)) return keeping.has(calleeOf(parent));
  return (
    ts.isShorthandPropertyAssignment(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isReturnStatement(parent)
  );
}

const markForm = /^process-local: (?<why>.+?); on several: (?<onSeveral>.+?)\.?$/s;

/** Of the declaration, of its class, or of the one right before it that has one. */
function markOf(node: Kept, text: string): Pick<ProcessState, 'why' | 'onSeveral'> | undefined {
  if (ts.isPropertyDeclaration(node)) return markAbove(node, text) ?? markAbove(node.parent, text);
  const statement = node.parent.parent;
  const siblings = statement.parent.getChildren().flatMap((child) => child.getChildren());
  const above = siblings.slice(0, siblings.indexOf(statement) + 1).reverse();
  for (const [index, each] of above.entries()) {
    const mark = markAbove(each, text);
    if (mark !== undefined) return mark;
    const next = above[index + 1];
    if (
      next === undefined ||
      !ts.isVariableStatement(next) ||
      /\n\s*\n/.test(text.slice(next.end, each.getStart()))
    )
      return undefined;
  }
  return undefined;
}

function markAbove(node: ts.Node, text: string): Pick<ProcessState, 'why' | 'onSeveral'> | undefined {
  const comments = (ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []).map(({ pos, end }) =>
    text.slice(pos, end),
  );
  const start = comments.findIndex((line) => line.startsWith('// process-local:'));
  if (start === -1) return undefined;
  const end = comments.findIndex((line, index) => index > start && !line.startsWith('//'));
  const mark = comments.slice(start, end === -1 ? undefined : end).map((line) => line.replace(/^\/\/ ?/, ''));
  const { why, onSeveral } = markForm.exec(mark.join(' '))?.groups ?? {};
  return why === undefined || onSeveral === undefined ? undefined : { why, onSeveral };
}

// The gate: the tree below the folder that is named.
if (import.meta.main) {
  const { unmarked } = readProcessState(process.argv[2] ?? projectRoot);
  const problems = findStateProblems(unmarked, callState);
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
