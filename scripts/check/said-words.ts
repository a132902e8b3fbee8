/**
 * The gate on words: each text that the backend says to a person has its German in src/words/de, and each German there is said
 * somewhere. A text is a key by its place in the source: a tag, a literal that is thrown, or a message of a schema.
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { saidWords } from '../../src/words/word.ts';
import { projectRoot } from '../paths.ts';
import { folderOfWords, readArea, type Words } from '../words/read-words.ts';

/** What the backend reads: the editor's own texts are held by src/extension/sources.test.ts. */
export const areasOfBackend = ['shared', 'backup', 'words', 'refusals', 'coach', 'notices', 'mails'] as const;

export interface SaidKey {
  readonly key: string;
  /** `src/backend/…/users.ts:12` */
  readonly place: string;
}

/** Argument that is said, by the name of what is called. */
const saidArguments: Readonly<Record<string, number>> = {
  ApiError: 1,
  BackupError: 1,
  ConflictError: 1,
  invalidField: 1,
};

/** Checks of zod that take what to say as their last argument. */
const checks: ReadonlySet<string> = new Set([
  ...['regex', 'refine', 'min', 'max', 'length', 'positive', 'nonnegative', 'gt', 'lt', 'gte', 'lte'],
  ...['base64', 'email', 'url', 'uuid', 'int'],
]);

/** Files that speak to no person of an organization, and why. */
const exceptions: ReadonlyMap<string, string> = new Map([
  ['src/backend/local/arguments.ts', 'options of a process that Vireo starts by itself'],
  ['src/backend/team/arguments.ts', 'options of the server, whose command line is English'],
]);

/** All that a source says. */
export function findSaid(file: string, content: string): readonly SaidKey[] {
  const source = ts.createSourceFile(file, content, ts.ScriptTarget.Latest, true);
  const said: SaidKey[] = [];
  const add = (node: ts.Node, key: string): void => {
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    said.push({ key, place: `${file}:${line}` });
  };
  const isSchema = content.includes("from 'zod'");
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'text') add(node, keyOf(node.template));
    const kind = kindOf(node);
    if (kind !== undefined) add(kind, `${kind.text.replaceAll('-', ' ')}/word`);
    for (const literal of literalsOf(node, isSchema)) add(literal, literal.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return said;
}

/** `defineRecord({ kind: 'saved-report', … })`: refusals name the record so. */
function kindOf(node: ts.Node): ts.StringLiteralLike | undefined {
  if (!ts.isCallExpression(node) || node.expression.getText() !== 'defineRecord') return undefined;
  const [declared] = node.arguments;
  if (declared === undefined || !ts.isObjectLiteralExpression(declared)) return undefined;
  const kind = declared.properties.find((property) => property.name?.getText() === 'kind');
  const value = kind !== undefined && ts.isPropertyAssignment(kind) ? kind.initializer : undefined;
  return value !== undefined && ts.isStringLiteralLike(value) ? value : undefined;
}

function keyOf(template: ts.TemplateLiteral): string {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  return template.templateSpans.reduce(
    (key, { literal }, at) => `${key}{${at}}${literal.text}`,
    template.head.text,
  );
}

function literalsOf(node: ts.Node, isSchema: boolean): readonly ts.StringLiteralLike[] {
  if (isIssue(node)) return literalsIn(node.initializer);
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return [];
  const { expression, arguments: given = [] } = node;
  if (ts.isIdentifier(expression)) {
    const at = saidArguments[expression.text];
    return at === undefined ? [] : literalsIn(given[at]);
  }
  if (!isSchema || !ts.isPropertyAccessExpression(expression) || !checks.has(expression.name.text)) return [];
  return messagesIn(given.at(-1));
}

/** `{ field, issue: 'is missing' }`, and the same of rows of a file. */
function isIssue(node: ts.Node): node is ts.PropertyAssignment {
  if (!ts.isPropertyAssignment(node) || node.name.getText() !== 'issue') return false;
  const names = node.parent.properties.map((property) => property.name?.getText());
  return names.length === 1 || names.includes('field') || names.includes('row');
}

/** Whichever of them it is. */
function literalsIn(node: ts.Expression | undefined): readonly ts.StringLiteralLike[] {
  if (node === undefined) return [];
  if (ts.isStringLiteralLike(node)) return [node];
  if (ts.isParenthesizedExpression(node)) return literalsIn(node.expression);
  if (ts.isConditionalExpression(node)) return [...literalsIn(node.whenTrue), ...literalsIn(node.whenFalse)];
  return ts.isBinaryExpression(node) ? literalsIn(node.right) : [];
}

/** `'must be …'`, or the same as `message` or `error` of options. */
function messagesIn(node: ts.Expression | undefined): readonly ts.StringLiteralLike[] {
  if (node === undefined || !ts.isObjectLiteralExpression(node)) return literalsIn(node);
  return node.properties.flatMap((property) =>
    ts.isPropertyAssignment(property) && /^(?:message|error)$/.test(property.name.getText())
      ? literalsIn(property.initializer)
      : [],
  );
}

/** A name, a number and what stands between them is the same in every language. */
const hasWords = (key: string): boolean => /\p{L}{2}/u.test(key.replaceAll(/\{\d+\}/g, ''));

/** A line for each text without German, at its place, and for each German that nothing says. */
export function findWordProblems(root: string): readonly string[] {
  const sources = globSync('src/{backend,connection,contract,domain}/**/*.ts', { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !/\.(?:test|generated)\.ts$|\/testing\//.test(file) && !exceptions.has(file))
    .sort()
    .map((file) => ({ file, content: readFileSync(path.join(root, file), 'utf8') }));
  const said = sources.flatMap(({ file, content }) => findSaid(file, content));
  const words = saidWords.map((each) => ({ key: `${each}/word`, place: 'src/words/word.ts' }));
  const areas = areasOfBackend.map((area) => [area, readArea(root, area)] as const);
  const isPlain = (english: string): boolean => sources.some(({ content }) => content.includes(english));
  return [
    ...findMissing([...said, ...words], areas),
    ...findUnsaid([...said, ...words], areas, isPlain),
    ...findDifferent(areas),
  ];
}

type Areas = readonly (readonly [area: string, words: Words])[];

function findMissing(said: readonly SaidKey[], areas: Areas): readonly string[] {
  const known: Words = Object.assign({}, ...areas.map(([, words]) => words));
  return said
    .filter(({ key }) => hasWords(key) && !Object.hasOwn(known, key))
    .map(({ key, place }) => `${place} has no German in ${folderOfWords}: ${key}`);
}

/** @param isPlain whether a sentence is written as it is, and handed to a text later */
function findUnsaid(
  said: readonly SaidKey[],
  areas: Areas,
  isPlain: (english: string) => boolean,
): readonly string[] {
  const keys = new Set(said.map(({ key }) => key));
  return areas.flatMap(([area, words]) =>
    Object.keys(words)
      .filter((key) => !keys.has(key) && !isPlain(key.replaceAll("'", "\\'")) && !isPlain(key))
      .map((key) => `${folderOfWords}/${area}.json: nothing says this: ${key}`),
  );
}

/** What is left out there says nothing more: what an act is called, how many are, by which pattern, of which type. */
const shorter: ReadonlySet<string> = new Set([
  '{0} {1} out what is required: complete them before submitting the week.',
  'Only an administrator {0} projects.',
  'Invalid string: must match pattern {0}',
  'Too big: expected {0} to be <={1}',
  'Too big: expected {0} to be <{1}',
  'Too small: expected {0} to be >={1}',
  'Too small: expected {0} to be >{1}',
]);

const placesOf = (words: string): string => [...new Set(words.match(/\{\d+\}/g))].sort().join();

function findDifferent(areas: Areas): readonly string[] {
  return areas.flatMap(([area, words]) =>
    Object.entries(words)
      .filter(([key, german]) => placesOf(key) !== placesOf(german) && !shorter.has(key))
      .map(([key]) => `${folderOfWords}/${area}.json: other places in German than in: ${key}`),
  );
}

// The gate: the tree below the folder that is named.
if (import.meta.main) {
  const problems = findWordProblems(process.argv[2] ?? projectRoot);
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
