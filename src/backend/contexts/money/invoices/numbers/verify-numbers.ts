/** Reads every issued document again, and proves that each series is whole, and columns and ledger say what documents say. */
import type { NumberSeries } from '../../../../../domain/invoice-numbering.ts';
import { type IssuedNumber, verifySeries } from '../../../../../domain/invoicing/verify-series.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import { openingSeries } from '../../model/opening-series.ts';
import { linkTo, sha256 } from '../freeze-invoice.ts';
import type { SkippedNumberTable } from '../invoices.tables.ts';
import { verifyColumns } from '../proof/verify-columns.ts';
import { type IssuedRow, listIssued, listSeries, listSkipped } from './issued-numbers.repository.ts';
import type { NumberProof, SeriesProof } from './verify-numbers.schema.ts';

export async function verifyNumbers(reads: Reads): Promise<NumberProof> {
  const series: SeriesProof[] = [];
  for (const counter of await listSeries(reads)) {
    const issued = await readIssued(reads, counter);
    const skipped = await listSkipped(reads, counter);
    const faults = verifySeries(issued, {
      datesRun: counter.prefix !== openingSeries.prefix,
      firstSequence: counter.first_sequence,
      lastSequence: counter.last_sequence,
      lastIssueDate: counter.last_issue_date,
      lastHash: counter.last_hash,
      skipped: skipped.map(({ first_sequence: first, last_sequence: last }) => ({ first, last })),
    });
    series.push({
      prefix: counter.prefix,
      year: counter.year,
      count: issued.length,
      first: issued[0]?.number ?? null,
      last: issued.at(-1)?.number ?? null,
      lastHash: counter.last_hash,
      skipped: skipped.map(showSkipped),
      faults: [...faults],
    });
  }
  const differences = [...(await verifyColumns(reads))];
  const ok = differences.length === 0 && series.every(({ faults }) => faults.length === 0);
  return { ok, series, differences };
}

function showSkipped(row: SkippedNumberTable): SeriesProof['skipped'][number] {
  return {
    first: row.first_number,
    last: row.last_number,
    count: row.last_sequence - row.first_sequence + 1,
    at: new Date(row.skipped_at).toISOString(),
    reason: row.reason,
  };
}

/** Each link is made of the links before as they should be: one change breaks all that follow. */
async function readIssued(reads: Reads, series: NumberSeries): Promise<readonly IssuedNumber[]> {
  const issued: IssuedNumber[] = [];
  let link: string | null = null;
  for await (const row of listIssued(reads, series)) {
    const documentHash = sha256(row.document);
    link = linkTo(link, documentHash);
    issued.push(toIssued(row, { documentHash, link }));
  }
  return issued;
}

function toIssued(row: IssuedRow, hashes: Pick<IssuedNumber, 'documentHash' | 'link'>): IssuedNumber {
  return {
    number: row.number,
    sequence: row.sequence,
    issueDate: row.issue_date,
    storedHash: row.document_hash,
    storedLink: row.chain_hash ?? '',
    ...hashes,
  };
}
