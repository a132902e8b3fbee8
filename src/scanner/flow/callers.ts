/**
 * Functions that are a library's face: what their parameters reach, a caller may control. In Python these are the ones
 * that nothing in their file calls; a script says itself what it exports, and leaves what it never names to pages.
 */
import type { Draft } from '../draft.ts';
import type { FileContext } from '../file-context.ts';
import { handlerOf } from '../match/handlers.ts';
import { enclosingClass } from '../names/class-info.ts';
import { bindingAt } from '../names/scopes.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, kindAt, parentOf, textOf } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { exposureOf } from './exposed.ts';
import { callerDraft } from './sinks.ts';
import type { Summary, SummarySink } from './summary.ts';
import { allTaints } from './value/clean.ts';
import { receiverPosition } from './value/part.ts';

/** A file as analysed. */
interface Analysed {
  readonly file: FileContext;
  readonly summaries: readonly Summary[];
}

/** Name of the function that a caller would call: its own, or that of what holds it. */
export function callableName(file: FileContext, func: number): string {
  const { syntax, resolver } = file;
  const own = textOf(syntax, childBy(syntax, func, F.name));
  if (own !== '') return own;
  const holder = parentOf(syntax, func);
  const kind = kindAt(syntax, holder);
  if (kind === K.assign) return resolver.lastOf(childBy(syntax, holder, F.left));
  const named = kind === K.pair ? F.key : F.name;
  return kind === K.pair || kind === K.declarator ? textOf(syntax, childBy(syntax, holder, named)) : '';
}

/** Who calls, in the words of a finding. */
export function callerLabel(file: FileContext, func: number): string {
  const name = callableName(file, func);
  return name === '' || name === 'exports' ? 'a caller' : `a caller of \`${name}\``;
}

/** The function that makes the object a method is called on: a constructor, or what carries the prototype; or `none`. */
export function makerOf({ names, resolver, syntax }: FileContext, func: number): number {
  const owner = enclosingClass(syntax, func);
  if (owner !== none) return resolver.methodOf(owner, 'constructor');
  let root = childBy(syntax, parentOf(syntax, func), F.left);
  if (kindAt(syntax, root) !== K.member || !textOf(syntax, root).includes('.prototype.')) return none;
  while (kindAt(syntax, root) === K.member) root = childBy(syntax, root, F.object);
  return resolver.functionOf(bindingAt(names, root));
}

/** Whether callers fill what a method reads of its own object: the constructor keeps there what it is given. */
function isKeptByMaker({ file, summaries }: Analysed, func: number, sink: SummarySink): boolean {
  const maker = makerOf(file, func);
  const unit = maker === none ? undefined : file.units.byFunction.get(maker);
  const [field = ''] = sink.part.keys;
  const kept = unit === undefined ? undefined : summaries[unit]?.effects.get(receiverPosition)?.fields;
  const value = kept?.get(field);
  if (value === undefined || !exposureOf(file).has(maker)) return false;
  return allTaints(value).some(
    ({ origin, cleaned }) => typeof origin !== 'string' && origin.position >= 0 && (cleaned & sink.bit) === 0,
  );
}

/** Text of the caller's that this file itself brings to the sink; objects give answers and hold parts of their own. */
function isText({ part, isAnswer, isElsewhere }: SummarySink): boolean {
  const { keys } = part;
  const isInner = part.position >= 0 && keys.some((key) => key.startsWith('_'));
  return !isAnswer && !isElsewhere && !isInner && keys.length <= 2;
}

function isHandedIn(analysed: Analysed, func: number, sink: SummarySink): boolean {
  if (sink.part.position >= 0) return true;
  return (
    analysed.file.syntax.grammar.family === 'script' &&
    sink.part.position === receiverPosition &&
    isKeptByMaker(analysed, func, sink)
  );
}

/** A function of the module that the file never names again: a page, or another script, calls it. */
function isLeftToOthers({ names, syntax }: FileContext, func: number): boolean {
  const holder = kindAt(syntax, parentOf(syntax, func)) === K.declarator ? parentOf(syntax, func) : func;
  const binding = bindingAt(names, childBy(syntax, holder, F.name));
  return binding !== undefined && binding.uses === 0 && binding.scope === names.moduleScope;
}

/** Findings at sinks that parameters of such functions reach; `called` tells which units the file calls itself. */
export function callerDrafts(
  file: FileContext,
  summaries: readonly Summary[],
  called: ReadonlySet<number>,
): readonly Draft[] {
  const isScript = file.syntax.grammar.family === 'script';
  if (isScript && file.isTest) return [];
  return summaries.flatMap((summary, unit) => {
    if (summary.sinks.length === 0) return [];
    const func = file.units.list[unit]?.func ?? none;
    const isOpen = isScript ? exposureOf(file).has(func) || isLeftToOthers(file, func) : !called.has(unit);
    if (!isOpen) return [];
    // What a framework hands to its handlers is known.
    if (handlerOf(file.models, file.resolver, func) !== undefined) return [];
    const label = callerLabel(file, func);
    return summary.sinks.flatMap((sink) =>
      isText(sink) && isHandedIn({ file, summaries }, func, sink)
        ? (callerDraft(file, { label, step: sink.step }, sink) ?? [])
        : [],
    );
  });
}
