/** Health of projects as a tool. */

import * as z from 'zod';
import { shownHealth } from '../../../../domain/figures/health-score.ts';
import { defineTool, type Tool } from '../../../platform/tools/tool.ts';
import { linkOut, linkTo, projectIdField, rowsAtMost, shorten } from '../../../platform/tools/tool-fields.ts';
import type { ProjectHealth } from './health.schema.ts';
import type { HealthService } from './health.service.ts';

const score = z.number().nullable();

const healthOut = z.object({
  projectId: z.string(),
  score: score.describe('Of 1, with two decimals: written as 0.41. Null while it was never assessed.'),
  previousScore: score,
  assessedAt: z.string().nullable(),
  link: linkOut,
});

const partsOut = {
  parts: z.array(z.object({ part: z.string(), score, why: z.string().nullable() })),
  gains: z
    .array(z.object({ part: z.string(), text: z.string(), gain: z.number(), effort: z.string() }))
    .describe('What would raise it most.'),
};

const orNull = (score: number | null) => (score === null ? null : shownHealth(score));

export function healthTools(service: Pick<HealthService, 'get' | 'scores'>): readonly Tool[] {
  return [
    defineTool({
      name: 'get_health',
      title: 'Get Health',
      toolset: 'code',
      description:
        'How healthy the code of a project is, part by part, and what would raise it; without a project, the scores of all.',
      effect: 'read',
      permission: 'finding:read',
      input: z.strictObject({ projectId: projectIdField.optional() }),
      output: z.object({
        items: z.array(healthOut.extend(z.object(partsOut).partial().shape)),
        cut: z.boolean(),
      }),
      async run({ projectId }, { caller }) {
        if (projectId !== undefined) {
          const items = [toOutput(await service.get(caller, projectId))];
          return { output: { items, cut: false }, links: [linkTo('project', projectId)] };
        }
        const scores = (await service.scores(caller, {})).items;
        const items = scores.slice(0, rowsAtMost).map((project) => ({
          projectId: project.projectId,
          score: orNull(project.score),
          previousScore: orNull(project.scoreBefore),
          assessedAt: project.assessedAt,
          link: linkTo('project', project.projectId),
        }));
        return { output: { items, cut: scores.length > rowsAtMost }, links: [] };
      },
    }),
  ];
}

function toOutput(health: ProjectHealth) {
  const { projectId, score, previousScore, assessedAt, parts, gains } = health;
  return {
    projectId,
    score: orNull(score),
    previousScore: orNull(previousScore),
    assessedAt,
    parts: parts.map((part) => ({ part: part.id, score: orNull(part.score), why: part.why })),
    gains: gains.slice(0, 10).map(({ part, text, gain, effort }) => ({
      part,
      text: shorten(text),
      gain: shownHealth(gain),
      effort,
    })),
    link: linkTo('project', projectId),
  };
}
