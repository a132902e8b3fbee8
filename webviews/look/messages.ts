/**
 * What the Invoice Look page and its host say to each other. Order of play: view `ready` → host `connection`, `content`.
 * Each change: view `change` with an `updateId` that grows by one → host `content` with `answers`, or `refused` with the
 * reason. The view draws what was typed on the paper at once. A logo is chosen, and read, by the host.
 */
import * as z from 'zod';
import { invoiceDocumentSchema } from '../../src/contract/invoicing/invoice-document-schema.ts';
import { connectionSchema, readySchema, viewFailedSchema } from '../../src/contract/webview/common.ts';

const alignment = z.enum(['left', 'right']);
const column = z.enum(['position', 'period', 'quantity', 'price', 'taxRate']);

const logoSchema = z.object({
  sha256: z.string(),
  type: z.enum(['image/png', 'image/jpeg']),
  /** Pixels. */
  width: z.number().int(),
  height: z.number().int(),
  /** Data URI; absent where the file is lost. */
  content: z.string().optional(),
});

const settings = {
  logoAlignment: alignment,
  logoHeightMm: z.number(),
  /** `#rrggbb`; null: black. */
  color: z.string().nullable(),
  footer: z.array(z.string()),
  columns: z.array(column),
};

const contentSchema = z.object({
  type: z.literal('content'),
  ...settings,
  logo: logoSchema.nullable(),
  /** What is previewed; the page puts the look on it. */
  document: invoiceDocumentSchema,
  /** The number that a draft would get. */
  expectedNumber: z.string().optional(),
  /** A `sample` stands in where there is no invoice. */
  source: z.enum(['draft', 'issued', 'sample']),
  clientName: z.string(),
  canUndo: z.boolean(),
  /** The `updateId` that this content answers. */
  answers: z.number().int().optional(),
});
export type LookContent = z.infer<typeof contentSchema>;

/** Fields that can be refused. */
export const lookFields = ['logo', 'logoAlignment', 'logoHeightMm', 'color', 'footer', 'columns'] as const;
export type LookField = (typeof lookFields)[number];

/** Nothing was saved. Without `field` the reason is of the whole. */
const refusedSchema = z.object({
  type: z.literal('refused'),
  answers: z.number().int().optional(),
  field: z.enum(lookFields).optional(),
  message: z.string(),
});
export type LookRefusal = z.infer<typeof refusedSchema>;

/** The look could not be had; `message` says why. */
const failedSchema = z.object({ type: z.literal('failed'), message: z.string() });

/** Host → view. */
export const lookHostMessageSchema = z.discriminatedUnion('type', [
  contentSchema,
  refusedSchema,
  failedSchema,
  connectionSchema,
]);
export type LookHostMessage = z.infer<typeof lookHostMessageSchema>;

/** The fields that changed, and only those. */
const changeSchema = z.object(settings).partial();
export type LookChange = z.infer<typeof changeSchema>;

/** View → host. */
export const lookViewMessageSchema = z.discriminatedUnion('type', [
  readySchema,
  viewFailedSchema,
  z.object({ type: z.literal('change'), updateId: z.number().int().positive(), change: changeSchema }),
  z.object({ type: z.literal('chooseLogo') }),
  z.object({ type: z.literal('removeLogo') }),
  z.object({ type: z.literal('undo') }),
  z.object({ type: z.literal('refresh') }),
  z.object({ type: z.literal('editDetails') }),
]);
export type LookViewMessage = z.infer<typeof lookViewMessageSchema>;

/** What the view keeps through a reload: what was typed and is not saved. */
export const lookViewStateSchema = z.object({ typed: z.record(z.string(), z.string()) });
export type LookViewState = z.infer<typeof lookViewStateSchema>;
