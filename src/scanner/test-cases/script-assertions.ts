/** Assertions of JavaScript and TypeScript: expect, chai, node:assert, ava, tap, and helpers named like them. */
import { F, K } from '../syntax/kinds.ts';
import { childBy, childrenOf, kindAt, operatorOf, parentOf, textOf, unwrap } from '../syntax/read.ts';
import { none, type Syntax } from '../syntax/syntax.ts';
import { literalsOf, namesAnything } from './literals.ts';
import type { Assertion, AssertionLevel } from './model.ts';

const helper = /^(?:assert|expect|check|verify|should|must|ensure)(?:[A-Z_]|$)/;
const ofTest = /^(?:t|tap|assert|test|qunit)$/i;
const ofTestNames =
  /^(?:is|not|deepEqual|notDeepEqual|equal|notEqual|strictEqual|deepStrictEqual|same|notSame|ok|notOk|true|false|truthy|falsy|throws|doesNotThrow|throwsAsync|rejects|match|regex|like|snapshot|equals|has)$/;
/** Parts of what is expected, and settings: they assert nothing themselves. */
const matcherParts =
  /^(?:any|anything|objectContaining|arrayContaining|stringContaining|stringMatching|closeTo|extend|assertions|hasAssertions|addSnapshotSerializer|getState|setState)$/;
const loose =
  /^(?:toBeDefined|toBeTruthy|toBeFalsy|ok|notOk|truthy|falsy|exist|toMatchSnapshot|toMatchInlineSnapshot|snapshot|doesNotThrow|doesNotReject|isOk|isDefined|exists|toBeInTheDocument|toBeVisible|called|toHaveBeenCalled)$/;
const exact =
  /^(?:toBe|toEqual|toStrictEqual|toBeNull|toBeUndefined|toBeNaN|toHaveLength|toHaveBeenCalledWith|toHaveBeenCalledTimes|toHaveBeenLastCalledWith|equal|equals|eql|eq|strictEqual|deepEqual|deepStrictEqual|is|same|calledWith|calledOnceWith|toHaveText|toHaveValue|true|false|null|undefined|lengthOf|length|isTrue|isFalse|isNull)$/;

/** The assertions that a node is the outermost of; empty for one that is none, or that cannot fail. */
export function scriptAssertions(syntax: Syntax, node: number): readonly Assertion[] {
  const kind = kindAt(syntax, node);
  if (kind !== K.call && kind !== K.member) return [];
  if (isInnerOfChain(syntax, node)) return [];
  const chain = readChain(syntax, node);
  if (chain === undefined || !isAssertion(chain)) return [];
  const args = withoutMessage(syntax, chain);
  if (!args.some((arg) => namesAnything(syntax, arg)) && !chain.startsFromValue) return [];
  if (isTautology(syntax, args)) return [];
  const [condition = none] = args;
  if (isTruthTest(chain)) return truthAssertions(syntax, condition);
  return [{ level: levelOf(syntax, chain, args), literals: args.flatMap((arg) => literalsOf(syntax, arg)) }];
}

interface Chain {
  /** Names from the root: `expect`, `not`, `toBe`. */
  readonly names: readonly string[];
  /** Arguments of all its calls, in order. */
  readonly args: readonly number[];
  /** `value.should.equal(3)`: what is asserted about is no argument. */
  readonly startsFromValue: boolean;
}

function isInnerOfChain(syntax: Syntax, node: number): boolean {
  const parent = parentOf(syntax, node);
  const kind = kindAt(syntax, parent);
  if (kind === K.member) return childBy(syntax, parent, F.object) === node;
  return kind === K.call && childBy(syntax, parent, F.callee) === node;
}

/** Undefined where the chain begins with something that has no name. */
export function readChain(syntax: Syntax, node: number): Chain | undefined {
  const names: string[] = [];
  const args: number[] = [];
  for (let at = unwrap(syntax, node); ; ) {
    const kind = kindAt(syntax, at);
    if (kind === K.call) {
      args.unshift(...argumentsOf(syntax, at));
      at = unwrap(syntax, childBy(syntax, at, F.callee));
    } else if (kind === K.member) {
      names.unshift(textOf(syntax, childBy(syntax, at, F.property)));
      at = unwrap(syntax, childBy(syntax, at, F.object));
    } else if (kind === K.identifier || kind === K.this) {
      names.unshift(textOf(syntax, at));
      return { names, args, startsFromValue: names.indexOf('should') > 0 };
    } else return names.includes('should') ? { names, args, startsFromValue: true } : undefined;
  }
}

/** Also of a tagged template, which stands in the same field. */
export function argumentsOf(syntax: Syntax, call: number): number[] {
  const list = childBy(syntax, call, F.arguments);
  return kindAt(syntax, list) === K.args ? childrenOf(syntax, list) : list === none ? [] : [list];
}

function isAssertion({ names, args, startsFromValue }: Chain): boolean {
  const [root = '', second] = names;
  if (root === 'expect' && matcherParts.test(second ?? '')) return false;
  if (root === 'expect' || root === 'should') return names.length > 1 && args.length > 0;
  if (startsFromValue) return names.at(-1) !== 'should';
  if (root === 'assert' || root === 'sinon') return root === 'assert' || second === 'assert';
  if (ofTest.test(root)) return second !== undefined && ofTestNames.test(second) && args.length > 0;
  if (names.includes('should') || names.at(-1) === 'should') return true;
  return helper.test(root) && names.length === 1;
}

/** What is only said when it fails is no part of what is asked. */
function withoutMessage(syntax: Syntax, chain: Chain): readonly number[] {
  const { names, args } = chain;
  const [root = ''] = names;
  if (root === 'expect' || (helper.test(root) && root !== 'assert')) return args;
  const asked = isTruthTest(chain) ? 1 : 2;
  return args.filter((arg, index) => {
    const kind = kindAt(syntax, arg);
    return index < asked || (kind !== K.string && kind !== K.template);
  });
}

function isTruthTest({ names }: Chain): boolean {
  const [root = '', second] = names;
  if (root === 'assert' && names.length === 1) return true;
  return ofTest.test(root) && names.length === 2 && /^(?:ok|true|truthy|assert)$/.test(second ?? '');
}

/** `assert(a === 1 && b)` asks for each of them. */
function truthAssertions(syntax: Syntax, condition: number): readonly Assertion[] {
  const node = unwrap(syntax, condition);
  const operator = kindAt(syntax, node) === K.binary ? operatorOf(syntax, node) : '';
  if (operator === '&&') return childrenOf(syntax, node).flatMap((part) => truthAssertions(syntax, part));
  if (!namesAnything(syntax, node)) return [];
  const level: AssertionLevel = /^={2,3}$/.test(operator)
    ? 3
    : /[<>]|!=|instanceof|in/.test(operator)
      ? 2
      : 1;
  return [{ level, literals: literalsOf(syntax, node) }];
}

function isTautology(syntax: Syntax, args: readonly number[]): boolean {
  const [one, other] = args;
  if (args.length !== 2 || one === undefined || other === undefined) return false;
  return textOf(syntax, one) === textOf(syntax, other);
}

function levelOf(syntax: Syntax, { names }: Chain, args: readonly number[]): AssertionLevel {
  const last = names.at(-1) ?? '';
  const isNegated =
    names.some((name) => name === 'not' || name === 'never') || /^(?:not|doesNot)[A-Z]/.test(last);
  if (loose.test(last)) return 1;
  if (isNegated) return /Null|Undefined|Throw/.test(last) ? 1 : 2;
  const isPartly = args.some((arg) =>
    /\bexpect\.(?:any|anything|objectContaining|arrayContaining|stringContaining|stringMatching)\b/.test(
      textOf(syntax, arg),
    ),
  );
  if (isPartly) return 2;
  return exact.test(last) || (names.length === 1 && helper.test(last)) ? 3 : 2;
}
