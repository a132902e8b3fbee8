/** Texts of types on the wire. */
import * as z from 'zod';
import { noticeLanguages, noticeSections } from '../../../../../domain/notifications/notice.ts';
import { noticeChannels } from '../../../../../domain/notifications/preferences.ts';

export const templateListSchema = z
  .object({
    items: z.array(
      z.object({
        type: z.string(),
        section: z.enum(noticeSections),
        name: z.string(),
        /** With `{placeholders}`. */
        title: z.string(),
        detail: z.string(),
        placeholders: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'NotificationTemplateList' });
export type TemplateList = z.infer<typeof templateListSchema>;

export const templateParamsSchema = z.object({ type: z.string().max(60) });

export const previewTemplateSchema = z.strictObject({
  language: z.enum(noticeLanguages).optional(),
  channel: z.enum(noticeChannels).default('app'),
});
export type PreviewTemplate = z.infer<typeof previewTemplateSchema>;

/** Of sample values. */
export const templatePreviewSchema = z
  .object({
    title: z.string(),
    detail: z.string(),
    /** Of a mail. */
    subject: z.string(),
    /** As the channel carries it: a mail as plain text, a webhook as JSON. */
    text: z.string(),
  })
  .meta({ id: 'NotificationPreview' });
export type TemplatePreview = z.infer<typeof templatePreviewSchema>;
