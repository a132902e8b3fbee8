/** Whose a name in a model or matcher is, and what is left of a rule set without a library's names. */
import type {
  Condition,
  HandlerModel,
  Matcher,
  ModelData,
  RuleData,
  RuleSet,
} from '../../src/scanner/rules/rule-data.ts';
import type { Library } from './coverage-sources.ts';

/** Whether a name begins with one of a library's modules or names, and ends there or goes on with a member. */
export function isOwnName(library: Library, name: string): boolean {
  return [...(library.modules ?? []), ...(library.names ?? [])].some(
    (start) => name === start || (name.startsWith(start) && /^[.(/]/.test(name.slice(start.length))),
  );
}

type Part = 'sinks' | 'sources';

function others(library: Library, names: readonly string[] | undefined): readonly string[] | undefined {
  return names?.filter((name) => !isOwnName(library, name));
}

function isOwnImport(library: Library, imports: string | undefined): boolean {
  return (
    imports !== undefined && (library.modules ?? []).some((module) => new RegExp(imports, 'i').test(module))
  );
}

function isOwnCondition(library: Library, condition: Condition): boolean {
  const names = [...(condition.name ?? []), ...(condition.calls ?? [])];
  const { imports } = condition;
  if (imports !== undefined) return isOwnImport(library, imports);
  return (
    (names.length > 0 && names.every((name) => isOwnName(library, name))) ||
    [...(condition.all ?? []), ...(condition.any ?? [])].some((each) => isOwnCondition(library, each))
  );
}

function isOwnMatcher(library: Library, matcher: Matcher): boolean {
  if ((matcher.where ?? []).some((condition) => isOwnCondition(library, condition))) return true;
  return library.language === true && (matcher.assign !== undefined || matcher.node !== undefined);
}

function matcherWithout(library: Library, matcher: Matcher): Matcher[] {
  if (isOwnMatcher(library, matcher)) return [];
  const call = others(library, matcher.call);
  const property = matcher.property?.filter((key) => !(library.keys ?? []).includes(key));
  if (call?.length === 0 || property?.length === 0) return [];
  return [{ ...matcher, ...(call && { call }), ...(property && { property }) }];
}

function ruleWithout(library: Library, rule: RuleData): RuleData {
  const { check, ...rest } = rule;
  const isOwnCheck = check !== undefined && (library.checks ?? []).includes(check);
  return {
    ...rest,
    ...(check !== undefined && !isOwnCheck && { check }),
    ...(rule.match && { match: rule.match.flatMap((matcher) => matcherWithout(library, matcher)) }),
  };
}

const nameLists = ['call', 'read', 'assign', 'jsx', 'decorator', 'types'] as const;

type Named = { readonly [List in (typeof nameLists)[number]]?: readonly string[] };

/** Lists stay, empty ones too: a list that is not given would mean something else. */
function namesWithout<T extends Named>(library: Library, model: T): T {
  const kept = nameLists.flatMap((list) => {
    const names = others(library, model[list]);
    return names === undefined ? [] : [[list, names] as const];
  });
  return { ...model, ...Object.fromEntries(kept) };
}

/** A handler that nothing but its types tells whose it is, and whose result is sent. */
function isOwnReturn(library: Library, { returns, types = [] }: HandlerModel): boolean {
  return returns !== undefined && types.length > 0 && types.every((type) => isOwnName(library, type));
}

function modelWithout(library: Library, model: ModelData, part: Part): ModelData {
  if (part === 'sinks')
    return {
      ...model,
      ...(model.sinks && {
        sinks: model.sinks
          .filter(({ where = [] }) => !where.some((condition) => isOwnCondition(library, condition)))
          .map((sink) => namesWithout(library, sink)),
      }),
      ...(model.handlers && {
        handlers: model.handlers
          .filter((handler) => !isOwnReturn(library, handler))
          .map((handler) => (handler.returns === undefined ? handler : namesWithout(library, handler))),
      }),
    };
  return {
    ...model,
    ...(model.sources && { sources: model.sources.map((source) => namesWithout(library, source)) }),
    ...(model.handlers && {
      handlers: model.handlers
        .filter(({ imports }) => !isOwnImport(library, imports))
        .map((handler) => namesWithout(library, handler)),
    }),
  };
}

/** The rule set of somebody who has never heard of a library: of its harm, or of the input that it brings. */
export function ruleSetWithout(ruleSet: RuleSet, library: Library, part: Part): RuleSet {
  return {
    ...ruleSet,
    rules: part === 'sinks' ? ruleSet.rules.map((rule) => ruleWithout(library, rule)) : ruleSet.rules,
    models: ruleSet.models.map((model) => modelWithout(library, model, part)),
  };
}

/** Sinks of a family: distinct names together with their class, braces expanded. */
export function countSinks(ruleSet: RuleSet, family: string): number {
  const names = ruleSet.models
    .filter((model) => model.family === family)
    .flatMap((model) => model.sinks ?? [])
    .flatMap((sink) =>
      [...(sink.call ?? []), ...(sink.assign ?? []), ...(sink.jsx ?? [])].map(
        (name) => `${sink.class} ${name}`,
      ),
    );
  return new Set(names).size;
}
