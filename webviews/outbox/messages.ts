/**
 * What the page Mail and Schedules and its host say to each other. Order of play: view `ready` → host `connection`,
 * `content`; `open` is answered by `mail`; each act by another `content`. Texts, days and states are printed by the host.
 */
import * as z from 'zod';
import { recordLinkSchema } from '../../src/contract/coach/record-link.ts';
import { connectionSchema, readySchema, viewFailedSchema } from '../../src/contract/webview/common.ts';

const mailActs = ['sendAgain', 'release', 'drop', 'enterPassword'] as const;
const scheduleActs = ['run', 'pause', 'resume'] as const;

const mailSchema = z.object({
  id: z.string(),
  subject: z.string(),
  to: z.string(),
  /** When it was sent, is tried next, or was written: printed. */
  at: z.string(),
  tone: z.enum(['ok', 'warn', 'danger', 'muted']),
  state: z.string(),
  /** What is wrong and what to do; empty where nothing is. */
  note: z.string(),
  link: recordLinkSchema.optional(),
  acts: z.array(z.enum(mailActs)),
});
export type MailRow = z.infer<typeof mailSchema>;

const scheduleSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** `each day at 06:00` */
  rule: z.string(),
  next: z.string(),
  last: z.string(),
  /** Why it rests, or what its last run failed by; empty where all is well. */
  note: z.string(),
  tone: z.enum(['ok', 'warn', 'danger', 'muted']),
  state: z.string(),
  acts: z.array(z.enum(scheduleActs)),
});
export type ScheduleRow = z.infer<typeof scheduleSchema>;

const unreachableSchema = z.object({
  id: z.string(),
  address: z.string(),
  /** When it was marked: printed. */
  since: z.string(),
  reason: z.string(),
});
export type UnreachableRow = z.infer<typeof unreachableSchema>;

const contentSchema = z.object({
  type: z.literal('content'),
  /** Nothing leaves by itself, and why. */
  rest: z.object({ sentence: z.string(), canRelease: z.boolean() }).nullable(),
  /** Addresses that mail leaves from, with what they lack. */
  accounts: z.array(z.object({ id: z.string(), address: z.string(), lacksPassword: z.boolean() })),
  /** Waits for a person. */
  asks: z.array(mailSchema),
  /** Leaves by itself. */
  waits: z.array(mailSchema),
  /** Sent or dropped, the newest first. */
  over: z.array(mailSchema),
  /** There are older ones. */
  hasMore: z.boolean(),
  schedules: z.array(scheduleSchema),
  /** Addresses that were marked as not reachable. */
  unreachable: z.array(unreachableSchema),
});
export type OutboxContent = z.infer<typeof contentSchema>;

const openedSchema = z.object({
  type: z.literal('mail'),
  id: z.string(),
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  /** Names and sizes. */
  attached: z.string(),
  text: z.string(),
  /** By when it was tried, and what the server said. */
  history: z.array(z.string()),
  /** Its addresses can be marked as not reachable: it was tried. */
  canMark: z.boolean(),
});
export type OpenedMail = z.infer<typeof openedSchema>;

/** Host → view. */
export const outboxHostMessageSchema = z.discriminatedUnion('type', [
  contentSchema,
  openedSchema,
  z.object({ type: z.literal('failed'), message: z.string() }),
  connectionSchema,
]);
export type OutboxHostMessage = z.infer<typeof outboxHostMessageSchema>;

const id = z.string().max(36);

/** View → host. */
export const outboxViewMessageSchema = z.discriminatedUnion('type', [
  readySchema,
  viewFailedSchema,
  z.object({ type: z.literal('refresh') }),
  z.object({ type: z.literal('setUp') }),
  z.object({ type: z.literal('release') }),
  z.object({ type: z.literal('more') }),
  z.object({ type: z.literal('open'), id }),
  z.object({ type: z.literal('save'), id }),
  z.object({ type: z.literal('markUnreachable'), id }),
  z.object({ type: z.literal('reachAgain'), id }),
  z.object({ type: z.literal('actOnMail'), id, act: z.enum(mailActs) }),
  z.object({ type: z.literal('actOnSchedule'), id, act: z.enum(scheduleActs) }),
  z.object({ type: z.literal('enterPassword'), accountId: id }),
  z.object({ type: z.literal('openRecord'), link: recordLinkSchema }),
]);
export type OutboxViewMessage = z.infer<typeof outboxViewMessageSchema>;
