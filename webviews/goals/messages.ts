/**
 * What the page Goals and Check-ins and its host say to each other. Order of play: view `ready` → host `connection`,
 * `content`; each change of a record is answered by another `content`. Figures, dates and rules are printed by the host;
 * goals, habits and memories are asked for by the editor's own inputs.
 */
import * as z from 'zod';
import { recordLinkSchema } from '../../src/contract/coach/record-link.ts';
import { connectionSchema, readySchema, viewFailedSchema } from '../../src/contract/webview/common.ts';

const goalSchema = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(['active', 'paused', 'done', 'dropped']),
  /** `Worked time, at least 40:00 each week`; empty of a goal in words. */
  rule: z.string(),
  /** Printed; empty where there is none. */
  due: z.string(),
  /** Printed; empty where there is no figure. */
  value: z.string(),
  target: z.string(),
  /** Of the target, from 0, cut at 1; null where no bar is to be drawn. */
  share: z.number().min(0).max(1).nullable(),
  pace: z.enum(['reached', 'on_track', 'behind', 'missed', 'no_data']).nullable(),
  /** What the pace was judged by, in a sentence. */
  computed: z.string(),
  link: recordLinkSchema.optional(),
});
export type GoalRow = z.infer<typeof goalSchema>;

const habitSchema = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(['active', 'paused']),
  rule: z.string(),
  isByHand: z.boolean(),
  /** The oldest first; the last is the one that runs now. */
  periods: z.array(
    z.object({
      /** First day, ISO. */
      from: z.string(),
      label: z.string(),
      outcome: z.enum(['kept', 'not_kept', 'open', 'nothing']),
    }),
  ),
  streak: z.number().int().nonnegative(),
});
export type HabitRow = z.infer<typeof habitSchema>;

const checkInSchema = z.object({
  /** Monday, ISO. */
  week: z.string(),
  span: z.string(),
  promises: z.array(
    z.object({ text: z.string(), verdict: z.enum(['done', 'not_done', 'carried']).nullable() }),
  ),
});
export type CheckInRow = z.infer<typeof checkInSchema>;

const memorySchema = z.object({
  id: z.string(),
  text: z.string(),
  /** Printed day. */
  on: z.string(),
  saidBy: z.enum(['user', 'assistant']),
});
export type MemoryRow = z.infer<typeof memorySchema>;

const contentSchema = z.object({
  type: z.literal('content'),
  goals: z.array(goalSchema),
  habits: z.array(habitSchema),
  checkIns: z.array(checkInSchema),
  memories: z.array(memorySchema),
});
export type GoalsContent = z.infer<typeof contentSchema>;

/** Host → view. */
export const goalsHostMessageSchema = z.discriminatedUnion('type', [
  contentSchema,
  z.object({ type: z.literal('failed'), message: z.string() }),
  connectionSchema,
]);
export type GoalsHostMessage = z.infer<typeof goalsHostMessageSchema>;

const of = z.enum(['goal', 'habit', 'checkIn', 'memory']);
export type RecordKind = z.infer<typeof of>;

/** View → host. */
export const goalsViewMessageSchema = z.discriminatedUnion('type', [
  readySchema,
  viewFailedSchema,
  z.object({ type: z.literal('refresh') }),
  z.object({ type: z.literal('add'), of: z.enum(['goal', 'habit', 'memory']) }),
  z.object({ type: z.literal('edit'), of: z.enum(['goal', 'habit', 'memory']), id: z.string().max(36) }),
  z.object({ type: z.literal('remove'), of, id: z.string().max(36) }),
  z.object({ type: z.literal('setState'), id: z.string().max(36), state: goalSchema.shape.state }),
  z.object({
    type: z.literal('tick'),
    id: z.string().max(36),
    date: z.string().max(10),
    isKept: z.boolean(),
  }),
  z.object({ type: z.literal('openRecord'), link: recordLinkSchema }),
  /** The card of the week that ended last, in the coach. */
  z.object({ type: z.literal('checkIn') }),
]);
export type GoalsViewMessage = z.infer<typeof goalsViewMessageSchema>;
