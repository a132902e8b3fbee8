/** Which issued documents a restore would take away, and whether the backup is an earlier state of the same books. */
import type { DatabaseSync } from 'node:sqlite';
import type { VanishingInvoice } from '../../../../contract/backup/backups.ts';
import { isOpening } from '../../../contexts/money/model/opening-series.ts';

/** Documents that are issued in `newer`, and not in `main`. */
export const vanishing = `SELECT n.id FROM newer.invoices n WHERE n.state <> 'draft'
  AND NOT EXISTS (SELECT 1 FROM main.invoices r WHERE r.id = n.id AND r.state <> 'draft')`;

export function listVanishing(database: DatabaseSync): VanishingInvoice[] {
  const rows = database
    .prepare(
      `SELECT n.number, n.document_type, n.series_prefix, n.currency, n.state, n.sent_on,
        n.gross_minor + n.rounding_minor AS minor, n.paid_minor, c.name AS client_name
      FROM newer.invoices n LEFT JOIN newer.clients c ON c.id = n.client_id
      WHERE n.id IN (${vanishing}) ORDER BY n.issued_at, n.series_prefix, n.sequence`,
    )
    .all();
  return rows.map((row) => {
    const currency = String(row['currency']);
    return {
      number: String(row['number']),
      clientName: String(row['client_name'] ?? ''),
      kind: kindOf(row),
      gross: { minor: Number(row['minor']), currency },
      sent: row['sent_on'] !== null || row['state'] === 'sent',
      paid: { minor: Number(row['paid_minor']), currency },
    };
  });
}

function kindOf(row: Record<string, unknown>): VanishingInvoice['kind'] {
  if (isOpening({ series_prefix: String(row['series_prefix']) })) return 'opening_balance';
  return row['document_type'] === '381' ? 'credit_note' : 'invoice';
}

/** Of what is never changed nor deleted: what `main` has of it, `newer` has too. */
const unknownToNewer = [
  `SELECT 1 FROM main.invoices r WHERE r.state <> 'draft' AND NOT EXISTS (SELECT 1 FROM newer.invoices n
    WHERE n.id = r.id AND n.number = r.number AND n.document_hash = r.document_hash AND n.chain_hash IS r.chain_hash)`,
  `SELECT 1 FROM main.payments r WHERE NOT EXISTS (SELECT 1 FROM newer.payments n WHERE n.id = r.id)`,
  `SELECT 1 FROM main.skipped_numbers r WHERE NOT EXISTS (SELECT 1 FROM newer.skipped_numbers n
    WHERE n.organization_id = r.organization_id AND n.prefix = r.prefix AND n.year = r.year
      AND n.first_sequence = r.first_sequence AND n.last_sequence = r.last_sequence)`,
  `SELECT 1 FROM newer.invoices n WHERE n.state <> 'draft'
    AND NOT EXISTS (SELECT 1 FROM main.organizations r WHERE r.id = n.organization_id)`,
] as const;

/** False where both have diverged, or are those of two practices: their documents cannot be chained together. */
export function isContinued(database: DatabaseSync): boolean {
  return unknownToNewer.every((sql) => database.prepare(`${sql} LIMIT 1`).get() === undefined);
}
