/** Health as the page shows it. Until a project was assessed it says so, and nothing is made up. */
import type { HealthHistory, ProjectHealth } from '../../../api-client/index.ts';
import type { HealthOverview } from '../../../contract/webview/scanner-view.ts';
import type { Services } from '../../platform/services.ts';
import type { Translate } from '../../platform/words.ts';
import { nameOfPart } from '../health/health-text.ts';

type Day = Pick<HealthHistory['items'][number], 'date' | 'parts'>;

const dayMs = 86_400_000;
const trendDays = 84;

/** More than four things to do are none. */
const mostGains = 4;

export async function loadHealth(
  { backend, clock, t }: Services,
  projectId: string | undefined,
): Promise<HealthOverview> {
  if (projectId === undefined) {
    return { state: 'none', why: t('assessed for projects; this workspace belongs to none.') };
  }
  if (backend.state.phase !== 'ready') return { state: 'none', why: t('not known while offline.') };
  const path = { id: projectId };
  const from = new Date(clock.now() - trendDays * dayMs).toISOString().slice(0, 10);
  const [health, { items }] = await Promise.all([
    backend.ask((api, options) => api.getProjectHealth({ ...options, path })),
    backend.ask((api, options) => api.getHealthHistory({ ...options, path, query: { from } })),
  ]);
  return toHealthOverview(health, t, items);
}

export function toHealthOverview(
  health: ProjectHealth,
  t: Translate,
  history: readonly Day[] = [],
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
    gains: health.gains.slice(0, mostGains).map(({ text, gain, places }) => {
      const [place] = places;
      return { text, gain, ...placeOf(place), more: Math.max(0, places.length - 1) };
    }),
  };
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
