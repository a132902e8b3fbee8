/**
 * What the Dashboard and its host say to each other. Order of play: view `ready` → host `connection`, `content`;
 * when records change the host sends `content` again. All sums are the backend's; the view draws them.
 */
import * as z from 'zod';
import { recordLinkSchema } from '../../src/contract/coach/record-link.ts';
import { connectionSchema, readySchema, viewFailedSchema } from '../../src/contract/webview/common.ts';
import { countedTimes } from '../../src/domain/figures/counted-time.ts';

const count = z.number().int().nonnegative();
const money = z.object({ minor: z.number().int(), currency: z.string() });
const target = z.object({ seconds: count, targetSeconds: count });
const month = z.string().regex(/^\d{4}-\d{2}$/);

const contentSchema = z.object({
  type: z.literal('content'),
  /** The user's own day, ISO. */
  today: z.string(),
  month,
  /** The practice's own: amounts in it come first. */
  currency: z.string(),
  /** Whose time `unbilled` and `hours` count; null where the user sees none. */
  ofWhom: z.enum(countedTimes).nullable(),
  /** Null where the user may not see it; amounts are one a currency. */
  unbilled: z
    .object({ seconds: count, readySeconds: count, draftSeconds: count, amounts: z.array(money) })
    .nullable(),
  hours: z
    .object({
      seconds: count,
      billableSeconds: count,
      projects: z.array(
        z.object({ projectId: z.string(), name: z.string(), clientName: z.string(), seconds: count }),
      ),
    })
    .nullable(),
  /** Of projects of which all time is seen, the fullest first; empty where none of them has one. */
  budgets: z
    .array(
      z.object({
        projectId: z.string(),
        name: z.string(),
        clientName: z.string(),
        usedSeconds: count,
        budgetSeconds: count,
      }),
    )
    .nullable(),
  /** The user's own time beside what was to be worked; null where nothing was. */
  targets: z.object({ week: target.nullable(), month: target.nullable() }).nullable(),
  /** Twelve months, the oldest first. */
  invoiced: z.array(z.object({ month, amounts: z.array(money) })).nullable(),
  /** The first due first. */
  open: z
    .array(
      z.object({
        id: z.string(),
        number: z.string(),
        clientName: z.string(),
        dueDate: z.string(),
        due: money,
        daysLate: z.number().int(),
        /** Of a reminder that is ready. */
        readyStep: z.number().int().optional(),
      }),
    )
    .nullable(),
  /** Assessed projects, the worst first; `change` is against thirty days ago. */
  health: z.array(
    z.object({
      projectId: z.string(),
      name: z.string(),
      score: z.number().min(0).max(1),
      change: z.number().optional(),
      /** Critical or high findings that stand, and all that do. */
      severe: count,
      total: count,
    }),
  ),
});
export type DashboardContent = z.infer<typeof contentSchema>;

/** Host → view. */
export const dashboardHostMessageSchema = z.discriminatedUnion('type', [contentSchema, connectionSchema]);
export type DashboardHostMessage = z.infer<typeof dashboardHostMessageSchema>;

/** View → host. */
export const dashboardViewMessageSchema = z.discriminatedUnion('type', [
  readySchema.extend({ month: month.optional() }),
  viewFailedSchema,
  z.object({ type: z.literal('chooseMonth'), month }),
  z.object({ type: z.literal('refresh') }),
  z.object({ type: z.literal('openRecord'), link: recordLinkSchema }),
  z.object({ type: z.literal('openScanner') }),
  z.object({ type: z.literal('createInvoice') }),
  z.object({ type: z.literal('remind'), id: z.string() }),
]);
export type DashboardViewMessage = z.infer<typeof dashboardViewMessageSchema>;

/** What the view keeps through a reload. `tables` names the charts whose table is open. */
export const dashboardViewStateSchema = z.object({ month: month.optional(), tables: z.array(z.string()) });
export type DashboardViewState = z.infer<typeof dashboardViewStateSchema>;
