/**
 * What the Week and its host say to each other. Order of play: view `ready` → host `connection`, `week`; each change that
 * the view asks for carries an `editId` and is answered by one `outcome`, after the `week` that holds what came of it. The
 * view shows a change at once and takes it back when the outcome says so. Ids of new records are the host's. What the view
 * says is in week-messages.ts: a page carries no schema that only its host reads.
 */
import * as z from 'zod';
import { connectionSchema } from '../../src/contract/webview/common.ts';
import { overlappingTimeSchema } from '../../src/contract/webview/overlapping-time.ts';
import { cellFaults } from './grid/cell-faults.ts';

const seconds = z.number().int();
export const date = z.iso.date();
export const editId = z.number().int().nonnegative();
const money = z.object({ minor: z.number().int(), currency: z.string() });
const state = z.enum(['draft', 'submitted', 'approved', 'rejected', 'invoiced']);

/** What billable time is billed as; null where that is no other than was recorded, and where it is not known. */
const billedSeconds = seconds.nullable();

const entrySchema = z.object({
  id: z.string(),
  /** Tells what was changed elsewhere while it was typed over here. */
  version: z.number().int(),
  startedAt: z.string(),
  /** Null while the timer runs. */
  endedAt: z.string().nullable(),
  zone: z.string(),
  seconds: seconds.nullable(),
  billedSeconds,
  note: z.string(),
  tags: z.array(z.string()),
  billable: z.boolean(),
  /** State of the timesheet that locks it. */
  lock: state.nullable(),
  /** Left out where it shares no time with others. */
  shared: overlappingTimeSchema.optional(),
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
  /** What `billedSeconds` goes by: of what was worked, without a running timer. */
  billableSeconds: seconds,
  billedSeconds,
  /** Whole entries of Monday to Sunday, on the day that they began on, in order of start. */
  cells: z.array(z.array(entrySchema)).length(7),
  /** Whole entries that began before Monday and reach into the week, in order of start; left out where there is none. */
  earlier: z.array(entrySchema).optional(),
  /** Seconds that a day has beside those of its cell, or of them not, since entries cross midnight; left out where none does. */
  nights: z.array(seconds).length(7).optional(),
  /** Seconds of each day from entries that began on days before; left out where there are none. */
  fromBefore: z.array(seconds).length(7).optional(),
});
export type WeekRow = z.infer<typeof rowSchema>;

const daySchema = z.object({
  date,
  targetSeconds: seconds,
  holiday: z.string().nullable(),
  isDayOff: z.boolean(),
  dayOffNote: z.string(),
  /** When a length begins that is typed into an empty cell, `9:00` on the host's clock; null where it goes into a gap, and today. */
  nextStart: z.string().nullable(),
});
export type WeekDay = z.infer<typeof daySchema>;

export const placeSchema = z.object({ projectId: z.string(), taskId: z.string().nullable(), date });
export type CellPlace = z.infer<typeof placeSchema>;

export const entryChangeSchema = z
  .object({
    projectId: z.string(),
    taskId: z.string().nullable(),
    /** The day of its start by its own clock; the time of day and the length stay, unless `times` says otherwise. */
    date,
    times: z.string().max(40),
    note: z.string().max(10_000),
    tags: z.array(z.string().max(60)).max(30),
    billable: z.boolean(),
  })
  .partial();
export type WeekEntryChange = z.infer<typeof entryChangeSchema>;

const spanSchema = z.object({ startedAt: z.string(), endedAt: z.string() });

/** A change that waits, since it takes time from other entries by the practice's rule: nothing of it is written. */
const cropQuestionSchema = z.object({
  id: z.string(),
  /** The cell that was typed into; null when the change was not of one. */
  place: placeSchema.nullable(),
  /** What was typed there; empty for what was not typed, but copied. */
  text: z.string(),
  /** The entry that was changed in its form, and what it was to be. */
  form: z.object({ entryId: z.string(), change: entryChangeSchema }).nullable(),
  span: spanSchema,
  /** Of all times in here. */
  zone: z.string(),
  neighbours: z.array(
    z.object({ name: z.string(), note: z.string(), before: spanSchema, after: z.array(spanSchema) }),
  ),
});
export type CropQuestion = z.infer<typeof cropQuestionSchema>;

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
  /** The sheet that the week stands for; null while it has time for its next submission, or none. */
  sheet: z.object({ id: z.string(), state, reason: z.string().nullable() }).nullable(),
  billableSeconds: seconds,
  /** Billable time that is not invoiced yet, and its net value, one amount a currency. */
  toInvoice: z.object({ billableSeconds: seconds, amounts: z.array(money) }),
  billedSeconds,
  /** Of what would be submitted, what is recorded more than once. */
  sharedSeconds: seconds,
  /** Names what would be submitted: of the same name it is the same. */
  revision: z.string(),
  /** A submission would be refused, whatever is answered to a question before. */
  isRefused: z.boolean(),
  canUndo: z.boolean(),
  canRedo: z.boolean(),
  questions: z.array(cropQuestionSchema),
});
export type WeekContent = z.infer<typeof weekSchema>;

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
  /** Entries that this week has already: they are not copied. */
  presentCount: z.number().int(),
  seconds,
});
export type CopyPreview = z.infer<typeof previewSchema>;

const evidenceSchema = z.object({
  kind: z.enum(['activity', 'commit', 'event']),
  from: z.string(),
  /** Of a commit, as `from`: when it was made. */
  to: z.string(),
  text: z.string(),
});

const proposalSchema = z.object({
  /** For as long as this list stands. */
  id: z.string(),
  startedAt: z.string(),
  endedAt: z.string(),
  seconds,
  projectId: z.string().nullable(),
  note: z.string(),
  evidence: z.array(evidenceSchema),
  /** The next one may be of the same entry. */
  canMerge: z.boolean(),
});
export type WeekProposal = z.infer<typeof proposalSchema>;

const namedSchema = z.object({ id: z.string(), name: z.string() });

/** What could be recorded for the gaps of a day; nothing of it is an entry until it is accepted. */
const proposalsSchema = z.object({
  type: z.literal('proposals'),
  date,
  zone: z.string(),
  items: z.array(proposalSchema),
  /** Something of the day was ignored, and can be proposed again. */
  canRestore: z.boolean(),
  /** What could not be read, in a sentence. */
  problem: z.string().nullable(),
  /** Those that take time, by name. */
  projects: z.array(namedSchema),
});
export type WeekProposals = z.infer<typeof proposalsSchema>;

/** What an entry can be of: projects that take time, and the open tasks of the one that was asked about, each by name. */
const workSchema = z.object({
  type: z.literal('work'),
  projectId: z.string(),
  projects: z.array(namedSchema),
  tasks: z.array(namedSchema),
});
export type WeekWork = z.infer<typeof workSchema>;

export const daysOffFields = { firstDate: date, lastDate: date, note: z.string().max(200) };

/** Days that the user takes off, both ends count; the newest first, from a year before the shown week on. */
const daysOffSchema = z.object({
  type: z.literal('daysOff'),
  items: z.array(z.object({ id: z.string(), version: z.number().int(), ...daysOffFields })),
  /** Why the last change of them was not made. */
  problem: z.string().nullable(),
});
export type WeekDaysOff = z.infer<typeof daysOffSchema>;

const placedSchema = spanSchema.extend({ zone: z.string() });
export type PlacedEntry = z.infer<typeof placedSchema>;

/** Host → view. */
export const weekHostMessageSchema = z.discriminatedUnion('type', [
  weekSchema,
  connectionSchema,
  previewSchema,
  proposalsSchema,
  daysOffSchema,
  workSchema,
  /** The week was changed elsewhere: what it is now came before. */
  /** Without a reason it was changed in the meantime, and is shown as it is now. */
  z.object({ type: z.literal('notSubmitted'), reason: z.string().optional() }),
  z.object({
    type: z.literal('outcome'),
    editId,
    /** What could not be done; the rest was. */
    faults: z.array(faultSchema),
    /** Cells whose new time shares hours with other entries: saved, and told. */
    overlaps: z.number().int(),
    /** Of the longest entry over midnight of more than 12 hours, where times make one: saved, and told. */
    nightSeconds: seconds.optional(),
    /** Entries that were made of a length, where nobody had said their times; left out where there is none. */
    placed: z.array(placedSchema).optional(),
  }),
]);
export type WeekHostMessage = z.infer<typeof weekHostMessageSchema>;

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
