/** Preferences on the wire. */
import * as z from 'zod';
import { noticeSections } from '../../../../../domain/notifications/notice.ts';
import { noticeChannels } from '../../../../../domain/notifications/preferences.ts';
import { instantSchema, knownZoneSchema } from '../../../../platform/http/wire.ts';

const clockTimeSchema = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 19:00');
const onOffSchema = z.enum(['on', 'off']);
const stateSchema = z.enum(['on', 'off', 'locked']);

export const quietHoursSchema = z
  .strictObject({
    on: z.boolean(),
    from: clockTimeSchema,
    to: clockTimeSchema,
    weekends: z.boolean(),
    zone: knownZoneSchema,
  })
  .meta({ id: 'QuietHours' });

export const digestSchema = z.strictObject({ on: z.boolean(), at: clockTimeSchema });

const channelsSchema = z.strictObject({
  app: onOffSchema.optional(),
  email: onOffSchema.optional(),
  webhook: onOffSchema.optional(),
});

export const putPreferencesSchema = z.strictObject({
  /** Only what changes. What is locked cannot be turned off. */
  types: z.record(z.string().max(60), channelsSchema).optional(),
  quietHours: quietHoursSchema.partial().optional(),
  digest: digestSchema.partial().optional(),
});
export type PutPreferences = z.infer<typeof putPreferencesSchema>;

export const pauseSchema = z.strictObject({
  /** `tomorrow`: until the morning, as quiet hours end. `none` ends a pause. */
  for: z.enum(['hour', 'tomorrow', 'none']),
});
export type Pause = z.infer<typeof pauseSchema>;

export const preferencesSchema = z
  .object({
    /** 0 as long as nothing was chosen. */
    version: z.number().int().nonnegative(),
    /** By section, in the order of settings. */
    types: z.array(
      z.object({
        type: z.string(),
        section: z.enum(noticeSections),
        title: z.string(),
        channels: z.object({ app: stateSchema, email: stateSchema, webhook: stateSchema }),
      }),
    ),
    quietHours: quietHoursSchema,
    digest: digestSchema,
    /** Null where nothing is paused. */
    pausedUntil: instantSchema.nullable(),
    /** Where mail goes, and why it goes nowhere. */
    email: z.object({
      address: z.string().nullable(),
      isSetUp: z.boolean(),
    }),
  })
  .meta({ id: 'NotificationPreferences' });
export type Preferences = z.infer<typeof preferencesSchema>;

/** As it is kept: fields of a later version are left alone. */
export const keptSchema = z.object({
  types: z
    .record(z.string(), z.record(z.string(), onOffSchema))
    .default({})
    .transform((types) =>
      Object.fromEntries(
        Object.entries(types).map(([type, chosen]) => [
          type,
          Object.fromEntries(noticeChannels.flatMap((name) => (chosen[name] ? [[name, chosen[name]]] : []))),
        ]),
      ),
    ),
  quietHours: quietHoursSchema.partial().default({}),
  digest: digestSchema.partial().default({}),
  /** Epoch milliseconds. */
  pausedUntil: z.number().nullable().default(null),
});
export type KeptPreferences = z.infer<typeof keptSchema>;
