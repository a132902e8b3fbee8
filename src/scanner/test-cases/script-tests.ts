/** Tests of JavaScript and TypeScript: mocha, jest, vitest, jasmine, node:test, playwright, ava, tap. */
import { F, K } from '../syntax/kinds.ts';
import { childBy, childrenOf, kindAt, textOf } from '../syntax/read.ts';
import { none, type Syntax } from '../syntax/syntax.ts';
import { literalsOf } from './literals.ts';
import { visitLive } from './live-nodes.ts';
import type { Assertion, TestCase, TestsOfFile } from './model.ts';
import { argumentsOf, readChain, scriptAssertions } from './script-assertions.ts';

const suiteName = /^[xf]?(?:describe|context|suite|experiment)$/;
const testName = /^[xf]?(?:it|test|specify)$/;
const skipping = /^(?:skip|skipIf|runIf|todo|failing|fails|fixme)$/;

interface Declared {
  readonly node: number;
  readonly isSuite: boolean;
  readonly title: string;
  readonly body: number;
  readonly isSkipped: boolean;
  readonly isFocused: boolean;
  readonly cases: readonly string[];
}

interface Scope {
  readonly names: readonly string[];
  readonly isSkipped: boolean;
  readonly isFocused: boolean;
}

export function readScriptTests(syntax: Syntax): TestsOfFile {
  const found: { tests: TestCase[]; outside: Assertion[] } = { tests: [], outside: [] };
  readScope(syntax, 0, { names: [], isSkipped: false, isFocused: false }, found);
  return found;
}

function readScope(
  syntax: Syntax,
  root: number,
  scope: Scope,
  found: { readonly tests: TestCase[]; readonly outside: Assertion[] },
): void {
  const inner: Declared[] = [];
  let isSkipped = scope.isSkipped;
  visitLive(syntax, root, (node) => {
    const declared = node === root ? undefined : findDeclared(syntax, node);
    if (declared !== undefined) {
      inner.push(declared);
      return false;
    }
    isSkipped ||= root > 0 && isSkipCall(syntax, node);
    found.outside.push(...scriptAssertions(syntax, node));
    return true;
  });
  for (const declared of inner) {
    const names = [...scope.names, declared.title];
    const state = {
      isSkipped: isSkipped || declared.isSkipped,
      isFocused: scope.isFocused || declared.isFocused,
    };
    if (declared.isSuite) readScope(syntax, declared.body, { names, ...state }, found);
    else found.tests.push(toTest(syntax, declared, { names, ...state }));
  }
}

function toTest(syntax: Syntax, { body, cases, node }: Declared, scope: Scope): TestCase {
  const assertions: Assertion[] = [];
  let isSkipped = scope.isSkipped;
  visitLive(syntax, body, (at) => {
    isSkipped ||= isSkipCall(syntax, at);
    assertions.push(...scriptAssertions(syntax, at));
    return true;
  });
  return {
    name: scope.names.join(' › '),
    isSkipped,
    isFocused: scope.isFocused,
    assertions,
    cases,
    body: textOf(syntax, body === none ? node : body).replace(/\s+/g, ' '),
  };
}

/** A call that declares a test or a suite. */
function findDeclared(syntax: Syntax, node: number): Declared | undefined {
  if (kindAt(syntax, node) !== K.call) return undefined;
  const callee = childBy(syntax, node, F.callee);
  const chain = readChain(syntax, callee);
  if (chain === undefined) return undefined;
  const { names } = chain;
  const [root = ''] = names;
  const isSuite = names.some((name) => suiteName.test(name)) && (suiteName.test(root) || testName.test(root));
  const isTest = testName.test(root) || isMemberTest(names);
  if (!isSuite && !isTest) return undefined;
  const args = argumentsOf(syntax, node);
  const body = args.findLast((arg) => kindAt(syntax, arg) === K.func) ?? none;
  const [title = none] = args;
  const isTitled = isText(syntax, title);
  const isPending = body === none && args.length === 1 && isTitled && !names.includes('each');
  if (body === none && !isPending && !hasNamedBody(syntax, args)) return undefined;
  return {
    node,
    isSuite,
    body,
    title: textOf(syntax, title),
    isSkipped:
      isPending ||
      root.startsWith('x') ||
      names.some((name) => skipping.test(name)) ||
      hasOption(syntax, args, /^(?:skip|todo)$/),
    isFocused:
      /^f(?:it|test|describe|context|specify)$/.test(root) ||
      names.includes('only') ||
      hasOption(syntax, args, /^only$/),
    cases: chain.args.flatMap((arg) => literalsOf(syntax, arg)),
  };
}

/** `Deno.test`, `QUnit.test`, `t.test`. */
function isMemberTest(names: readonly string[]): boolean {
  return (
    names.length >= 2 &&
    /^(?:Deno|QUnit|t)$/.test(names[0] ?? '') &&
    /^(?:test|skip|only|todo)$/.test(names[1] ?? '') &&
    (names[1] === 'test' || names[0] === 'QUnit')
  );
}

/** `it('adds', addsNumbers)`: the body has a name. */
function hasNamedBody(syntax: Syntax, args: readonly number[]): boolean {
  const [title = none, ...rest] = args;
  return (
    isText(syntax, title) &&
    rest.some((arg) => [K.identifier, K.call, K.member].includes(kindAt(syntax, arg)))
  );
}

function isText(syntax: Syntax, node: number): boolean {
  const kind = kindAt(syntax, node);
  return kind === K.string || kind === K.template || kind === K.binary;
}

/** `{ skip: true }`; `{ skip: false }` says nothing. */
function hasOption(syntax: Syntax, args: readonly number[], name: RegExp): boolean {
  const pairs = args
    .filter((arg) => kindAt(syntax, arg) === K.object)
    .flatMap((arg) => childrenOf(syntax, arg));
  return pairs.some((pair) => {
    const key = childBy(syntax, pair, F.key);
    const value = textOf(syntax, childBy(syntax, pair, F.value));
    return key !== none && name.test(textOf(syntax, key).replace(/['"]/g, '')) && value !== 'false';
  });
}

/** `this.skip()`, `t.skip()`, `test.skip(condition)`, `pending()` in what runs. */
function isSkipCall(syntax: Syntax, node: number): boolean {
  if (kindAt(syntax, node) !== K.call) return false;
  const names = readChain(syntax, childBy(syntax, node, F.callee))?.names ?? [];
  const [root = '', second] = names;
  if (names.length === 1) return root === 'pending';
  return (
    names.length === 2 &&
    /^(?:skip|todo|fixme)$/.test(second ?? '') &&
    /^(?:this|t|ctx|context|test|it|task)$/.test(root)
  );
}
