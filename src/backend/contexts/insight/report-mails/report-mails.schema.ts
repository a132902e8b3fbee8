/** Reports that leave by mail, on the wire. */
import * as z from 'zod';
import { emailSchema } from '../../../platform/http/fields/identifier-fields.ts';
import {
  idSchema,
  instantSchema,
  nameSchema,
  pageQuerySchema,
  pageSchema,
  recordSchema,
} from '../../../platform/http/wire.ts';
import { scheduleRuleSchema } from '../../../platform/schedules/schedules.schema.ts';

const contentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('saved_report'), savedReportId: idSchema }),
  /** Last week by project, with its target and what is unbilled. */
  z.strictObject({ kind: z.literal('weekly_summary') }),
]);

const addressesSchema = z.array(emailSchema).max(10);

const choiceFields = {
  name: nameSchema,
  /** Each gets a mail of their own. */
  recipients: addressesSchema.min(1),
  /** An interval, or a line of cron. */
  rule: scheduleRuleSchema,
  /** Of the recipients, those outside of the organization's people: confirmed once, before the first mail. */
  confirm: addressesSchema,
};

export const createReportMailSchema = z
  .strictObject({
    id: idSchema.optional(),
    ...choiceFields,
    content: contentSchema,
    confirm: choiceFields.confirm.default([]),
  })
  .meta({ id: 'CreateReportMail' });
export type CreateReportMail = z.infer<typeof createReportMailSchema>;

export const patchReportMailSchema = z
  .strictObject({ ...choiceFields, state: z.enum(['active', 'paused']) })
  .partial()
  .meta({ id: 'PatchReportMail' });
export type PatchReportMail = z.infer<typeof patchReportMailSchema>;

export const reportMailSchema = recordSchema
  .extend({
    name: z.string(),
    /** `savedReportId` is null where the report was deleted: nothing leaves then. */
    content: z.object({
      kind: z.enum(['saved_report', 'weekly_summary']),
      savedReportId: idSchema.nullable(),
    }),
    recipients: z.array(
      z.object({
        address: z.string(),
        /** Null: it was one of the organization's people when it was named. */
        confirmedAt: instantSchema.nullable(),
      }),
    ),
    rule: scheduleRuleSchema,
    state: z.enum(['active', 'paused']),
    lastRun: z
      .object({
        period: z.string(),
        mails: z.int(),
        because: z.string().nullable(),
        madeAt: instantSchema,
      })
      .nullable(),
  })
  .meta({ id: 'ReportMail' });
export type ReportMail = z.infer<typeof reportMailSchema>;

export const listReportMailsSchema = z.strictObject({ ...pageQuerySchema.shape });
export type ListReportMails = z.infer<typeof listReportMailsSchema>;
export const reportMailPageSchema = pageSchema(reportMailSchema).meta({ id: 'ReportMailPage' });

export const reportMailPreviewSchema = z
  .object({
    subject: z.string(),
    text: z.string(),
    html: z.string(),
    attachment: z.object({ filename: z.string(), csv: z.string() }),
  })
  .meta({ id: 'ReportMailPreview' });
export type ReportMailPreview = z.infer<typeof reportMailPreviewSchema>;
