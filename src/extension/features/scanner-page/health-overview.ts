/** Health as the page shows it. Until a project was assessed it says so, and nothing is made up. */
import type { ProjectHealth } from '../../../api-client/index.ts';
import type { HealthOverview } from '../../../contract/webview/scanner-view.ts';
import type { Services } from '../../platform/services.ts';
import type { Translate } from '../../platform/words.ts';
import { nameOfPart } from '../health/health-text.ts';

/** More than four things to do are none. */
const mostGains = 4;

export async function loadHealth(
  { backend, t }: Services,
  projectId: string | undefined,
): Promise<HealthOverview> {
  if (projectId === undefined) {
    return { state: 'none', why: t('assessed for projects; this workspace belongs to none.') };
  }
  if (backend.state.phase !== 'ready') return { state: 'none', why: t('not known while offline.') };
  const path = { id: projectId };
  return toHealthOverview(await backend.ask((api, options) => api.getProjectHealth({ ...options, path })), t);
}

export function toHealthOverview(health: ProjectHealth, t: Translate): HealthOverview {
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
    })),
    gains: health.gains.slice(0, mostGains).map(({ text, gain, places }) => {
      const [place] = places;
      return { text, gain, ...placeOf(place), more: Math.max(0, places.length - 1) };
    }),
  };
}

/** Lines count from one there, and from zero here as in the editor. */
function placeOf(place: ProjectHealth['gains'][number]['places'][number] | undefined) {
  if (place === undefined) return {};
  const { file: path, line } = place;
  return { place: { path, ...(line === null ? {} : { line: line - 1 }) } };
}
