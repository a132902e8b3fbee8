/** SQL of what was issued, by series, in slices: a practice of ten years has thousands of documents of some kB each. */
import type { Reader } from '../../../../schema.ts';

const documentsAtOnce = 200;

export interface IssuedRow {
  readonly number: string;
  readonly sequence: number;
  readonly issue_date: string;
  readonly document: string;
  readonly document_hash: string;
  readonly chain_hash: string | null;
}

export async function listSeries(db: Reader, organizationId: string) {
  return await db
    .selectFrom('number_counters')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .orderBy('prefix')
    .orderBy('year')
    .execute();
}

/** In the order of their numbers, a slice at a time. */
export async function* listIssued(
  db: Reader,
  { organizationId, prefix, year }: { organizationId: string; prefix: string; year: number },
): AsyncGenerator<IssuedRow> {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('invoices')
      .select(['number', 'sequence', 'issue_date', 'document', 'document_hash', 'chain_hash'])
      .where('organization_id', '=', organizationId)
      .where('series_prefix', '=', prefix)
      .where('series_year', '=', year)
      .where('sequence', '>', after)
      .orderBy('sequence')
      .limit(documentsAtOnce)
      .execute();
    for (const row of rows) yield row as IssuedRow;
    const last = rows.at(-1)?.sequence;
    if (rows.length < documentsAtOnce || last === null || last === undefined) return;
    after = last;
  }
}
