/**
 * SQL, commands and markup that are put together from values, wherever those come from: a flow from a request is another
 * rule's. Of SQL only what stands where a parameter belongs counts: behind a comparison, in quotes, in a list of values.
 */
import type { FileContext } from '../../file-context.ts';
import { positional } from '../../match/call-parts.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, kindAt, textOf, unwrap } from '../../syntax/read.ts';
import { none } from '../../syntax/syntax.ts';
import type { Check, RunCheck } from '../check.ts';
import { hitAt, sinksCalled } from './sinks-called.ts';
import { mayHarm, piecesOf } from './text-pieces.ts';

const statement = /^\W{0,8}(?:[rbuf]{0,2}["'`]{0,3}\s*)(?:select|insert|update|delete|replace|merge|with)\b/i;
/** Ends where a value belongs. */
const beforeValue =
  /(?:[=<>] ?['"%]?|\blike ?['"%]{0,3}|\bin ?\( ?['"]?|\bvalues ?\( ?['"]?|['"] ?, ?['"])$/i;
const inValues = /\bvalues ?\([^()]{1,70}, ?['"]?$/i;

function isBeforeValue(text: string): boolean {
  const end = text.slice(-80).replace(/\s+/g, ' ');
  return beforeValue.test(end) || inValues.test(end);
}

/** Names of what has a place in a statement, but no parameter. */
const structural =
  /(?:table|column|field|schema|where|clause|condition|placeholder|order|sort|limit|offset|count|size|sql|query|join|prefix|marks|params)s?(?:name|list|_name|_list|Sql|_sql)?$/i;
function holdsValue(file: FileContext, node: number): boolean {
  const pieces = piecesOf(file, node);
  if (pieces.values.length === 0 || !statement.test(pieces.texts[0] ?? '')) return false;
  return pieces.values.some(
    (value, index) => isBeforeValue(pieces.texts[index] ?? '') && mayHarm(file, value, structural),
  );
}

/** Names of values that are numbers, or that the program chooses itself. */
const numbers =
  /(?:^|_|[a-z])(?:i|j|n|x|y|id|idx|index|count|size|length|len|width|height|total|num|number|percent|page|port|pid|level)s?$/i;

function isCommand(file: FileContext, node: number): boolean {
  const { texts, values } = piecesOf(file, node);
  return texts.some((text) => /\w/.test(text)) && values.some((value) => mayHarm(file, value, numbers));
}

function isMarkup(file: FileContext, node: number): boolean {
  const { texts, values } = piecesOf(file, node);
  return (
    texts.some((text) => /<[a-z!/]/i.test(text)) && values.some((value) => mayHarm(file, value, numbers))
  );
}

type Holds = (file: FileContext, node: number) => boolean;

/** Reports a call of a sink of this class whose first argument holds a value. */
function calling(sinkClass: string, holds: Holds): RunCheck {
  return (file, call, report) => {
    const { syntax } = file;
    const callee = unwrap(syntax, childBy(syntax, call, F.callee));
    const sink = sinksCalled(file, call, callee).find((each) => each.class === sinkClass);
    const text = sink === undefined ? none : (positional(syntax, call)[sink.args?.[0] ?? 0] ?? none);
    if (text !== none && holds(file, text)) report(hitAt(file, call, textOf(syntax, callee)));
  };
}

const assigningMarkup: RunCheck = (file, node, report) => {
  const { models, resolver, syntax } = file;
  const left = childBy(syntax, node, F.left);
  const isSink = models.assignSinks
    .find(resolver.nameOf(left), resolver.lastOf(left))
    .some((sink) => sink.class === 'html' && sink.strangersOnly !== true);
  if (isSink && isMarkup(file, childBy(syntax, node, F.right)))
    report(hitAt(file, left, textOf(syntax, left)));
};

const markupCall = calling('html', isMarkup);

export const builtTextChecks: readonly Check[] = [
  { name: 'sql-from-values', kinds: [K.call, K.new], run: calling('sql', holdsValue) },
  { name: 'command-from-values', kinds: [K.call], run: calling('command', isCommand) },
  {
    name: 'markup-from-values',
    kinds: [K.call, K.assign],
    run: (file, node, report, options) =>
      (kindAt(file.syntax, node) === K.assign ? assigningMarkup : markupCall)(file, node, report, options),
  },
];
