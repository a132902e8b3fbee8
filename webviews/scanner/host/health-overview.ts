/** Health as the page shows it. Until a project was assessed it says so, and nothing is made up. */

import type { HealthHistory, ProjectHealth } from '../../../src/api-client/index.ts';
import { ecosystemsToUpdate } from '../../../src/contract/findings/advisory-lack.ts';
import { agentForAdvice } from '../../../src/domain/health/advice-agent.ts';
import type { ListedFinding } from '../../../src/pages/findings/listed-finding.ts';
import { nameOfPart } from '../../../src/pages/health/name-of-part.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import type { Translate } from '../../../src/pages/words.ts';
import type { AdviceAction, HealthOverview } from '../messages.ts';

type Day = Pick<HealthHistory['items'][number], 'date' | 'parts'>;

const dayMs = 86_400_000;
const trendDays = 84;

/** More things to do than these are none. */
const mostGains = 5;

/** Of the part that dependencies decide; see domain/health/finding-parts.ts. */
const uncomparedReason = 'not-compared';

/** A piece of advice as its button needs it. */
export interface KnownAdvice {
  readonly part: ProjectHealth['gains'][number]['part'];
  readonly reasons: readonly string[];
  readonly action: AdviceAction;
  /** Whose advisories are missing. */
  readonly ecosystems: readonly string[];
}

export interface LoadedHealth {
  readonly overview: HealthOverview;
  /** By the reason that names it. */
  readonly advice: ReadonlyMap<string, KnownAdvice>;
}

export async function loadHealth(
  { backend, clock, t }: Pick<PagePorts, 'backend' | 'clock' | 't'>,
  projectId: string | undefined,
  listed: readonly ListedFinding[],
): Promise<LoadedHealth> {
  const none = (why: string): LoadedHealth => ({ overview: { state: 'none', why }, advice: new Map() });
  if (projectId === undefined) return none(t('assessed for projects; this workspace belongs to none.'));
  if (backend.state.phase !== 'ready') return none(t('not known while offline.'));
  const path = { id: projectId };
  const from = new Date(clock.now() - trendDays * dayMs).toISOString().slice(0, 10);
  const [health, { items }] = await Promise.all([
    backend.ask((api, options) => api.getProjectHealth({ ...options, path })),
    backend.ask((api, options) => api.getHealthHistory({ ...options, path, query: { from } })),
  ]);
  return {
    overview: toHealthOverview(health, t, { listed, history: items }),
    advice: listAdvice(health, listed),
  };
}

function listAdvice(
  health: ProjectHealth,
  listed: readonly ListedFinding[],
): ReadonlyMap<string, KnownAdvice> {
  const ecosystems = missingEcosystems(health);
  const advisories = { part: 'dependencies', reasons: [], action: 'advisories', ecosystems } as const;
  return new Map<string, KnownAdvice>([
    ...health.gains.map(({ part, reason, reasons }): [string, KnownAdvice] => [
      `${part}:${reason}`,
      { part, reasons, action: actionOf({ part, reasons }, listed), ecosystems: [] },
    ]),
    ...(ecosystems.length === 0 ? [] : ([['advisories', advisories]] as const)),
  ]);
}

function actionOf(
  advice: Pick<KnownAdvice, 'part' | 'reasons'>,
  listed: readonly ListedFinding[],
): AdviceAction {
  if (findFixable(advice.reasons, listed) !== undefined) return 'fix';
  const agent = agentForAdvice(advice);
  if (agent === 'documentation') return 'docs';
  if (agent === 'devops' || advice.part === 'maintenance') return 'ask';
  return advice.part === 'tests' ? 'tests' : 'agent';
}

/** The first open finding of these reasons that the editor can fix; a reason is a rule, or a rule and what it is about. */
export function findFixable(
  reasons: readonly string[],
  listed: readonly ListedFinding[],
): ListedFinding | undefined {
  const rules = new Set(reasons.flatMap((reason) => [reason, reason.split(':')[0] ?? reason]));
  return listed.find(
    ({ fixable, live, state, ruleId }) =>
      fixable && live && (state === 'open' || state === 'confirmed') && rules.has(ruleId),
  );
}

/** Whose packages were compared with no advisories: of all that are in use, or of some. */
function missingEcosystems({ parts }: ProjectHealth): readonly string[] {
  const { why, reasons = [] } = parts.find(({ id }) => id === 'dependencies') ?? {};
  const uncompared = reasons.find(({ id }) => id === uncomparedReason);
  return ecosystemsToUpdate(why ?? uncompared?.text ?? '');
}

/** What the page knows beside health itself. */
interface Known {
  readonly listed?: readonly ListedFinding[];
  readonly history?: readonly Day[];
}

export function toHealthOverview(
  health: ProjectHealth,
  t: Translate,
  { listed = [], history = [] }: Known = {},
): HealthOverview {
  const { score, assessedAt, previousScore } = health;
  if (score === null || assessedAt === null) return { state: 'none', why: t('not assessed yet.') };
  return {
    state: 'known',
    score,
    ...(previousScore === null ? {} : { change: score - previousScore }),
    assessedAt,
    parts: health.parts.map((part) => ({
      id: part.id,
      title: nameOfPart(part.id, t),
      ...(part.score === null ? {} : { score: part.score }),
      cost: part.cost,
      why: part.why ?? '',
      trend: scoresOf(part.id, history),
    })),
    gains: [
      ...health.gains.slice(0, mostGains).map(({ part, reason, reasons, text, gain, places }) => {
        const [place] = places;
        const told = { reason: `${part}:${reason}`, text, gain, action: actionOf({ part, reasons }, listed) };
        return { ...told, ...placeOf(place), more: Math.max(0, places.length - 1) };
      }),
      ...adviseAdvisories(health, t),
    ],
  };
}

function adviseAdvisories(health: ProjectHealth, t: Translate) {
  const ecosystems = missingEcosystems(health);
  if (ecosystems.length === 0) return [];
  const text = t(
    'Compare packages with advisories about known vulnerabilities ({0}).',
    ecosystems.join(', '),
  );
  return [{ reason: 'advisories', text, action: 'advisories' as const, more: 0 }];
}

/** Of the days on which the part was assessed, the oldest first. */
function scoresOf(id: ProjectHealth['parts'][number]['id'], history: readonly Day[]): number[] {
  return history
    .toSorted((one, other) => (one.date < other.date ? -1 : 1))
    .flatMap(({ parts }) => parts.find((part) => part.id === id)?.score ?? []);
}

/** Lines count from one there, and from zero here as in the editor. */
function placeOf(place: ProjectHealth['gains'][number]['places'][number] | undefined) {
  if (place === undefined) return {};
  const { file: path, line } = place;
  return { place: { path, ...(line === null ? {} : { line: line - 1 }) } };
}
