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
  /** It lives as long as the process. */
  readonly isOfModule: boolean;
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
    const isOfModule = !ts.isPropertyDeclaration(declaration) && ts.isSourceFile(homeOf(declaration));
    const mark = markOf(declaration, text);
    if (mark === undefined) unmarked.set(name, unmarked.get(name) ?? { file, line, name, isOfModule });
    else states.set(name, states.get(name) ?? { file, line, name, isOfModule, ...mark });
  }
  return { states: [...states.values()], unmarked: [...unmarked.values()] };
}

/**
 * A sentence for each state that is neither marked nor named, and for each name that is none any more. What a module keeps
 * goes with no call: it is named alone, by `file#name`, where it belongs to a thread that ends.
 */
export function findStateProblems(
  unmarked: readonly Place[],
  named: Readonly<Record<string, string>>,
): readonly string[] {
  const used = new Set<string>();
  const open = unmarked.filter((place) => {
    const key = Object.keys(named).find((each) => namesIt(each, place));
    if (key !== undefined) used.add(key);
    return key === undefined;
  });
  return [
    ...open.map(
      ({ file, line, name }) =>
        `${file}:${line} keeps ${name} beyond a call: mark it "// process-local: why; on several: what it needs", or name it in call-state.ts.`,
    ),
    ...Object.keys(named)
      .filter((key) => !used.has(key))
      .map((key) => `${key} in call-state.ts names nothing any more: take it out.`),
  ];
}

function namesIt(key: string, { file, name, isOfModule }: Place): boolean {
  if (key === `${file}#${name}`) return true;
  return !isOfModule && (key.endsWith('/') ? file.startsWith(key) : key === file);
}

type Kept = ts.VariableDeclaration | ts.PropertyDeclaration | ts.BinaryExpression;

function nameOfKept(node: Kept): string {
  if (ts.isBinaryExpression(node)) return node.left.getText();
  return ts.isPropertyDeclaration(node) ? (node.parent.name?.getText() ?? 'class') : node.name.getText();
}

/** What outlives the call that made it. */
function listKept(source: ts.SourceFile): readonly Kept[] {
  const kept: Kept[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && isKeptVariable(node)) kept.push(node);
    if (ts.isPropertyDeclaration(node) && isKeptField(node)) kept.push(node);
    if (ts.isBinaryExpression(node) && writes(node, 'globalThis')) kept.push(node);
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

/** A `let`, or something that is made here and may be filled later: a collection, an object, what a call answers. */
function mayChange({ parent, initializer }: ts.VariableDeclaration): boolean {
  if (!ts.isVariableDeclarationList(parent)) return false;
  if ((parent.flags & ts.NodeFlags.Let) !== 0) return true;
  return initializer !== undefined && isMade(initializer);
}

function isMade(expression: ts.Expression): boolean {
  if (
    ts.isAsExpression(expression) ||
    ts.isSatisfiesExpression(expression) ||
    ts.isParenthesizedExpression(expression)
  )
    return isMade(expression.expression);
  return (
    ts.isNewExpression(expression) ||
    ts.isCallExpression(expression) ||
    ts.isArrayLiteralExpression(expression) ||
    ts.isObjectLiteralExpression(expression)
  );
}

/** One that may be set again, or whose value a method fills. */
function isKeptField(node: ts.PropertyDeclaration): boolean {
  const isReadonly = node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword) ?? false;
  if (!isReadonly) return true;
  const name = `this.${node.name.getText()}`;
  return listWriters(name, node.parent, node).some((writer) => !ts.isConstructorDeclaration(writer));
}

/** The function, or the module, in whose body a variable stands. */
function homeOf(node: ts.Node): ts.Node {
  let at: ts.Node = node.parent;
  while (!ts.isSourceFile(at) && !ts.isFunctionLike(at)) at = at.parent;
  return at;
}

const changing = new Set(
  'set add delete clear push pop shift unshift splice sort reverse fill copyWithin'.split(' '),
);
/** Functions of the language that change their first argument. */
const changingFirst =
  /^(?:Object\.(?:assign|defineProperty|defineProperties)|Reflect\.(?:set|deleteProperty|defineProperty))$/;

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
  return written !== undefined && targetsOf(written).some((target) => rootOf(target) === name);
}

/** What a pattern takes apart, or the target itself. */
function targetsOf(node: ts.Node): readonly ts.Node[] {
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(targetsOf);
  if (!ts.isObjectLiteralExpression(node)) return [node];
  return node.properties.flatMap((property) => {
    if (ts.isPropertyAssignment(property)) return targetsOf(property.initializer);
    return ts.isShorthandPropertyAssignment(property) ? [property.name] : [];
  });
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

/** What a call changes. */
function changedIn(node: ts.Node): ts.Node | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  if (changingFirst.test(node.expression.getText())) return node.arguments[0];
  if (!ts.isPropertyAccessExpression(node.expression)) return undefined;
  return changing.has(node.expression.name.text) ? node.expression.expression : undefined;
}

/** `a` of `a.b[c]`, `this.#a` of `this.#a.b`. */
function rootOf(node: ts.Node): string | undefined {
  let at = node;
  while (
    ts.isPropertyAccessExpression(at) ||
    ts.isElementAccessExpression(at) ||
    ts.isNonNullExpression(at)
  ) {
    if (ts.isPropertyAccessExpression(at) && at.expression.kind === ts.SyntaxKind.ThisKeyword)
      return at.getText();
    at = at.expression;
  }
  return ts.isIdentifier(at) ? at.text : undefined;
}

/** They call what they are given before they return. */
const calling = new Set(
  'forEach map flatMap filter reduce some every find findLast replace replaceAll sort'.split(' '),
);
/** They keep it, though their answer is used. */
const keeping = new Set(
  'on once addHook subscribe addEventListener setInterval setTimeout then finally catch'.split(' '),
);

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
  if (ts.isCallExpression(parent)) return isKeptByCall(parent);
  const name = nameOf(node);
  return name !== undefined && isReferredAsValue(name, home, node);
}

/** An answer that is used, or waited for, comes after what was given has been called. */
function isKeptByCall(call: ts.CallExpression): boolean {
  const callee = calleeOf(call);
  return keeping.has(callee) || (ts.isExpressionStatement(call.parent) && !calling.has(callee));
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
  const statement = ts.isBinaryExpression(node) ? node.parent : node.parent.parent;
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
