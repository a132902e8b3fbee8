/** Weeks on the wire: a person's time by project, task and day, beside what was to be worked. */
import * as z from 'zod';
import { timesheetStates } from '../../../../domain/timesheet-states.ts';
import { dateSchema, idSchema, instantSchema, moneySchema } from '../../../platform/http/wire.ts';
import { submitRefusalSchema } from '../model/open-week.ts';
import { overlappingTimeSchema } from '../model/overlaps.ts';

const seconds = z.number().int();
const state = z.enum(timesheetStates);
const isoWeek = {
  /** Monday and Sunday of the ISO week. */
  weekStart: dateSchema,
  weekEnd: dateSchema,
  /** ISO 8601: the year that the week is numbered in, and its number. */
  year: z.number().int(),
  week: z.number().int(),
};

/**
 * What the billable time comes to by the rules of rounding, as an invoice of the week would bill it; what they add to a sum
 * counts with its earliest time.
 */
const billedSeconds = seconds.nullable();

const weekEntrySchema = z
  .object({
    id: idSchema,
    version: z.number().int().positive(),
    startedAt: instantSchema,
    /** Null while the timer runs. */
    endedAt: instantSchema.nullable(),
    zone: z.string(),
    seconds: seconds.nullable(),
    /** As on a time entry: what it bills by itself, null where nothing is, or its rule adds entries up before it rounds. */
    billedSeconds: seconds.nullable(),
    note: z.string(),
    tags: z.array(z.string()),
    billable: z.boolean(),
    /** State of the timesheet that locks it; null while it can be changed. */
    lock: state.nullable(),
    /** As on a timesheet: what it shares with other entries of the person. */
    shared: overlappingTimeSchema.nullable(),
  })
  .meta({ id: 'WeekEntry' });
export type WeekEntry = z.infer<typeof weekEntrySchema>;

const weekRowSchema = z
  .object({
    projectId: idSchema,
    projectName: z.string(),
    clientId: idSchema,
    clientName: z.string(),
    taskId: idSchema.nullable(),
    taskName: z.string().nullable(),
    /** True when the project takes no more time. */
    isArchived: z.boolean(),
    /** Finished time within the week, and the billable part of it. */
    seconds,
    billableSeconds: seconds,
    billedSeconds,
    /** Whole entries of Monday to Sunday, on the day that they began on, each day's in order of start. */
    cells: z.array(z.array(weekEntrySchema)).length(7),
    /** Whole entries that began before Monday and reach into the week, in order of start. */
    earlier: z.array(weekEntrySchema),
    /**
     * What crosses midnight: seconds that a day has beside those of its cell, from entries of days before; below zero, what
     * of the cell lies on later days.
     */
    nights: z.array(seconds).length(7),
    /** Seconds of each day from entries of days before; `nights` is this less what of its own entries lies on later days. */
    fromBefore: z.array(seconds).length(7),
  })
  .meta({ id: 'WeekRow' });
export type WeekRow = z.infer<typeof weekRowSchema>;

const weekDaySchema = z
  .object({
    date: dateSchema,
    seconds,
    targetSeconds: seconds,
    /** Name of the public holiday; null on other days. */
    holiday: z.string().nullable(),
    /** True on a day that the person took off; `dayOffNote` may say why. */
    isDayOff: z.boolean(),
    dayOffNote: z.string(),
  })
  .meta({ id: 'WeekDay' });
export type WeekDay = z.infer<typeof weekDaySchema>;

export const weekSchema = z
  .object({
    ...isoWeek,
    userId: idSchema,
    userName: z.string(),
    /** Where time without a start of its own begins, `HH:MM`. */
    dayStart: z.string(),
    days: z.array(weekDaySchema).length(7),
    /** By client, project and task. */
    rows: z.array(weekRowSchema),
    sheets: z.array(
      z.object({
        id: idSchema,
        version: z.number().int().positive(),
        supplement: z.number().int(),
        state,
        reason: z.string().nullable(),
      }),
    ),
    /** Sums of finished time within the week, and of each day: what crosses midnight is split there, as in reports. */
    seconds,
    billableSeconds: seconds,
    billedSeconds,
    targetSeconds: seconds,
    /** What is recorded more than once of the entries that began in it and that no timesheet has locked, as one will take them. */
    openSharedSeconds: seconds,
    /** As `revision` of its timesheet: names those entries in their versions. */
    openRevision: z.string(),
    /** As of its timesheet, or of the one that it gets when it is submitted. */
    submitRefusal: submitRefusalSchema.nullable(),
    /** Net value of `billedSeconds`, one amount a currency. */
    amounts: z.array(moneySchema),
    /** Of these what no issued invoice bills: what is left to invoice. */
    toInvoice: z.object({ billableSeconds: seconds, amounts: z.array(moneySchema) }),
  })
  .meta({ id: 'Week' });
export type Week = z.infer<typeof weekSchema>;

const person = { userId: idSchema.optional() };
export const weekParamsSchema = z.object({ monday: dateSchema });
export const weekQuerySchema = z.strictObject(person);
export type WeekQuery = z.infer<typeof weekQuerySchema>;

export const listWeeksSchema = z
  .strictObject({ ...person, from: dateSchema, to: dateSchema })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'must not be before from' });
export type ListWeeks = z.infer<typeof listWeeksSchema>;

export const weekSummariesSchema = z
  .object({
    /** Weeks with time, newest first. */
    items: z.array(
      z.object({
        ...isoWeek,
        /** Finished time within the week, as in reports. */
        seconds,
        /** Entries that began in it. */
        entryCount: z.number().int(),
        /** Whole entries that began in it and that no timesheet has locked, as one will take them; a running one is counted. */
        openSeconds: seconds,
        openCount: z.number().int(),
      }),
    ),
    /** First and last day on which time began, in or out of the span; null where there is none. */
    firstDate: dateSchema.nullable(),
    lastDate: dateSchema.nullable(),
  })
  .meta({ id: 'WeekSummaries' });
export type WeekSummaries = z.infer<typeof weekSummariesSchema>;
