/** Agent requests on the wire. */
import * as z from 'zod';
import {
  agentAnswerSchema,
  agentArtifactSchema,
  agentEventSchema,
  agentQuestionSchema,
} from '../../../../contract/work/agent-run.ts';
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

export const requestStateSchema = z.enum(['queued', 'running', 'waiting', 'done', 'failed', 'cancelled']);

const questionSchema = agentQuestionSchema
  .omit({ expiresAt: true })
  .extend({
    /** After which it counts as declined; never where null. */
    expiresAt: instantSchema.nullable(),
  })
  .meta({ id: 'AgentQuestion' });

/** Of another person than the one who asked: what it does to their machine they let happen themselves. */
const approvalSchema = z
  .object({
    by: idSchema,
    at: instantSchema,
    comment: z.string().nullable(),
    /** In place of the question's; null where it was approved as it stands. */
    payload: z.unknown(),
  })
  .meta({ id: 'AgentApproval' });

const faultSchema = z.object({ attempt: z.number().int(), at: instantSchema, message: z.string() });

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
    /** What it waits for a person to decide; null in any other state. */
    question: questionSchema.nullable(),
    /** Of a server: on which machine of its person it runs, or ran last; null where it is on none. */
    machine: z.string().nullable(),
    /** It runs once a machine of its person is connected that has the project. */
    waitsForMachine: z.boolean(),
    /** Of what it waits for by another person: who asked goes on with it, on their machine. */
    approval: approvalSchema.nullable(),
    /** After which it fails with the code `deadline`. */
    deadlineAt: instantSchema.nullable(),
    /** What each attempt that failed said. */
    faults: z.array(faultSchema),
    /** The request whose input it has, and the checkpoint of that from which it goes on; null from the beginning. */
    replayOf: idSchema.nullable(),
    fromCheckpoint: z.string().nullable(),
    /** Of requests that are reported together. */
    groupId: idSchema.nullable(),
    callbackUrl: z.string().nullable(),
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

const longestDeadlineSeconds = 30 * 86_400;

/** Whole seconds from now, or an instant. */
export const deadlineSchema = z.union([z.number().int().min(1).max(longestDeadlineSeconds), instantSchema]);

export const createRequestSchema = z.strictObject({
  id: idSchema.optional(),
  agent: lineSchema.min(1).max(80),
  input: inputSchema.default({}),
  priority: z.number().int().min(0).max(9).default(0),
  trusted: trustSchema,
  deadline: deadlineSchema.optional(),
  groupId: idSchema.optional(),
  /** Where no machine of who asks is connected that has the project: it waits for one, and is not refused. */
  waitsForMachine: z.boolean().optional(),
  /** Is told by a signed message (Standard Webhooks) when the request ends or waits. */
  callbackUrl: lineSchema.min(1).max(2_000).optional(),
});
export type CreateRequest = z.infer<typeof createRequestSchema>;

/** One agent, or several at once as one group. */
export const askAgentsSchema = createRequestSchema
  .extend({
    agent: createRequestSchema.shape.agent.optional(),
    /** All are asked or none is, each with the same input; the group is `groupId`, or a new one. */
    agents: z.array(createRequestSchema.shape.agent).min(1).max(10).optional(),
  })
  .refine(({ agent, agents }) => (agent === undefined) !== (agents === undefined), {
    path: ['agent'],
    message: 'is asked, or agents are: one of the two',
  })
  .refine(({ id, agents }) => id === undefined || agents === undefined, {
    path: ['id'],
    message: 'names one request: leave it out where several agents are asked',
  })
  .refine(({ agents = [] }) => new Set(agents).size === agents.length, {
    path: ['agents'],
    message: 'names an agent twice',
  })
  .meta({ id: 'CreateAgentRequest' });
export type AskAgents = z.infer<typeof askAgentsSchema>;

/** As it was made: what its messages are signed with is told this once. */
const callbackSecret = z.string().optional();
export const createdRequestSchema = requestSchema
  .extend({
    callbackSecret,
    /** Where several agents were asked at once: all that was, and the record is the first of them. */
    requests: z.array(requestSchema.extend({ callbackSecret })).optional(),
  })
  .meta({ id: 'CreatedAgentRequest' });
export type CreatedRequest = z.infer<typeof createdRequestSchema>;

export const callbackListSchema = z
  .object({
    items: z.array(
      z.object({
        /** As the header `webhook-id` has it, at each attempt. */
        id: idSchema,
        type: z.string(),
        state: z.enum(['queued', 'delivered', 'failed']),
        attempts: z.number().int(),
        /** Of the last answer. */
        status: z.number().int().nullable(),
        error: z.string().nullable(),
        createdAt: instantSchema,
        endedAt: instantSchema.nullable(),
      }),
    ),
  })
  .meta({ id: 'AgentRequestCallbacks' });
export type Callback = z.infer<typeof callbackListSchema>['items'][number];

export const listRequestsSchema = z.strictObject({
  ...pageQuerySchema.shape,
  projectId: idSchema.optional(),
  /** `pending` is another word for `queued`. */
  state: z.enum([...requestStateSchema.options, 'pending']).optional(),
  groupId: idSchema.optional(),
  agent: lineSchema.max(80).optional(),
});
export type ListRequests = z.infer<typeof listRequestsSchema>;

export const requestPageSchema = pageSchema(requestSummarySchema).meta({ id: 'AgentRequestPage' });

export const agentListSchema = z
  .object({
    items: z.array(
      z.object({
        name: z.string(),
        title: z.string(),
        description: z.string(),
        version: z.string(),
        needsProject: z.boolean(),
        inputSchema: z
          .record(z.string(), z.unknown())
          .meta({ description: 'JSON Schema 2020-12 of the input, as it is asked with' }),
      }),
    ),
  })
  .meta({ id: 'AgentList' });
export type AgentList = z.infer<typeof agentListSchema>;

export const restoredRequestSchema = z
  .object({
    /** Relative to `root`. */
    files: z.array(z.string()),
    root: z.string(),
    /** What the request had changed stands there again; false: what stood there before. */
    holdsChanges: z.boolean(),
  })
  .meta({ id: 'RestoredRequest' });
export type RestoredRequest = z.infer<typeof restoredRequestSchema>;

export const retryRequestSchema = z.strictObject({ deadline: deadlineSchema.optional() }).nullable();
export type RetryRequest = NonNullable<z.infer<typeof retryRequestSchema>>;

export const answerSchema = agentAnswerSchema
  .extend({
    payload: z
      .unknown()
      .refine((payload) => !holdsNul(payload), 'must not hold NUL characters')
      .optional(),
    /** Of a server: the machine at which who asked has answered, as it names itself. */
    machine: z.string().max(100).optional(),
  })
  .strict()
  .meta({ id: 'AgentAnswer' });
export type GivenAnswer = z.infer<typeof answerSchema>;

/** What the agent tells of its run, and between it where the request stands. */
export const timelineEventSchema = z.discriminatedUnion('type', [
  ...agentEventSchema.options,
  z.object({ type: z.literal('state'), state: requestStateSchema, text: z.string().optional() }),
]);
export type TimelineEvent = z.infer<typeof timelineEventSchema>;

export const timelineQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(1_000).default(500),
  /** Only what came after this number. */
  after: z.coerce.number().int().min(0).default(0),
});
export type TimelineQuery = z.infer<typeof timelineQuerySchema>;

export const timelineSchema = z
  .object({
    items: z.array(
      z.object({ seq: z.number().int().positive(), at: instantSchema, event: timelineEventSchema }),
    ),
    /** For `after`; null where nothing more is there now. */
    next: z.number().int().nullable(),
  })
  .meta({ id: 'AgentRequestTimeline' });
export type Timeline = z.infer<typeof timelineSchema>;

const artifactSchema = agentArtifactSchema.omit({ content: true }).extend({
  id: idSchema,
  requestId: idSchema,
  /** Bytes. */
  size: z.number().int().nonnegative(),
  sha256: z.string(),
  createdAt: instantSchema,
  /** Nothing holds it longer. */
  expiresAt: instantSchema,
});
export type Artifact = z.infer<typeof artifactSchema>;

export const artifactListSchema = z
  .object({ items: z.array(artifactSchema) })
  .meta({ id: 'AgentArtifactList' });

/** As a value, like a report: what it holds comes from a workspace that nobody vouches for. */
export const artifactWithContentSchema = artifactSchema
  .extend({ content: z.string() })
  .meta({ id: 'AgentArtifact' });
export type ArtifactWithContent = z.infer<typeof artifactWithContentSchema>;

export const artifactParamsSchema = z.object({ id: idSchema, artifactId: idSchema });

/** Requests that were asked together, with one report over all that are done. */
export const requestGroupSchema = z
  .object({
    id: idSchema,
    /** True once none is queued, running or waiting. */
    isOver: z.boolean(),
    states: z.record(requestStateSchema, z.number().int()),
    items: z.array(requestSummarySchema),
    /** Markdown: a summary, then the report of each in the order in which they were asked. */
    report: z.string(),
  })
  .meta({ id: 'AgentRequestGroup' });
export type RequestGroup = z.infer<typeof requestGroupSchema>;
