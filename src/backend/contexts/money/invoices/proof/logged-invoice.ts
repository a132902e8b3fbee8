/** An invoice by the event of the last write of its row. Older events say less. */
import * as z from 'zod';
import { canonicalJson, type JsonValue } from '../../../../../domain/canonical-json.ts';
import type { ColumnValues } from '../../../../../domain/invoicing/proof/column-difference.ts';
import { toInstant, toInstantOrNull } from '../../../../platform/http/instant.ts';
import type { IssuedInvoiceRow } from './proof.repository.ts';

const loggedSchema = z
  .object({
    updatedAt: z.string(),
    createdAt: z.string(),
    state: z.string(),
    clientId: z.string(),
    sent: z.object({ date: z.string(), to: z.string().nullable(), via: z.string() }).nullable(),
    discount: z.json(),
    taxCategory: z.string(),
    taxRate: z.string(),
    rounding: z.json(),
    issuedAt: z.string().nullable(),
    precedingInvoiceId: z.string().nullable(),
  })
  .partial();
export type LoggedInvoice = z.infer<typeof loggedSchema>;

/** Undefined where the event is not that of the row's last write, as after a restore that brought the row back. */
export function readLoggedInvoice(after: string | null, row: IssuedInvoiceRow): LoggedInvoice | undefined {
  if (after === null) return undefined;
  const logged = loggedSchema.safeParse(JSON.parse(after));
  return logged.success && logged.data.updatedAt === toInstant(row.updated_at) ? logged.data : undefined;
}

/** The columns as the log has them; undefined where it says nothing. */
export function toLoggedColumns(logged: LoggedInvoice): ColumnValues {
  const { sent } = logged;
  return {
    client_id: logged.clientId,
    state: logged.state,
    discount: toJson(logged.discount),
    rounding: toJson(logged.rounding),
    tax_category: logged.taxCategory,
    tax_rate: logged.taxRate,
    sent_on: sent === undefined ? undefined : (sent?.date ?? null),
    sent_to: sent === undefined ? undefined : (sent?.to ?? null),
    sent_via: sent === undefined ? undefined : (sent?.via ?? null),
    issued_at: logged.issuedAt,
    created_at: logged.createdAt,
    preceding_id: logged.precedingInvoiceId,
  };
}

/** The columns of the row, told as the log tells them. */
export function toComparable(row: IssuedInvoiceRow): ColumnValues {
  const { projects: _own, ...rounding } = readObject(row.rounding);
  return {
    ...row,
    discount: row.discount === null ? null : toJson(readObject(row.discount)),
    rounding: toJson(rounding),
    issued_at: toInstantOrNull(row.issued_at),
    created_at: toInstant(row.created_at),
  };
}

type Json = z.infer<ReturnType<typeof z.json>>;

function toJson(value: Json | undefined): string | null | undefined {
  return value === undefined || value === null ? value : canonicalJson(value as JsonValue);
}

/** What is no JSON object differs from whatever the log has. */
function readObject(text: string): { readonly [key: string]: Json } {
  try {
    const parsed = z.record(z.string(), z.json()).safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : { unreadable: text };
  } catch {
    return { unreadable: text };
  }
}
