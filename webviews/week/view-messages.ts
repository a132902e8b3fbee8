/** What the Week says to its host: view → host of messages.ts, which tells the order of play. */
import * as z from 'zod';
import { readySchema, viewFailedSchema } from '../../src/contract/webview/common.ts';
import { date, daysOffFields, editId, entryChangeSchema, placeSchema } from './messages.ts';

/** As many cells as one change may hold: a week of a hundred rows. */
export const mostCells = 700;

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
    change: entryChangeSchema,
  }),
  /** Answered by `work`. */
  z.object({ type: z.literal('listWork'), projectId: z.string() }),
  /** What was asked in `questions`: all of these are written, or given up. */
  z.object({
    type: z.literal('answerCrop'),
    editId,
    questionIds: z.array(z.string()).min(1).max(mostCells),
    isTaken: z.boolean(),
  }),
  /** Of the day that is shown; asked again when its entries have changed. */
  z.object({ type: z.literal('findProposals'), date }),
  z.object({ type: z.literal('mergeProposal'), date, id: z.string() }),
  z.object({ type: z.literal('ignoreProposal'), date, id: z.string() }),
  z.object({ type: z.literal('restoreIgnored'), date }),
  z.object({
    type: z.literal('acceptProposal'),
    editId,
    id: z.string(),
    /** What is recorded in place of what was proposed. */
    change: z
      .object({ times: z.string().max(40), note: z.string().max(10_000), projectId: z.string() })
      .partial(),
  }),
  z.object({
    type: z.literal('addEntry'),
    editId,
    projectId: z.string(),
    taskId: z.string().nullable(),
    /** Between two entries, in the zone by which the day is drawn: that of the new entry, too. */
    gap: z.object({ startedAt: z.iso.datetime(), endedAt: z.iso.datetime(), zone: z.string().max(60) }),
    /** Typed in place of those of the gap. */
    times: z.string().max(40).optional(),
    note: z.string().max(10_000),
  }),
  z.object({ type: z.literal('deleteEntry'), editId, entryId: z.string() }),
  z.object({ type: z.literal('undo'), editId }),
  z.object({ type: z.literal('redo'), editId }),
  z.object({ type: z.literal('addRow') }),
  z.object({ type: z.literal('removeRow'), projectId: z.string(), taskId: z.string().nullable() }),
  z.object({ type: z.literal('previewCopy') }),
  z.object({ type: z.literal('copyWeek'), editId, withTimes: z.boolean() }),
  /** *Submit* is on the week as it is shown, by its `revision`: where it is another by then, `notSubmitted` answers it. */
  z.object({
    type: z.literal('act'),
    act: z.enum(['submit', 'withdraw', 'reopen']),
    revision: z.string().max(100).optional(),
  }),
  z.object({ type: z.literal('stopTimer') }),
  z.object({ type: z.literal('editWorkingTime') }),
  /** Each of the three is answered by `daysOff`. */
  z.object({ type: z.literal('listDaysOff') }),
  z.object({ type: z.literal('addDaysOff'), ...daysOffFields }),
  z.object({ type: z.literal('deleteDaysOff'), id: z.string(), version: z.number().int() }),
]);
export type WeekViewMessage = z.infer<typeof weekViewMessageSchema>;
