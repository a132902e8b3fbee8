/**
 * The parts of an act and the strictest decision about them: deny before ask before allow. Commands are judged by who is given for it: the
 * tables of programs weigh more than all else here.
 */
import type { Act, ActRule, Decision, RuleSet, RuleSource, Verdict } from './act.ts';
import { type CommandPart, fitsRule, type Part } from './fits-rule.ts';
import { readHost } from './read-host.ts';
import { readPath } from './read-path.ts';

export interface NamedPart {
  readonly about: string;
  /** Undefined: it cannot be read. */
  readonly part: Part | undefined;
  /** Behind a `cd`: git reads the settings of the folder that it is in. */
  readonly isMoved?: boolean;
}

export interface CommandToDecide {
  readonly act: Act;
  readonly about: string;
  readonly part: CommandPart;
  readonly sets: readonly RuleSet[];
  readonly isMoved: boolean;
}

export interface CommandJudge {
  /** The commands of a line. */
  list(line: string): readonly NamedPart[];
  /** Undefined for what only runs another command, which is a part of its own. */
  decide(command: CommandToDecide): Decision | undefined;
}

/** The strictest decision about any part of the act, the first of equal ones. */
export function decideParts(act: Act, sets: readonly RuleSet[], judge: CommandJudge): Decision {
  const broken = sets.find(({ rules }) => rules === undefined);
  if (broken !== undefined) return { verdict: 'deny', about: `rules: ${broken.source}`, why: 'unreadable' };
  const [first, ...rest] = listParts(act, judge).flatMap(
    (named) => decidePart(act, named, { sets, judge }) ?? [],
  );
  if (first === undefined) return { verdict: 'ask', about: act.command ?? act.tool, why: 'unknown' };
  return rest.reduce((worst, each) => (strictness(each) > strictness(worst) ? each : worst), first);
}

function strictness({ verdict }: Decision): number {
  return { allow: 0, ask: 1, deny: 2 }[verdict];
}

/** The tool itself is decided about where it names nothing else, and may be denied always. */
function listParts(act: Act, judge: CommandJudge): readonly [NamedPart, ...NamedPart[]] {
  const parts = [
    ...(act.paths ?? []).map((path): NamedPart => {
      const read = readPath(path);
      return { about: path, part: read.ok ? { kind: 'path', path: read.value } : undefined };
    }),
    ...(act.hosts ?? []).map((host): NamedPart => {
      const read = readHost(host);
      return { about: host, part: read.ok ? { kind: 'host', host: read.value } : undefined };
    }),
    ...(act.command === undefined ? [] : judge.list(act.command)),
  ];
  const [first, ...rest] = parts;
  return first === undefined ? [{ about: act.tool, part: { kind: 'tool' } }] : [first, ...rest];
}

/** Undefined for what only runs another command, which is a part of its own. */
function decidePart(
  act: Act,
  { about, part, isMoved }: NamedPart,
  { sets, judge }: { readonly sets: readonly RuleSet[]; readonly judge: CommandJudge },
): Decision | undefined {
  if (part === undefined) return { verdict: 'deny', about, why: 'unreadable' };
  for (const verdict of ['deny', 'ask'] as const) {
    const rule = findRule(verdict, { act, part, sets });
    if (rule !== undefined) return { verdict, about, rule, why: 'rule' };
  }
  if (part.kind === 'command') return judge.decide({ act, about, part, sets, isMoved: isMoved === true });
  const rule = findRule('allow', { act, part, sets });
  return rule === undefined
    ? { verdict: 'ask', about, why: 'unknown' }
    : { verdict: 'allow', about, rule, why: 'rule' };
}

function findRule(
  verdict: Verdict,
  { act, part, sets }: { readonly act: Act; readonly part: Part; readonly sets: readonly RuleSet[] },
): (ActRule & { readonly source: RuleSource }) | undefined {
  for (const { source, rules = [] } of sets) {
    if (verdict === 'allow' && source === 'workspace') continue;
    const rule = rules.find((each) => each.verdict === verdict && fitsRule(each, act, part));
    if (rule !== undefined) return { ...rule, source };
  }
  return undefined;
}
