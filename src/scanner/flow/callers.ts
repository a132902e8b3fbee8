/** Functions that nothing in their file calls are a library's face: what their parameters reach, a caller may control. */
import type { Draft } from '../draft.ts';
import type { FileContext } from '../file-context.ts';
import { handlerOf } from '../match/handlers.ts';
import type { RuleData } from '../rules/rule-data.ts';
import { F } from '../syntax/kinds.ts';
import { childBy, textOf } from '../syntax/read.ts';
import { atMost, draftOf } from './sinks.ts';
import type { Summary, SummarySink } from './summary.ts';
import { keyMark } from './value.ts';

function ruleFor(file: FileContext, sink: SummarySink): RuleData | undefined {
  const rules = file.models.rulesBySink.get(sink.sinkClass) ?? [];
  return rules.find(({ flow, languages }) => {
    const { callers } = flow ?? {};
    if (callers === undefined || !callers.sinks.includes(sink.sinkClass)) return false;
    const isMeant =
      callers.languages?.includes(file.syntax.grammar.family) ?? languages.includes(file.language);
    return isMeant && (callers.built !== true || sink.isBuilt);
  });
}

/** Text of the caller's that this file itself brings to the sink; objects give answers and hold parts of their own. */
function isText({ part, isAnswer, isElsewhere }: SummarySink): boolean {
  const keys = part.path.split(keyMark);
  const isDeep = keys.length > 2 || keys.some((key) => key.startsWith('_'));
  return !isAnswer && !isElsewhere && !isDeep;
}

function draftFor(file: FileContext, sink: SummarySink, label: string): Draft | undefined {
  const rule = ruleFor(file, sink);
  if (rule === undefined || sink.part.position < 0 || !isText(sink)) return undefined;
  const counted = atMost(rule.flow?.callers, sink);
  const severity = sink.isDefinition ? 'low' : counted.severity;
  return draftOf(rule, { label, step: sink.step }, { ...sink, ...counted, severity });
}

/** Findings at sinks that parameters of uncalled functions reach; `called` tells which units the file calls itself. */
export function callerDrafts(
  file: FileContext,
  summaries: readonly Summary[],
  called: ReadonlySet<number>,
): readonly Draft[] {
  return summaries.flatMap((summary, unit) => {
    if (called.has(unit) || summary.sinks.length === 0) return [];
    const func = file.units.list[unit]?.func ?? -1;
    // What a framework hands to its handlers is known.
    if (handlerOf(file.models, file.resolver, func) !== undefined) return [];
    const name = textOf(file.syntax, childBy(file.syntax, func, F.name));
    const label = name === '' ? 'a caller' : `a caller of ${name}`;
    return summary.sinks.flatMap((sink) => draftFor(file, sink, label) ?? []);
  });
}
