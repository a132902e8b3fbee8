/** What the practice has on record about a project, through the catalogue's tools: by the permissions of whoever asked. */
import * as z from 'zod';
import type { AskBackend } from '../../../../../contract/work/work-asks.ts';
import type { PracticeRecords } from './planning-facts.ts';

const healthSchema = z.object({
  items: z
    .array(
      z.object({
        score: z.number().nullable(),
        assessedAt: z.string().nullable(),
        parts: z.array(
          z.object({ part: z.string(), score: z.number().nullable(), why: z.string().nullable() }),
        ),
        gains: z.array(
          z.object({ part: z.string(), text: z.string(), gain: z.number(), effort: z.string() }),
        ),
      }),
    )
    .length(1),
});

const findingsSchema = z.object({
  items: z.array(
    z.object({
      ruleId: z.string(),
      category: z.string(),
      path: z.string(),
      line: z.number(),
      message: z.string(),
      severity: z.enum(['critical', 'high', 'medium', 'low', 'info']),
    }),
  ),
  cut: z.boolean(),
});

const budgetSchema = z.object({
  items: z
    .array(
      z.object({
        budgetSeconds: z.number().nullable(),
        usedSeconds: z.number(),
        clientName: z.string(),
        ofWhom: z.enum(['everybody', 'own']),
      }),
    )
    .length(1),
});

const projectsSchema = z.object({
  items: z.array(
    z.object({ id: z.string(), hourlyRate: z.object({ amount: z.string(), currency: z.string() }) }),
  ),
});

export async function readRecords(
  ask: AskBackend,
  { id: projectId, name }: { readonly id: string; readonly name: string },
): Promise<PracticeRecords & { readonly unread: readonly string[] }> {
  const unread: string[] = [];
  const call = async <Output>(tool: string, what: string, schema: z.ZodType<Output>, input: object) => {
    const answer = await ask({ kind: 'tool', tool, input });
    const read = answer.outcome === 'done' ? schema.safeParse(answer.output) : undefined;
    if (read?.success === true) return read.data;
    unread.push(`${what} could not be read${answer.outcome === 'refused' ? `: ${answer.message}` : '.'}`);
    return undefined;
  };
  const [health, findings, budget, projects] = await Promise.all([
    call('get_health', 'The health of the code', healthSchema, { projectId }),
    call('list_findings', 'The findings on record', findingsSchema, { projectId, limit: 100 }),
    call('get_budget', 'Budget and recorded time', budgetSchema, { projectId }),
    call('list_projects', 'The hourly rate', projectsSchema, { name, limit: 100 }),
  ]);
  const measured = health?.items[0];
  const terms = budget?.items[0];
  return {
    health:
      measured === undefined || measured.assessedAt === null
        ? undefined
        : { ...measured, assessedAt: measured.assessedAt },
    findings: findings?.items ?? [],
    areFindingsCut: findings?.cut ?? false,
    budget: terms,
    rate: projects?.items.find(({ id }) => id === projectId)?.hourlyRate,
    unread,
  };
}
