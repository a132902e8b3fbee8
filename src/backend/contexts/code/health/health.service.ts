/** The use cases of health: the newest of a project, and how it came to be. */

import { healthReportSchema } from '../../../../contract/health-report.ts';
import type { FiguresPort } from '../../../../domain/figures/figures.ts';
import { sumOpenFindings } from '../../../../domain/figures/open-findings.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import { notFound } from '../../../platform/http/api-error.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import {
  findNewest,
  listBetween,
  listEarlier,
  listNewest,
  type ProjectHealthRow,
} from './health.repository.ts';
import {
  type HealthHistory,
  type HealthHistoryQuery,
  type HealthScores,
  type HealthScoresQuery,
  type ProjectHealth,
  partScoresSchema,
} from './health.schema.ts';

export interface HealthPorts extends Pick<SlicePorts, 'clock' | 'reads'> {
  findProject(reads: Reads, id: string): Promise<object | undefined>;
  readonly figures: Pick<FiguresPort, 'countOpenFindings'>;
}

export interface HealthService {
  get(caller: Caller, projectId: string): Promise<ProjectHealth>;
  scores(caller: Caller, query: HealthScoresQuery): Promise<HealthScores>;
  history(caller: Caller, projectId: string, query: HealthHistoryQuery): Promise<HealthHistory>;
}

const dayMs = 24 * 60 * 60 * 1_000;
const usualDays = 90;
const daysCompared = 30;

export function createHealthService(ports: HealthPorts): HealthService {
  const readsOf = async ({ actor }: Caller, projectId: string) => {
    if ((await ports.findProject(ports.reads(actor), projectId)) === undefined) {
      throw notFound('project');
    }
    return ports.reads(actor);
  };
  return {
    async get(caller, projectId) {
      const [newest, before] = await findNewest(await readsOf(caller, projectId), projectId);
      return toProjectHealth(projectId, newest, before);
    },
    async scores({ actor }, { since }) {
      const reads = ports.reads(actor);
      const day = since === undefined ? ports.clock() - daysCompared * dayMs : Date.parse(since);
      const [rows, earlier, open] = await Promise.all([
        listNewest(reads),
        listEarlier(reads, startOfDay(day) + dayMs),
        ports.figures.countOpenFindings(actor, {}),
      ]);
      const byProject = Map.groupBy(open, ({ projectId }) => projectId);
      return {
        items: rows.map(({ project_id: projectId, score, recorded_at: at }) => ({
          projectId,
          score,
          scoreBefore: earlier.get(projectId) ?? null,
          assessedAt: toInstant(at),
          findings: { ...sumOpenFindings(byProject.get(projectId) ?? []).bySeverity },
        })),
      };
    },
    async history(caller, projectId, query) {
      const rows = await listBetween(
        await readsOf(caller, projectId),
        projectId,
        rangeOf(query, ports.clock()),
      );
      return { items: byDay(rows) };
    },
  };
}

const unassessed = { score: null, parts: [], gains: [] };

function toProjectHealth(
  projectId: string,
  newest: ProjectHealthRow | undefined,
  before: ProjectHealthRow | undefined,
): ProjectHealth {
  const report = newest?.report == null ? unassessed : healthReportSchema.parse(JSON.parse(newest.report));
  return {
    ...report,
    projectId,
    assessedAt: newest === undefined ? null : toInstant(newest.recorded_at),
    source: newest?.source ?? null,
    sourceId: newest?.source_id ?? null,
    previousScore: before?.score ?? null,
  };
}

function rangeOf({ from, to }: HealthHistoryQuery, now: number) {
  const end = to === undefined ? now : Date.parse(to);
  const start = from === undefined ? end - usualDays * dayMs : Date.parse(from);
  return { from: startOfDay(start), to: startOfDay(end) + dayMs };
}

function startOfDay(instant: number): number {
  return instant - (instant % dayMs);
}

/** Rows come the oldest first, so the last of a day is its last run. */
function byDay(
  rows: readonly Pick<ProjectHealthRow, 'score' | 'part_scores' | 'recorded_at'>[],
): HealthHistory['items'] {
  const days = Map.groupBy(rows, ({ recorded_at: at }) => toInstant(at).slice(0, 10));
  return [...days].flatMap(([date, runs]) => {
    const last = runs.at(-1);
    return last === undefined
      ? []
      : [
          {
            date,
            score: last.score,
            parts: partScoresSchema.parse(JSON.parse(last.part_scores)),
            assessedAt: toInstant(last.recorded_at),
            runs: runs.length,
          },
        ];
  });
}
