/** Tests that run alone, or that cannot fail. */
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { sourceOf } from '../../syntax/code-text.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, childrenOf, endOf, kindAt, parentOf, textOf } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { inserting, replacing, spanOf } from '../edits.ts';
import { isPython } from '../expressions.ts';

const testNames = /^(?:it|test|describe|context|suite|specify)$/;

/** `it.only(…)`, `fdescribe(…)`: all other tests are left out without a word. */
function focusedTest(file: FileContext, node: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  const callee = childBy(syntax, node, F.callee);
  const [title = none, body = none] = childrenOf(syntax, childBy(syntax, node, F.arguments));
  const isTitled = kindAt(syntax, title) === K.string || kindAt(syntax, title) === K.template;
  if (!isTitled || kindAt(syntax, body) !== K.func) return;
  const isMember = kindAt(syntax, callee) === K.member;
  const owner = childBy(syntax, callee, F.object);
  if (isMember ? !testNames.test(textOf(syntax, owner)) : resolver.localFunction(callee) !== none) return;
  const name = textOf(syntax, callee);
  const fix = replacing(syntax, callee, 'Run all tests', isMember ? textOf(syntax, owner) : name.slice(1));
  report({ ...spanOf(syntax, callee), values: { name }, fix });
}

const literalKinds = new Set<number>([K.number, K.array, K.object, K.true, K.false, K.null]);

/** `assertTrue(got.startswith(wanted), (got, wanted))`: a message that shows what was asked. */
function isRepeated(syntax: Syntax, actual: number, message: number): boolean {
  const shown = childrenOf(syntax, message).filter((each) => kindAt(syntax, each) === K.identifier);
  const asked = textOf(syntax, actual);
  return shown.length > 0 && shown.every((each) => asked.includes(textOf(syntax, each)));
}

/** `assertTrue(total, 3)`: the second argument is the message. */
function assertTrueWithTwo(file: FileContext, node: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  const callee = childBy(syntax, node, F.callee);
  const given = childrenOf(syntax, childBy(syntax, node, F.arguments));
  const [actual = none, expected = none] = given;
  if (
    !isPython(file) ||
    given.length !== 2 ||
    !literalKinds.has(kindAt(syntax, expected)) ||
    kindAt(syntax, actual) === K.compare ||
    isRepeated(syntax, actual, expected)
  )
    return;
  const property = childBy(syntax, callee, F.property);
  const fix = replacing(syntax, property, 'Use assertEqual', 'assertEqual');
  report({
    ...reportSpan(syntax, node),
    values: { name: resolver.lastOf(callee), fault: `\`${textOf(syntax, expected)}\` is only its message` },
    fix: resolver.lastOf(callee) === 'assertTrue' ? fix : undefined,
  });
}

const bareMatchers =
  /^(?:toBeTruthy|toBeFalsy|toBeNull|toBeUndefined|toBeDefined|toBeNaN|toThrow|toHaveBeenCalled|toMatchSnapshot)$/;
const matchers =
  /^(?:toBe|toEqual|toStrictEqual|toContain|toMatch|toHaveLength|toHaveProperty|toHaveBeenCalledWith|toBeGreaterThan|toBeLessThan|resolves|rejects|not)$/;

/** `expect(x).toBeTruthy;` and `expect(x);` assert nothing. */
function expectWithoutMatcher(file: FileContext, call: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  const callee = childBy(syntax, call, F.callee);
  // Parsers have an `expect` of their own.
  if (kindAt(syntax, callee) !== K.identifier || resolver.localFunction(callee) !== none) return;
  let value = call;
  while (kindAt(syntax, parentOf(syntax, value)) === K.member) value = parentOf(syntax, value);
  const isStatement = kindAt(syntax, parentOf(syntax, value)) === K.exprStmt;
  const name = value === call ? '' : resolver.lastOf(value);
  const isMatcher = name === '' || bareMatchers.test(name) || matchers.test(name);
  if (!isStatement || !isMatcher || childrenOf(syntax, childBy(syntax, call, F.arguments)).length !== 1)
    return;
  const fix = bareMatchers.test(name) ? inserting(syntax.end[value] ?? 0, 'Call it', '()') : undefined;
  const fault = name === '' ? 'no matcher is called' : `\`${name}\` is not called`;
  report({ ...reportSpan(syntax, value), values: { name: 'expect', fault }, fix });
}

/** `assert (a, "b")`: a tuple with entries is always true. */
function assertOnTuple(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const [tuple = none, message] = childrenOf(syntax, node);
  const entries = childrenOf(syntax, tuple);
  if (kindAt(syntax, tuple) !== K.array || !textOf(syntax, tuple).startsWith('(') || entries.length === 0)
    return;
  const [first = none, second = none] = entries;
  const isPair = entries.length === 2 && message === undefined;
  const fix = isPair
    ? replacing(
        syntax,
        tuple,
        'Remove the parentheses',
        `${sourceOf(syntax, first)}, ${sourceOf(syntax, second)}`,
      )
    : undefined;
  report({ ...reportSpan(syntax, tuple), fix });
}

const asserting =
  /assert|expect|should|verify|check|must|fail|raises|warns|snapshot|equal|throws|\bt\.|ok\b|done|validate|matches/i;

/** By the beginning and the end of a called name: chains may be long. */
function mayAssert(syntax: Syntax, callee: number): boolean {
  const text = textOf(syntax, callee);
  return asserting.test(text.slice(0, 60)) || asserting.test(text.slice(-60));
}

/** Whether anything in a test may make it fail on purpose. */
function assertsNothing(syntax: Syntax, body: number): boolean {
  for (let at = body; at < endOf(syntax, body); at += 1) {
    const kind = syntax.kind[at];
    if (kind === K.assert || kind === K.throw) return false;
    if (kind === K.call && mayAssert(syntax, childBy(syntax, at, F.callee))) return false;
  }
  return childrenOf(syntax, body).length > 1;
}

/** `it('…', () => { … })`: the title and the body of a test that asserts nothing. */
function idleTestCall(syntax: Syntax, call: number): number {
  const [title = none, callback = none] = childrenOf(syntax, childBy(syntax, call, F.arguments));
  const isNamed = kindAt(syntax, childBy(syntax, call, F.callee)) === K.identifier;
  const body = childBy(syntax, callback, F.body);
  const isTest = isNamed && kindAt(syntax, title) === K.string && kindAt(syntax, body) === K.block;
  return isTest && assertsNothing(syntax, body) ? title : none;
}

/** `def test_…`, undecorated: the name of one that asserts nothing. */
function idleTestFunction(syntax: Syntax, func: number): number {
  const name = childBy(syntax, func, F.name);
  if (syntax.grammar.family !== 'python' || !/^test_/.test(textOf(syntax, name))) return none;
  const isDecorated = kindAt(syntax, parentOf(syntax, func)) === K.decorated;
  return !isDecorated && assertsNothing(syntax, childBy(syntax, func, F.body)) ? name : none;
}

function testWithoutAssertion({ syntax }: FileContext, node: number, report: ReportHit): void {
  const shown = kindAt(syntax, node) === K.call ? idleTestCall(syntax, node) : idleTestFunction(syntax, node);
  if (shown !== none)
    report({
      ...spanOf(syntax, shown),
      values: { name: textOf(syntax, shown).replace(/^['"`]|['"`]$/g, '') },
    });
}

function misusedAssertion(file: FileContext, node: number, report: ReportHit): void {
  const isExpect = file.resolver.lastOf(childBy(file.syntax, node, F.callee)) === 'expect';
  if (!isExpect) assertTrueWithTwo(file, node, report);
  else if (!isPython(file)) expectWithoutMatcher(file, node, report);
}

export const assertionChecks: readonly Check[] = [
  { name: 'focused-test', families: ['script'], calls: ['only', 'fit', 'fdescribe'], run: focusedTest },
  {
    name: 'misused-assertion',
    calls: ['assertTrue', 'assertFalse', 'expect'],
    run: misusedAssertion,
  },
  { name: 'assert-on-tuple', families: ['python'], kinds: [K.assert], run: assertOnTuple },
  {
    name: 'test-without-assertion',
    calls: ['it', 'test', 'specify'],
    kinds: [K.func],
    scope: 'file',
    run: testWithoutAssertion,
  },
];
