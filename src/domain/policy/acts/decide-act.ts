/**
 * The one evaluator of what a tool may do: deny before ask before allow, unknown asks, unreadable denies. The model has no
 * say in it, and rules of a workspace only tighten: what they allow is left out.
 */
import type { Act, ActRule, Decision, RuleSet, RuleSource, Verdict } from './act.ts';
import { fitsRule, type Part } from './fits-rule.ts';
import { readCommand } from './read-command.ts';
import { readHost } from './read-host.ts';
import { readPath } from './read-path.ts';
import type { ReadLine } from './simple-command.ts';

interface NamedPart {
  readonly about: string;
  /** Undefined: it cannot be read. */
  readonly part: Part | undefined;
}

/** The strictest decision about any part of the act, the first of equal ones. `readLine` takes its command apart. */
export function decideAct(act: Act, sets: readonly RuleSet[], readLine: ReadLine = readCommand): Decision {
  const broken = sets.find(({ rules }) => rules === undefined);
  if (broken !== undefined) return { verdict: 'deny', about: `rules: ${broken.source}`, why: 'unreadable' };
  const decisions = listParts(act, readLine).map((named) => decidePart(act, named, sets));
  return decisions.reduce((worst, each) => (strictness(each) > strictness(worst) ? each : worst));
}

function strictness({ verdict }: Decision): number {
  return { allow: 0, ask: 1, deny: 2 }[verdict];
}

/** The tool itself is decided about where it names nothing else, and may be denied always. */
function listParts(act: Act, readLine: ReadLine): readonly [NamedPart, ...NamedPart[]] {
  const parts = [
    ...(act.paths ?? []).map((path): NamedPart => {
      const read = readPath(path);
      return { about: path, part: read.ok ? { kind: 'path', path: read.value } : undefined };
    }),
    ...(act.hosts ?? []).map((host): NamedPart => {
      const read = readHost(host);
      return { about: host, part: read.ok ? { kind: 'host', host: read.value } : undefined };
    }),
    ...(act.command === undefined ? [] : listCommands(act.command, readLine)),
  ];
  const [first, ...rest] = parts;
  return first === undefined ? [{ about: act.tool, part: { kind: 'tool' } }] : [first, ...rest];
}

function listCommands(line: string, readLine: ReadLine): readonly NamedPart[] {
  const read = readLine(line);
  if (!read.ok) return [{ about: line, part: undefined }];
  return read.value.map((command) => ({
    about: command.words.join(' '),
    part: { kind: 'command', command },
  }));
}

function decidePart(act: Act, { about, part }: NamedPart, sets: readonly RuleSet[]): Decision {
  if (part === undefined) return { verdict: 'deny', about, why: 'unreadable' };
  for (const verdict of ['deny', 'ask', 'allow'] as const) {
    const rule = findRule(verdict, { act, part, sets });
    if (rule !== undefined) return { verdict, about, rule, why: 'rule' };
  }
  return { verdict: 'ask', about, why: 'unknown' };
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
