/**
 * What the Week and its host say to each other. Order of play: view `ready` → host `connection`, `week`; each change that
 * the view asks for carries an `editId` and is answered by one `outcome`, after the `week` that holds what came of it. The
 * view shows a change at once and takes it back when the outcome says so. Ids of new records are the host's.
 */
import * as z from 'zod';
import { connectionSchema, readySchema, viewFailedSchema } from './common.ts';

/** The name of the view in commands, bundles (`dist/webviews/week.js`) and `renderPage`. */
export const weekView = { name: 'week', rootElement: 'vireo-week' } as const;

/** As many cells as one change may hold: a week of a hundred rows. */
export const mostCells = 700;

const seconds = z.number().int();
const date = z.iso.date();
const editId = z.number().int().nonnegative();
const money = z.object({ minor: z.number().int(), currency: z.string() });
const state = z.enum(['draft', 'submitted', 'approved', 'rejected', 'invoiced']);

const entrySchema = z.object({
  id: z.string(),
  startedAt: z.string(),
  /** Null while the timer runs. */
  endedAt: z.string().nullable(),
  zone: z.string(),
  seconds: seconds.nullable(),
  note: z.string(),
  tags: z.array(z.string()),
  billable: z.boolean(),
  /** State of the timesheet that locks it. */
  lock: state.nullable(),
});
export type WeekEntry = z.infer<typeof entrySchema>;

const rowSchema = z.object({
  projectId: z.string(),
  projectName: z.string(),
  clientName: z.string(),
  taskId: z.string().nullable(),
  taskName: z.string().nullable(),
  /** True when the project takes no more time. */
  isArchived: z.boolean(),
  /** Whole entries of Monday to Sunday, on the day that they began on, in order of start. */
  cells: z.array(z.array(entrySchema)).length(7),
  /** Seconds that a day has beside those of its cell, or of them not, since entries cross midnight; left out where none does. */
  nights: z.array(seconds).length(7).optional(),
});
export type WeekRow = z.infer<typeof rowSchema>;

const daySchema = z.object({
  date,
  targetSeconds: seconds,
  holiday: z.string().nullable(),
  isDayOff: z.boolean(),
  dayOffNote: z.string(),
});
export type WeekDay = z.infer<typeof daySchema>;

const weekSchema = z.object({
  type: z.literal('week'),
  /** The user's own day. */
  today: date,
  /** The host's clock, epoch milliseconds: a running timer is counted on from there. */
  now: z.number().int(),
  weekStart: date,
  /** Whose week it is, when it is another's: it is read, and nothing in it is changed here. */
  person: z.string().nullable(),
  year: z.number().int(),
  week: z.number().int(),
  /** Number of the week before. */
  previousWeek: z.number().int(),
  days: z.array(daySchema).length(7),
  /** Rows without time are those that the user added. */
  rows: z.array(rowSchema),
  /** The newest sheet of the week; null while there is none. */
  sheet: z.object({ id: z.string(), state, reason: z.string().nullable() }).nullable(),
  billableSeconds: seconds,
  /** Net value of the billable time, one amount a currency. */
  amounts: z.array(money),
  canUndo: z.boolean(),
  canRedo: z.boolean(),
});
export type WeekContent = z.infer<typeof weekSchema>;

/** Why a change could not be made; the view has the words. `refused` comes with the backend's own. */
export const cellFaults = [
  'locked',
  'submitted',
  'others',
  'archived',
  'running',
  'several',
  'too_little',
  'no_room',
  'in_gap',
  'repeated',
  'not_a_time',
  'over_a_day',
  'over_a_night',
  'changed',
  'offline',
  'refused',
] as const;
export type CellFault = (typeof cellFaults)[number];

const placeSchema = z.object({ projectId: z.string(), taskId: z.string().nullable(), date });
export type CellPlace = z.infer<typeof placeSchema>;

const faultSchema = z.object({
  /** Undefined when the change was not of a cell. */
  place: placeSchema.optional(),
  /** What was typed. */
  text: z.string(),
  fault: z.enum(cellFaults),
  message: z.string().optional(),
  /** Of `changed`: what stands there now, as somebody else left it. */
  theirs: z.string().optional(),
});
export type WeekFault = z.infer<typeof faultSchema>;

const previewSchema = z.object({
  type: z.literal('copyPreview'),
  week: z.number().int(),
  rows: z.array(z.object({ name: z.string(), isNew: z.boolean(), seconds })),
  /** Of those that would be copied with their times. */
  entryCount: z.number().int(),
  seconds,
});
export type CopyPreview = z.infer<typeof previewSchema>;

/** Host → view. */
export const weekHostMessageSchema = z.discriminatedUnion('type', [
  weekSchema,
  connectionSchema,
  previewSchema,
  z.object({
    type: z.literal('outcome'),
    editId,
    /** What could not be done; the rest was. */
    faults: z.array(faultSchema),
    /** Cells whose new time shares hours with other entries: saved, and told. */
    overlaps: z.number().int(),
  }),
]);
export type WeekHostMessage = z.infer<typeof weekHostMessageSchema>;

/** View → host. */
export const weekViewMessageSchema = z.discriminatedUnion('type', [
  readySchema.extend({ weekStart: date.optional() }),
  viewFailedSchema,
  z.object({ type: z.literal('chooseWeek'), weekStart: date }),
  z.object({
    type: z.literal('setCells'),
    editId,
    cells: z.array(z.object({ place: placeSchema, text: z.string().max(40) })).max(mostCells),
  }),
  z.object({
    type: z.literal('changeEntry'),
    editId,
    entryId: z.string(),
    change: z
      .object({
        times: z.string().max(40),
        note: z.string().max(10_000),
        tags: z.array(z.string().max(60)).max(30),
        billable: z.boolean(),
      })
      .partial(),
  }),
  z.object({ type: z.literal('deleteEntry'), editId, entryId: z.string() }),
  z.object({ type: z.literal('undo'), editId }),
  z.object({ type: z.literal('redo'), editId }),
  z.object({ type: z.literal('addRow') }),
  z.object({ type: z.literal('removeRow'), projectId: z.string(), taskId: z.string().nullable() }),
  z.object({ type: z.literal('previewCopy') }),
  z.object({ type: z.literal('copyWeek'), editId, withTimes: z.boolean() }),
  z.object({ type: z.literal('act'), act: z.enum(['submit', 'withdraw']) }),
  z.object({ type: z.literal('stopTimer') }),
  z.object({ type: z.literal('editWorkingTime') }),
]);
export type WeekViewMessage = z.infer<typeof weekViewMessageSchema>;

const cell = z.object({ row: z.string(), day: z.number().int().min(0).max(6) });

/** What the view keeps through a reload; `invalid` is what was typed and is no time. */
export const weekViewStateSchema = z.object({
  weekStart: date.optional(),
  mode: z.enum(['grid', 'day']),
  selected: cell.optional(),
  invalid: z.array(
    z.object({
      place: placeSchema,
      text: z.string(),
      fault: z.enum(cellFaults),
      message: z.string().optional(),
    }),
  ),
});
export type WeekViewState = z.infer<typeof weekViewStateSchema>;
