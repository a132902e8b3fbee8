/** Agent requests on the wire. */
import * as z from 'zod';
import { trustSchema } from '../../../../contract/work/trust.ts';
import {
  idSchema,
  instantSchema,
  lineSchema,
  moneySchema,
  pageQuerySchema,
  pageSchema,
  recordSchema,
} from '../../../platform/http/wire.ts';

export const requestStateSchema = z.enum(['queued', 'running', 'done', 'failed', 'cancelled']);

export const requestSchema = recordSchema
  .extend({
    projectId: idSchema,
    requestedBy: idSchema,
    agent: z.string(),
    agentVersion: z.string(),
    /** As the agent's own schema understood it. */
    input: z.record(z.string(), z.unknown()),
    /** Higher runs first. */
    priority: z.number().int(),
    state: requestStateSchema,
    /** What it is at; null before it began. */
    progress: z.object({ step: z.string(), fraction: z.number().nullable() }).nullable(),
    /** Markdown report. */
    result: z.string().nullable(),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
    attempts: z.number().int(),
    /** What models cost; null when none was asked. */
    cost: moneySchema.nullable(),
    startedAt: instantSchema.nullable(),
    finishedAt: instantSchema.nullable(),
  })
  .meta({ id: 'AgentRequest' });
export type AgentRequest = z.infer<typeof requestSchema>;

export const reportFormatSchema = z.enum(['markdown', 'html', 'sarif']);
export type ReportFormat = z.infer<typeof reportFormatSchema>;

export const reportQuerySchema = z.strictObject({ format: reportFormatSchema.default('markdown') });

/** As a value, not as a page of this address: what a report quotes comes from a workspace that nobody vouches for. */
export const requestReportSchema = z
  .object({
    requestId: idSchema,
    format: reportFormatSchema,
    mediaType: z.string(),
    /** A name that it may be saved under. */
    fileName: z.string(),
    content: z.string(),
  })
  .meta({ id: 'AgentRequestReport' });
export type RequestReport = z.infer<typeof requestReportSchema>;

/** In lists without the report, which may be long. */
export const requestSummarySchema = requestSchema.omit({ result: true }).meta({ id: 'AgentRequestSummary' });
export type AgentRequestSummary = z.infer<typeof requestSummarySchema>;

const nul = String.fromCharCode(0);

function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') {
    return value.includes(nul);
  }
  return (
    typeof value === 'object' && value !== null && Object.entries(value).some((pair) => pair.some(holdsNul))
  );
}

/** No path and no database takes a NUL character: refused here, before a job fails over it. */
const inputSchema = z
  .record(z.string(), z.unknown())
  .refine((input) => !holdsNul(input), 'must not hold NUL characters');

export const createRequestSchema = z
  .strictObject({
    id: idSchema.optional(),
    agent: lineSchema.min(1).max(80),
    input: inputSchema.default({}),
    priority: z.number().int().min(0).max(9).default(0),
    trusted: trustSchema,
  })
  .meta({ id: 'CreateAgentRequest' });
export type CreateRequest = z.infer<typeof createRequestSchema>;

export const listRequestsSchema = z.strictObject({
  ...pageQuerySchema.shape,
  projectId: idSchema.optional(),
  state: requestStateSchema.optional(),
  agent: lineSchema.max(80).optional(),
});
export type ListRequests = z.infer<typeof listRequestsSchema>;

export const requestPageSchema = pageSchema(requestSummarySchema).meta({ id: 'AgentRequestPage' });

export const agentListSchema = z
  .object({
    items: z.array(
      z.object({ name: z.string(), title: z.string(), description: z.string(), version: z.string() }),
    ),
  })
  .meta({ id: 'AgentList' });
export type AgentList = z.infer<typeof agentListSchema>;
