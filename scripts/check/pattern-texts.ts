/**
 * The gate on text in regular expressions: what is put into a pattern is a pattern of ours, or it is escaped by
 * escape-string-regexp. A hyphen of a client's name once broke every model of privacy class `restricted`.
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { projectRoot } from '../paths.ts';

/** Files that make expressions of patterns which are handed to them, and why those are no text of a user. */
const exceptions: Readonly<Record<string, string>> = {
  'scripts/check/dependency-rules.ts': 'paths of our own rules',
  'scripts/coach-asked/find-figures.ts': 'figures and names of our own sets of questions, in measurements',
  'scripts/rules/name-ownership.ts': 'patterns of our rules, proven when they are compiled',
  'src/backend/contexts/coach/read/quantities.ts': 'its own words for bounds',
  'src/backend/work/agents/devops/facts/variables.ts': 'patterns of its own two tables',
  'src/domain/grounding/form.ts': 'patterns of the forms of figures',
  'src/domain/grounding/relative-days.ts': 'its own words for last and next',
  'src/domain/models/redact/personal-numbers.ts': 'patterns of its own forms',
  'src/pages/testing/sample-schema.ts': 'patterns of our own schemas, in tests',
  'src/scanner/infrastructure/conditions.ts': 'patterns of rules, proven when they are compiled',
  'src/scanner/infrastructure/config-path.ts': 'patterns of rules, proven when they are compiled',
  'src/scanner/infrastructure/config-values.ts': 'patterns of rules, proven when they are compiled',
  'src/scanner/match/conditions.ts': 'patterns of rules, proven when they are compiled',
  'src/scanner/secrets/formats.ts': 'patterns of the formats, proven when they are compiled',
  'src/scanner/secrets/token-generator.ts': 'patterns of the formats, proven when they are compiled',
  'src/workspace/rules/rule-source.ts': "a user's own pattern, tried here and refused with its error",
};

const escaping = 'escapeStringRegexp';

/** A sentence for each text that is neither escaped nor a constant of its file. */
export function findPatternProblems(file: string, text: string): readonly string[] {
  if (!text.includes('RegExp(')) return [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isRegExp(node)) {
      const [pattern] = node.arguments ?? [];
      if (pattern !== undefined && !isOurs(pattern, source)) {
        const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
        found.push(`${file}:${line}: escape what is put into the pattern: ${pattern.getText()}`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isRegExp(node: ts.Node): node is ts.NewExpression | ts.CallExpression {
  return (
    (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === 'RegExp'
  );
}

/** Literals, constants of the file, what is imported, numbers, and what is escaped. */
function isOurs(node: ts.Expression, source: ts.SourceFile): boolean {
  const each = (parts: readonly ts.Expression[]): boolean => parts.every((part) => isOurs(part, source));
  if (ts.isStringLiteralLike(node) || ts.isRegularExpressionLiteral(node)) return true;
  if (ts.isTemplateExpression(node)) return each(node.templateSpans.map(({ expression }) => expression));
  if (ts.isTaggedTemplateExpression(node)) return isOurs(node.template as ts.Expression, source);
  if (ts.isCallExpression(node)) return isOurCall(node, source);
  if (ts.isIdentifier(node)) return isOurName(node, source);
  const parts = partsOf(node);
  return parts !== undefined && each(parts);
}

/** Of what is ours if its parts are. */
function partsOf(node: ts.Expression): readonly ts.Expression[] | undefined {
  if (ts.isArrayLiteralExpression(node)) return node.elements;
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse];
  if (ts.isBinaryExpression(node)) return [node.left, node.right];
  return ts.isParenthesizedExpression(node) || ts.isPropertyAccessExpression(node)
    ? [node.expression]
    : undefined;
}

/** `escapeStringRegexp(name)`, `Number(text)`, `names.map(escapeStringRegexp).join('|')`, `units.join('|')`. */
function isOurCall({ expression, arguments: given }: ts.CallExpression, source: ts.SourceFile): boolean {
  if (ts.isIdentifier(expression)) return expression.text === escaping || expression.text === 'Number';
  if (!ts.isPropertyAccessExpression(expression)) return false;
  const [only] = given;
  if (expression.name.text === 'map' && only?.getText() === escaping) return true;
  return isOurs(expression.expression, source);
}

function isOurName(name: ts.Identifier, source: ts.SourceFile): boolean {
  const declared = findDeclaration(name, source);
  if (declared === 'import' || declared === 'number') return true;
  if (declared === undefined) return false;
  const isTop = ts.isSourceFile(declared.parent.parent.parent);
  return isTop || (declared.initializer !== undefined && isOurs(declared.initializer, source));
}

/** The constant of that name around it; `import`, or `number` for a parameter that is declared as one. */
function findDeclaration(
  name: ts.Identifier,
  source: ts.SourceFile,
): ts.VariableDeclaration | 'import' | 'number' | undefined {
  let found: ts.VariableDeclaration | 'import' | 'number' | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isImportSpecifier(node) && node.name.text === name.text) found ??= 'import';
    if (ts.isParameter(node) && node.name.getText() === name.text && contains(node.parent, name))
      found = isNumber(node) ? 'number' : undefined;
    if (isConstant(node, name) && contains(node.parent.parent.parent, name)) found = node;
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isNumber({ type, initializer }: ts.ParameterDeclaration): boolean {
  const isLiteral = initializer !== undefined && ts.isNumericLiteral(initializer);
  return isLiteral || type?.kind === ts.SyntaxKind.NumberKeyword;
}

function isConstant(node: ts.Node, name: ts.Identifier): node is ts.VariableDeclaration {
  return (
    ts.isVariableDeclaration(node) &&
    ts.isIdentifier(node.name) &&
    node.name.text === name.text &&
    (node.parent.flags & ts.NodeFlags.Const) !== 0
  );
}

const contains = (outer: ts.Node, inner: ts.Node): boolean =>
  outer.getStart() <= inner.getStart() && inner.getEnd() <= outer.getEnd();

function checkTree(root: string): readonly string[] {
  const files = globSync('{src,webviews,scripts,bench}/**/*.ts', { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !/\.(?:test|generated)\.ts$/.test(file) && exceptions[file] === undefined);
  return files
    .sort()
    .flatMap((file) => findPatternProblems(file, readFileSync(path.join(root, file), 'utf8')));
}

// The gate: the tree below the folder that is named.
if (import.meta.main) {
  const problems = checkTree(process.argv[2] ?? projectRoot);
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
