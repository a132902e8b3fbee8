/** Working time on the wire: weekly patterns, and days off. */
import * as z from 'zod';
import {
  dateSchema,
  idSchema,
  lineSchema,
  pageQuerySchema,
  pageSchema,
  recordSchema,
} from '../../../platform/http/wire.ts';

const daySeconds = 86_400;

const patternFields = {
  validFrom: dateSchema,
  /** Monday to Sunday, whole seconds. */
  weekdaySeconds: z.array(z.number().int().min(0).max(daySeconds)).length(7),
  dayStart: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 09:00'),
  /** `DE`, `DE-HH`, `none`; null is the practice's choice, and then the country of the practice. */
  holidayRegion: z
    .string()
    .regex(
      /^(?:[A-Z]{2}(?:-[A-Z0-9]{1,8}){0,2}|none)$/,
      'must be a country or a region of one, such as DE-HH, or "none"',
    )
    .nullable(),
};

const person = idSchema.nullable();

export const workingTimeSchema = recordSchema
  .extend({ userId: person, ...patternFields })
  .meta({ id: 'WorkingTime' });
export type WorkingTime = z.infer<typeof workingTimeSchema>;

export const createWorkingTimeSchema = z
  .strictObject({
    id: idSchema.optional(),
    /** Left out: the caller; null: the practice. */
    userId: person.optional(),
    ...patternFields,
    dayStart: patternFields.dayStart.optional(),
    holidayRegion: patternFields.holidayRegion.optional(),
  })
  .meta({ id: 'CreateWorkingTime' });
export type CreateWorkingTime = z.infer<typeof createWorkingTimeSchema>;

export const patchWorkingTimeSchema = z
  .strictObject(patternFields)
  .partial()
  .meta({ id: 'PatchWorkingTime' });
export type PatchWorkingTime = z.infer<typeof patchWorkingTimeSchema>;

export const listWorkingTimesSchema = z.strictObject({
  ...pageQuerySchema.shape,
  userId: idSchema.optional(),
});
export type ListWorkingTimes = z.infer<typeof listWorkingTimesSchema>;

export const workingTimePageSchema = pageSchema(workingTimeSchema).meta({ id: 'WorkingTimePage' });

const daysOffFields = { firstDate: dateSchema, lastDate: dateSchema, note: lineSchema.max(200) };

export const daysOffSchema = recordSchema
  .extend({ userId: idSchema, ...daysOffFields })
  .meta({ id: 'DaysOff' });
export type DaysOff = z.infer<typeof daysOffSchema>;

export const createDaysOffSchema = z
  .strictObject({
    id: idSchema.optional(),
    /** Left out: the caller. */
    userId: idSchema.optional(),
    ...daysOffFields,
    note: daysOffFields.note.optional(),
  })
  .meta({ id: 'CreateDaysOff' });
export type CreateDaysOff = z.infer<typeof createDaysOffSchema>;

export const patchDaysOffSchema = z.strictObject(daysOffFields).partial().meta({ id: 'PatchDaysOff' });
export type PatchDaysOff = z.infer<typeof patchDaysOffSchema>;

export const listDaysOffSchema = z.strictObject({
  ...pageQuerySchema.shape,
  userId: idSchema.optional(),
  /** Those that reach into these days, both inclusive. */
  from: dateSchema.optional(),
  to: dateSchema.optional(),
});
export type ListDaysOff = z.infer<typeof listDaysOffSchema>;

export const daysOffPageSchema = pageSchema(daysOffSchema).meta({ id: 'DaysOffPage' });
