/** Decides whether a tool may run, and logs each decision. */
import { v7 as newId } from 'uuid';
import type { Person } from '../../../../domain/policy/actor.ts';
import type { Decision, EffectClass, RuleSet, Verdict } from '../../../../domain/policy/acts/act.ts';
import { builtInRules } from '../../../../domain/policy/acts/built-in-rules.ts';
import { decideAct } from '../../../../domain/policy/acts/decide-act.ts';
import { decideFully } from '../../../../workspace/shell/decide-fully.ts';
import type { Tool } from '../../../platform/tools/tool.ts';
import type { Asker, ClientAct } from '../../../platform/tools/tool-runner.ts';
import { loadRuleSets } from './act-rules.service.ts';
import type { ActPorts } from './acts.ports.ts';
import type { DecisionReason } from './acts.tables.ts';
import { insertDecision, sweepDecisions } from './decisions.repository.ts';
import { discardOld } from './proposals.repository.ts';

export interface Judged {
  readonly actor: Person;
  readonly tool: Tool;
  readonly asker: Asker;
  /** By what the asker was started with. */
  readonly isAllowedForSession: boolean;
  /** Whatever rules allow. */
  readonly isAsked: boolean;
}

const sessionReason = 'It was allowed when this assistant was started.';

/** Only what changes records: what reaches somebody outside is asked about anyway. */
function sessionRules({ tool, isAllowedForSession }: Judged): readonly RuleSet[] {
  if (!isAllowedForSession) return [];
  const effects: readonly EffectClass[] = ['read', 'propose', 'write'];
  return [
    { source: 'user', rules: [{ verdict: 'allow', tools: [tool.name], effects, reason: sessionReason }] },
  ];
}

/** However far a person lets assistants go: what leaves the practice has been seen by a person. */
function alwaysAsked({ tool: { name, effect, isAlwaysAsked }, isAsked }: Judged): readonly RuleSet[] {
  const leaves = effect === 'outward' || isAlwaysAsked === true;
  if (!leaves && !isAsked) return [];
  const reason = leaves
    ? 'What leaves the practice is shown to a person first.'
    : 'The run that this one replays has done it already.';
  return [{ source: 'built-in', rules: [{ verdict: 'ask', tools: [name], reason }] }];
}

export async function judgeAct(ports: ActPorts, judged: Judged): Promise<Decision> {
  const { actor, tool, asker } = judged;
  const sets = [
    builtInRules,
    ...alwaysAsked(judged),
    ...(await loadRuleSets(ports, actor)),
    ...sessionRules(judged),
  ];
  const { name, effect } = tool;
  return decideAct({ tool: name, effect, userId: actor.userId, asker: nameOfAsker(asker) }, sets);
}

/** Of a tool that is none of the catalogue's: it runs where files and git are. */
export async function judgeClientAct(
  ports: ActPorts,
  actor: Person,
  { act: { asker, ...act }, more }: { readonly act: ClientAct; readonly more: readonly RuleSet[] },
): Promise<Decision> {
  const sets = [builtInRules, ...more, ...(await loadRuleSets(ports, actor))];
  const asked = { ...act, userId: actor.userId, asker: nameOfAsker(asker) };
  const decision = await decideFully(asked, sets);
  const { verdict, about, why, rule } = decision;
  await logDecision(ports, actor, {
    asker,
    tool: act.tool,
    effect: act.effect,
    verdict,
    about,
    why,
    actId: null,
    ...(rule !== undefined && { rule }),
  });
  return decision;
}

/** A path is open where the rules allow it to this tool and to be read. */
export async function openPaths(
  ports: Pick<ActPorts, 'reads' | 'policyFile'>,
  actor: Person,
  {
    act: { asker, tool, effect },
    more,
  }: { readonly act: Omit<ClientAct, 'paths'>; readonly more: readonly RuleSet[] },
): Promise<(path: string) => boolean> {
  const sets = [builtInRules, ...more, ...(await loadRuleSets(ports, actor))];
  const known = { effect, userId: actor.userId, asker: nameOfAsker(asker) };
  return (path) =>
    [tool, 'read_file'].every(
      (name) => decideAct({ ...known, tool: name, paths: [path] }, sets).verdict === 'allow',
    );
}

/** As rules name them: `mcp:claude-code`. */
export function nameOfAsker({ kind, name }: Pick<Asker, 'kind' | 'name'>): string {
  return name === undefined ? kind : `${kind}:${name}`;
}

export interface LoggedDecision {
  readonly asker: Asker;
  readonly tool: string;
  readonly effect: EffectClass | null;
  readonly verdict: Verdict;
  readonly about: string;
  readonly why: DecisionReason;
  readonly rule?: Decision['rule'];
  readonly actId: string | null;
}

const waitingForMs = 30 * 86_400_000;
const sweepEveryMs = 3_600_000;
// process-local: when old proposals were last looked for, at most once an hour; on several: nothing: each
// looks, and finds none left.
const sweptAt = new WeakMap<ActPorts, Map<string, number>>();

export async function logDecision(ports: ActPorts, actor: Person, decision: LoggedDecision): Promise<void> {
  const { organizationId, userId } = actor;
  const now = ports.clock();
  const { asker, tool, effect, verdict, about, why, rule, actId } = decision;
  await insertDecision(ports.writes(actor), {
    id: newId(),
    organization_id: organizationId,
    user_id: userId,
    at: now,
    asker: printable(nameOfAsker(asker), 200),
    tool: printable(tool, 64),
    about: printable(about, 200),
    effect,
    verdict,
    why,
    act_id: actId,
    rule: rule === undefined ? null : JSON.stringify({ source: rule.source, reason: rule.reason }),
  });
  await sweep(ports, actor, now);
}

/** What a decision was about, as the log has it. */
export function toLogged({ tool, asker }: Judged, decision: Decision): Omit<LoggedDecision, 'actId'> {
  const { verdict, about, why, rule } = decision;
  const isOfSession = rule?.reason === sessionReason;
  return {
    asker,
    tool: tool.name,
    effect: tool.effect,
    verdict,
    about,
    why: isOfSession ? 'session' : why,
    ...(rule !== undefined && { rule }),
  };
}

/** A name that somebody made up may hold anything. */
function printable(text: string, length: number): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '\ufffd')
    .slice(0, length)
    .replace(/\p{Cs}$/u, '');
}

async function sweep(ports: ActPorts, actor: Person, now: number): Promise<void> {
  const swept = sweptAt.get(ports) ?? new Map<string, number>();
  sweptAt.set(ports, swept);
  const { organizationId } = actor;
  const last = swept.get(organizationId);
  if (last !== undefined && now - last < sweepEveryMs) return;
  swept.set(organizationId, now);
  const writes = ports.writes(actor);
  await sweepDecisions(writes, now);
  await discardOld(writes, { now, before: now - waitingForMs });
}
