/** Tests of Python: pytest and unittest. */
import { F, K } from '../syntax/kinds.ts';
import { childAt, childBy, childrenOf, kindAt, operatorOf, textOf, unwrap } from '../syntax/read.ts';
import { none, type Syntax } from '../syntax/syntax.ts';
import { literalsOf, namesAnything } from './literals.ts';
import { visitLive } from './live-nodes.ts';
import type { Assertion, AssertionLevel, TestCase, TestsOfFile } from './model.ts';

const skipDecorator = /\b(?:skip|skipif|skipIf|skipUnless|xfail|expectedFailure|skip_unless\w*|skip_if\w*)\b/;
const skipCall = /^(?:pytest\.(?:skip|xfail|importorskip)|self\.skipTest|unittest\.SkipTest|SkipTest|skip)$/;

interface Scope {
  readonly names: readonly string[];
  readonly isSkipped: boolean;
  readonly decorators: readonly string[];
  readonly cases: readonly string[];
}

type Found = { readonly tests: TestCase[]; readonly outside: Assertion[] };

export function readPythonTests(syntax: Syntax): TestsOfFile {
  const found: Found = { tests: [], outside: [] };
  const isSkipped = skipsAll(syntax, 0);
  readScope(syntax, 0, { names: [], isSkipped, decorators: [], cases: [] }, found);
  return found;
}

/** A test below another statement (`if sys.version…`) is one, too. */
function readScope(syntax: Syntax, root: number, scope: Scope, found: Found): void {
  visitLive(syntax, root, (node) => {
    if (node === root) return true;
    const kind = kindAt(syntax, node);
    if (kind === K.decorated) readDecorated(syntax, node, scope, found);
    else if (kind === K.class) readClass(syntax, node, scope, found);
    else if (kind === K.func && isTestFunction(syntax, node)) found.tests.push(toTest(syntax, node, scope));
    else {
      found.outside.push(...pythonAssertions(syntax, node));
      return true;
    }
    return false;
  });
}

function readDecorated(syntax: Syntax, node: number, scope: Scope, found: Found): void {
  const decorators = childrenOf(syntax, node).filter((child) => kindAt(syntax, child) === K.decorator);
  const texts = decorators.map((decorator) => textOf(syntax, decorator));
  const tables = decorators.filter((decorator) =>
    /parametrize|parameterized|given|subtests?\b|data\b/.test(textOf(syntax, decorator)),
  );
  const inner: Scope = {
    names: scope.names,
    isSkipped: scope.isSkipped || texts.some((text) => skipDecorator.test(text)),
    decorators: texts,
    cases: [...scope.cases, ...tables.flatMap((table) => literalsOf(syntax, table))],
  };
  const definition = childrenOf(syntax, node).at(-1) ?? none;
  const kind = kindAt(syntax, definition);
  if (kind === K.class) readClass(syntax, definition, inner, found);
  else if (isTestFunction(syntax, definition)) found.tests.push(toTest(syntax, definition, inner));
  else readScope(syntax, definition, inner, found);
}

function readClass(syntax: Syntax, node: number, scope: Scope, found: Found): void {
  const name = textOf(syntax, childBy(syntax, node, F.name));
  const body = childBy(syntax, node, F.body);
  const isSkipped = scope.isSkipped || skipsAll(syntax, body);
  readScope(syntax, body, { ...scope, names: [...scope.names, name], isSkipped }, found);
}

function isTestFunction(syntax: Syntax, node: number): boolean {
  return kindAt(syntax, node) === K.func && /^test/.test(textOf(syntax, childBy(syntax, node, F.name)));
}

/** `pytestmark = pytest.mark.skip`, `__test__ = False`, `pytest.skip(…, allow_module_level=True)`, `setUp` that skips. */
function skipsAll(syntax: Syntax, body: number): boolean {
  return childrenOf(syntax, body).some((child) => {
    const text = textOf(syntax, child);
    if (/^__test__\s*=\s*False/.test(text)) return true;
    if (/^pytestmark\s*[=+:]/.test(text)) return skipDecorator.test(text);
    const isSetUp = /^(?:async )?def (?:setUp|setUpClass|setup_method|setup_class|setup)\b/.test(text);
    if (isSetUp) return /\bskipTest\(|\bpytest\.skip\(|\bSkipTest\b/.test(text);
    return /^(?:pytest\.(?:skip|importorskip)\(|(?:\w+ = )?pytest\.importorskip\(|raise (?:unittest\.)?SkipTest)/.test(
      text,
    );
  });
}

function toTest(syntax: Syntax, node: number, scope: Scope): TestCase {
  const assertions: Assertion[] = [];
  const body = childBy(syntax, node, F.body);
  let { isSkipped } = scope;
  visitLive(syntax, body, (at) => {
    isSkipped ||= isSkip(syntax, at);
    assertions.push(...pythonAssertions(syntax, at));
    return true;
  });
  return {
    name: [...scope.names, textOf(syntax, childBy(syntax, node, F.name))].join(' › '),
    isSkipped,
    isFocused: false,
    assertions,
    cases: scope.cases,
    body: textOf(syntax, body).replace(/\s+/g, ' '),
  };
}

function isSkip(syntax: Syntax, node: number): boolean {
  const kind = kindAt(syntax, node);
  if (kind === K.throw) return /^raise\s+(?:unittest\.)?SkipTest/.test(textOf(syntax, node));
  return kind === K.call && skipCall.test(textOf(syntax, childBy(syntax, node, F.callee)));
}

const loose = /^(?:assertTrue|assertFalse|assertIsNotNone|assertIsNone|assert_called|assert_)$/;
const exact =
  /^(?:assert(?:Equals?|Is|ListEqual|DictEqual|TupleEqual|SetEqual|CountEqual|MultiLineEqual|SequenceEqual|AlmostEquals?)|assert_(?:called_with|called_once_with|has_calls|any_call|equal|array_equal|allclose|frame_equal|series_equal))$/;
const helper = /^(?:assert|check|verify|expect|ensure)(?:[A-Z_]|$)/;
const outcomes = /^(?:pytest\.)?(?:raises|warns|deprecated_call|approx_raises)$/;

function pythonAssertions(syntax: Syntax, node: number): readonly Assertion[] {
  const kind = kindAt(syntax, node);
  if (kind === K.assert) return conditions(syntax, childAt(syntax, node, 0));
  if (kind !== K.call) return [];
  const callee = textOf(syntax, childBy(syntax, node, F.callee));
  const name = callee.split('.').at(-1) ?? '';
  if (!helper.test(name) && !outcomes.test(callee)) return [];
  const args = askedOf(syntax, node, name);
  const [first = none, second = none] = args;
  if (/^assertTrue$|^assert_$/.test(name)) return conditions(syntax, first);
  // A mock is asked about itself.
  const isOfMock = /^assert_(?:called|any_|has_|not_|awaited|never_)/.test(name);
  const isOfNothing = !isOfMock && args.length > 0 && !args.some((arg) => namesAnything(syntax, arg));
  if (isOfNothing || isTautology(syntax, first, second)) return [];
  const level: AssertionLevel = loose.test(name) ? 1 : exact.test(name) || !callee.includes('.') ? 3 : 2;
  return [
    { level: outcomes.test(callee) ? 2 : level, literals: args.flatMap((arg) => literalsOf(syntax, arg)) },
  ];
}

/** Without the message. */
function askedOf(syntax: Syntax, call: number, name: string): readonly number[] {
  const args = childrenOf(syntax, childBy(syntax, call, F.arguments)).filter(
    (arg) => !/^(?:msg|err_msg|message)\s*=/.test(textOf(syntax, arg)),
  );
  if (!/^assert[A-Z]/.test(name)) return args;
  const asked = /^assert(?:True|False|IsNone|IsNotNone)$/.test(name) ? 1 : 2;
  return args.filter((arg, index) => index < asked || kindAt(syntax, arg) !== K.string);
}

function isTautology(syntax: Syntax, one: number, other: number): boolean {
  return one !== none && other !== none && textOf(syntax, one) === textOf(syntax, other);
}

/** `assert a == 1 and b` asks for each of them. */
function conditions(syntax: Syntax, condition: number): readonly Assertion[] {
  const node = unwrap(syntax, condition);
  const kind = kindAt(syntax, node);
  const operator = kind === K.compare || kind === K.logical ? operatorOf(syntax, node) : '';
  if (operator === 'and') return childrenOf(syntax, node).flatMap((part) => conditions(syntax, part));
  if (!namesAnything(syntax, node) || kind === K.array) return [];
  const [one = none, other = none] = childrenOf(syntax, node);
  if (kind === K.compare && isTautology(syntax, one, other)) return [];
  const text = textOf(syntax, node);
  const isOr = operator === 'or';
  const level: AssertionLevel =
    isOr || kind !== K.compare || /\bis not None$/.test(text)
      ? 1
      : operator === '==' || operator === 'is'
        ? 3
        : 2;
  return [{ level: /^isinstance\(|^not /.test(text) ? 2 : level, literals: literalsOf(syntax, node) }];
}
