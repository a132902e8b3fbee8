/** How the practice is doing, on the wire. What the caller may not see is null; amounts of several currencies are listed, never added up. */
import * as z from 'zod';
import { countedTimes } from '../../../../domain/figures/counted-time.ts';
import { currencySchema, dateSchema, idSchema, moneySchema } from '../../../platform/http/wire.ts';
import { monthSchema } from '../model/month-schema.ts';

const seconds = z.number().int().nonnegative();

const targetSchema = z.object({ seconds, targetSeconds: seconds });

export const dashboardQuerySchema = z.strictObject({
  /** The caller's own day; by default that of UTC. */
  today: dateSchema.optional(),
  /** By default the month of today. */
  month: monthSchema.optional(),
});
export type DashboardQuery = z.infer<typeof dashboardQuerySchema>;

export const dashboardSchema = z
  .object({
    today: dateSchema,
    month: monthSchema,
    /** The practice's own: it comes first wherever amounts are listed, the others by code. */
    currency: currencySchema,
    /**
     * Whose time `unbilled` and `hours` count: everybody's, the caller's own, or their own and that of the projects that they
     * lead, or are a member of.
     */
    ofWhom: z.enum(countedTimes).nullable(),
    /** Billable time that is on no issued invoice. */
    unbilled: z
      .object({
        seconds,
        /** The part that can go on an invoice now: approved, and on no draft. */
        readySeconds: seconds,
        /** The part that is on a draft. */
        draftSeconds: seconds,
        /** One a currency, by the rounding that will be billed. */
        amounts: z.array(moneySchema),
      })
      .nullable(),
    /** Finished time of the month; what crosses midnight counts on each of its days. */
    hours: z
      .object({
        seconds,
        billableSeconds: seconds,
        /** Most time first. */
        projects: z.array(
          z.object({ projectId: idSchema, name: z.string(), clientName: z.string(), seconds }),
        ),
      })
      .nullable(),
    /** Of projects that have one and are not archived, the fullest first; without those of which the caller sees only part of the time. */
    budgets: z
      .array(
        z.object({
          projectId: idSchema,
          name: z.string(),
          clientName: z.string(),
          usedSeconds: seconds,
          budgetSeconds: seconds,
        }),
      )
      .nullable(),
    /** The caller's own finished time beside what their working times ask for. Null where they ask for nothing. */
    targets: z
      .object({
        /** That of today; null in another month. */
        week: targetSchema.nullable(),
        month: targetSchema.nullable(),
      })
      .nullable(),
    /** Net of what was issued in each of the twelve months that end with this one, credit notes taken off. The oldest first. */
    invoiced: z.array(z.object({ month: monthSchema, amounts: z.array(moneySchema) })).nullable(),
    /** Issued and not paid, the first due first. */
    open: z
      .array(
        z.object({
          id: idSchema,
          number: z.string(),
          clientName: z.string(),
          dueDate: dateSchema,
          due: moneySchema,
          /** Of days after the due date; zero or below while it is not late. */
          daysLate: z.number().int(),
        }),
      )
      .nullable(),
  })
  .meta({ id: 'Dashboard' });
export type Dashboard = z.infer<typeof dashboardSchema>;
