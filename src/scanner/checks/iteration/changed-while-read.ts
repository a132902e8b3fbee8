import type { OffsetFix } from '../../draft.ts';
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { F, K } from '../../syntax/kinds.ts';
import {
  childAt,
  childBy,
  childrenOf,
  endOf,
  kindAt,
  parentOf,
  statementOf,
  textOf,
  unwrap,
} from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { replacing } from '../edits.ts';
import { isPure, isPython } from '../expressions.ts';
import { isLoop } from '../loops.ts';

const removing = {
  script: /^(?:splice|shift|unshift|pop)$/,
  python: /^(?:remove|pop|popitem|insert|discard|clear)$/,
} as const;

/** What a loop goes through: the collection itself, not a copy; Python's views of a dictionary are the dictionary. */
function collectionOf(file: FileContext, loop: number): number {
  const { syntax, resolver } = file;
  const source = unwrap(syntax, childBy(syntax, loop, F.right));
  if (!isPython(file) || kindAt(syntax, source) !== K.call) return isPure(syntax, source) ? source : none;
  const callee = childBy(syntax, source, F.callee);
  const isView =
    kindAt(syntax, callee) === K.member && /^(?:keys|values|items)$/.test(resolver.lastOf(callee));
  const object = childBy(syntax, callee, F.object);
  return isView && isPure(syntax, object) ? object : none;
}

/** The node that takes entries away from a collection, when this node does. */
function removesFrom(file: FileContext, node: number, collection: string): boolean {
  const { syntax, resolver } = file;
  const kind = kindAt(syntax, node);
  if (kind === K.delete && isPython(file)) {
    const target = childAt(syntax, node, 0);
    return (
      kindAt(syntax, target) === K.subscript && textOf(syntax, childAt(syntax, target, 0)) === collection
    );
  }
  if (kind !== K.call) return false;
  const callee = childBy(syntax, node, F.callee);
  if (kindAt(syntax, callee) !== K.member || textOf(syntax, childBy(syntax, callee, F.object)) !== collection)
    return false;
  return removing[syntax.grammar.family].test(resolver.lastOf(callee));
}

const leaving = new Set<number>([K.break, K.return, K.throw]);

/** Whether the loop ends behind a statement, so that the change does no harm. */
function isLast(syntax: Syntax, statement: number, loop: number): boolean {
  if (leaving.has(kindAt(syntax, statement))) return true;
  let at = statement;
  while (at !== loop && at >= 0 && !isLoop(kindAt(syntax, at))) {
    for (
      let next = endOf(syntax, at);
      parentOf(syntax, next) === parentOf(syntax, at);
      next = endOf(syntax, next)
    )
      if (leaving.has(kindAt(syntax, next)) || kindAt(syntax, next) === K.continue)
        return kindAt(syntax, next) !== K.continue;
    at = parentOf(syntax, at);
  }
  return false;
}

/** Python's messages of mail and HTTP give a list of their headers, and make another when one is deleted. */
const isMessage = /(?:^|_)(?:msg|message|mail|email|headers)$/i;

/** Python stops with an error for dictionaries and sets, and skips the next entry of a list. */
function changedWhileRead(file: FileContext, loop: number, report: ReportHit): void {
  const { syntax } = file;
  if (!isPython(file) && textOf(syntax, childBy(syntax, loop, F.operator)) !== 'of') return;
  const collection = collectionOf(file, loop);
  const body = childBy(syntax, loop, F.body);
  // A class that goes through itself defines what its own methods do meanwhile.
  if (collection === none || body === none || file.resolver.isSelf(collection)) return;
  if (isPython(file) && isMessage.test(file.resolver.lastOf(collection))) return;
  const name = textOf(syntax, collection);
  for (let at = body; at < endOf(syntax, body); at += 1) {
    if (kindAt(syntax, at) === K.func) at = endOf(syntax, at) - 1;
    else if (
      removesFrom(file, at, name) &&
      !isLast(syntax, statementOf(syntax, at), loop) &&
      !isRebound(syntax, body, name)
    ) {
      report({ ...reportSpan(syntax, at), values: { name }, fix: copyFix(file, loop) });
      return;
    }
  }
}

/** A name that gets a new collection inside the loop is another one afterwards. */
function isRebound(syntax: Syntax, body: number, name: string): boolean {
  for (let at = body; at < endOf(syntax, body); at += 1)
    if (kindAt(syntax, at) === K.assign && textOf(syntax, childBy(syntax, at, F.left)) === name) return true;
  return false;
}

function copyFix(file: FileContext, loop: number): OffsetFix {
  const { syntax } = file;
  const source = childBy(syntax, loop, F.right);
  const text = textOf(syntax, source);
  return replacing(syntax, source, 'Go through a copy', isPython(file) ? `list(${text})` : `[...${text}]`);
}

const steps = /^(?:\+\+|\+=)$/;

/** `for (let i = 0; i < n; i--)`, `range(10, 0)`. */
function wrongDirection(file: FileContext, loop: number, report: ReportHit): void {
  const { syntax } = file;
  const condition = unwrap(syntax, childBy(syntax, loop, F.condition));
  const step = unwrap(syntax, childBy(syntax, loop, F.increment));
  const compared = /^[<>]=?/.exec(textOf(syntax, childBy(syntax, condition, F.operator)))?.[0];
  const operator = textOf(syntax, childBy(syntax, step, F.operator));
  if (compared === undefined || !/^(?:\+\+|--|\+=|-=)$/.test(operator)) return;
  const counted = childBy(syntax, step, kindAt(syntax, step) === K.update ? F.argument : F.left);
  const isUp = steps.test(operator);
  const isRight =
    textOf(syntax, childBy(syntax, condition, F.left)) === textOf(syntax, counted) &&
    isConstantStep(syntax, step);
  if (!isRight || isUp === compared.startsWith('<')) return;
  const turned = operator.replace(/[+-]/g, isUp ? '-' : '+');
  const fix = replacing(syntax, childBy(syntax, step, F.operator), `Use ${turned}`, turned);
  report({
    ...reportSpan(syntax, step),
    values: { name: textOf(syntax, counted), condition: `\`${textOf(syntax, condition)}\`` },
    fix,
  });
}

/** A step by a variable may be negative. */
function isConstantStep(syntax: Syntax, step: number): boolean {
  return kindAt(syntax, step) === K.update || kindAt(syntax, childBy(syntax, step, F.right)) === K.number;
}

function emptyRange(file: FileContext, node: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  const given = childrenOf(syntax, childBy(syntax, node, F.arguments));
  if (resolver.nameOf(childBy(syntax, node, F.callee)) !== 'range' || given.length < 2) return;
  const numbers = given.map((each) =>
    /^-?\d+$/.test(textOf(syntax, each)) ? Number(textOf(syntax, each)) : Number.NaN,
  );
  const [start = Number.NaN, stop = Number.NaN, step = 1] = numbers;
  if (!(step > 0 ? start > stop : start < stop) || numbers.some(Number.isNaN)) return;
  const text = textOf(syntax, node);
  const fix =
    given.length === 2 ? replacing(syntax, node, 'Count down', `${text.slice(0, -1)}, -1)`) : undefined;
  report({ ...reportSpan(syntax, node), values: { name: text, condition: String(stop) }, fix });
}

export const changedWhileReadChecks: readonly Check[] = [
  { name: 'changed-while-read', kinds: [K.forIn], run: changedWhileRead },
  {
    name: 'wrong-direction',
    kinds: [K.for],
    calls: ['range'],
    run: (file, node, report) => (isPython(file) ? emptyRange : wrongDirection)(file, node, report),
  },
];
