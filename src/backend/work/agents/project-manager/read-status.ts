/** The figures of a status report, through the catalogue's tools: by the definitions of every screen, within the asker's reach. */
import * as z from 'zod';
import { recordLinkSchema } from '../../../../contract/coach/record-link.ts';
import type { StatusAudience } from '../../../../contract/work/project-manager-agent.ts';
import type { AskBackend } from '../../../../contract/work/work-asks.ts';
import { countedTimes } from '../../../../domain/figures/counted-time.ts';
import { findDaysBefore } from '../../../../domain/report-periods.ts';
import type { StatusFigures } from './status-figures.ts';

const amounts = z.array(z.object({ amount: z.string(), currency: z.string() })).default([]);
const tally = z.object({
  seconds: z.number().default(0),
  amounts,
  count: z.number(),
  link: recordLinkSchema.optional(),
});
const querySchema = z.object({
  total: tally,
  groups: z.array(z.object({ name: z.string(), seconds: z.number().default(0) })).optional(),
  ofWhom: z.enum(countedTimes),
});
const budgetSchema = z.object({
  items: z
    .array(
      z.object({
        usedSeconds: z.number(),
        budgetSeconds: z.number().nullable(),
        ofWhom: z.enum(countedTimes),
      }),
    )
    .length(1),
});
const findingsSchema = z.object({
  bySeverity: z.array(z.object({ value: z.string(), count: z.number() })),
});
const healthSchema = z.object({
  items: z.array(z.object({ score: z.number().nullable(), assessedAt: z.string().nullable() })).length(1),
});
const projectsSchema = z.object({ items: z.array(z.object({ id: z.string(), clientId: z.string() })) });
const documentsSchema = z.object({
  items: z.array(z.object({ id: z.string(), title: z.string(), state: z.string() })),
});

export interface AskedStatus {
  readonly projectId: string;
  readonly from: string;
  readonly to: string;
  readonly audience: StatusAudience;
  /** Date. */
  readonly today: string;
}

export async function readStatus(
  ask: AskBackend,
  { projectId, from, to, audience, today }: AskedStatus,
): Promise<StatusFigures> {
  const unread: string[] = [];
  const call = async <Output>(what: string, tool: string, input: object, schema: z.ZodType<Output>) => {
    const answer = await ask({ kind: 'tool', tool, input });
    const read = answer.outcome === 'done' ? schema.safeParse(answer.output) : undefined;
    if (read?.success === true) return read.data;
    unread.push(`${what}: ${answer.outcome === 'refused' ? answer.message : 'could not be read.'}`);
    return undefined;
  };
  const ofProject = { field: 'project', values: [{ id: projectId }] };
  const period = { from, to };
  const before = findDaysBefore(period, today);
  const query = async (what: string, input: object) =>
    await call(what, 'query', { filters: [ofProject], ...input }, querySchema);
  const readOverdue = async () => {
    const listed = await call('The client', 'list_projects', { limit: 100 }, projectsSchema);
    const client = listed?.items.find(({ id }) => id === projectId)?.clientId;
    if (client === undefined) return undefined;
    const filters = [
      { field: 'client', values: [{ id: client }] },
      { field: 'invoice', condition: 'overdue' },
    ];
    return await query('Overdue invoices', { measure: 'due', filters });
  };
  const isOwn = audience === 'practice';
  const open = { field: 'sheet', stages: ['draft', 'submitted', 'rejected', 'none'] };
  const [hours, earlier, notApproved, budget, unbilled, late, findings, health, documents] =
    await Promise.all([
      query('Recorded time', { measure: 'hours', period, group: 'task' }),
      query('Recorded time of before', { measure: 'hours', period: before }),
      query('Timesheets', { measure: 'hours', period, filters: [ofProject, open] }),
      call('The budget', 'get_budget', { projectId }, budgetSchema),
      isOwn ? query('Unbilled time', { measure: 'unbilled' }) : undefined,
      isOwn ? readOverdue() : undefined,
      isOwn
        ? call('Findings', 'count_findings', { projectId, state: ['open', 'confirmed'] }, findingsSchema)
        : undefined,
      isOwn ? call('The health of the code', 'get_health', { projectId }, healthSchema) : undefined,
      call('Documents', 'list_documents', { projectId, limit: 100 }, documentsSchema),
    ]);
  return {
    from,
    to,
    hours: hoursOf(hours, earlier, notApproved),
    budget: budget?.items[0],
    unbilled: unbilled?.total,
    overdue: late?.total,
    ...lookedAt(health, findings),
    documents: documents?.items,
    unread,
  };
}

type Query = z.infer<typeof querySchema>;

function hoursOf(
  hours: Query | undefined,
  before: Query | undefined,
  open: Query | undefined,
): StatusFigures['hours'] {
  if (hours === undefined || before === undefined || open === undefined) return undefined;
  const { ofWhom, total, groups: tasks = [] } = hours;
  return { ofWhom, total, before: before.total, tasks, open: open.total };
}

/** What was never looked at has no findings to name. */
function lookedAt(
  health: z.infer<typeof healthSchema> | undefined,
  findings: z.infer<typeof findingsSchema> | undefined,
): Pick<StatusFigures, 'health' | 'findings'> {
  const { score, assessedAt } = health?.items[0] ?? { score: null, assessedAt: null };
  if (score === null || assessedAt === null) return {};
  const countOf = (severity: string) =>
    findings?.bySeverity.find(({ value }) => value === severity)?.count ?? 0;
  const counted = findings && { findings: { critical: countOf('critical'), high: countOf('high') } };
  return { health: { score, assessedAt }, ...counted };
}
