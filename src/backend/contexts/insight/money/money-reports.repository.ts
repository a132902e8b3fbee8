/** SQL of what was issued and what was paid, that the reader may see; the sums are the domain's. */
import type { Reads } from '../../../platform/reach/reads.ts';
import { openingSeries } from '../../money/model/opening-series.ts';
import type { OfClient } from '../model/ledger.repository.ts';

/** Documents as they were issued, of the days from `from` to `to`. */
export async function listFrozen(
  reads: Reads,
  { clientId, from, to }: OfClient & { readonly from: string; readonly to: string },
): Promise<readonly string[]> {
  let select = reads
    .from('invoices')
    .select('document')
    .where('state', '<>', 'draft')
    .where('series_prefix', '<>', openingSeries.prefix)
    .where('issue_date', '>=', from)
    .where('issue_date', '<=', to);
  if (clientId !== undefined) select = select.where('client_id', '=', clientId);
  const rows = await select.execute();
  return rows.flatMap(({ document }) => (document === null ? [] : [document]));
}
