/** SQL of what requests offer: it stands beside their reports. */
import type { Reads } from '../../../../platform/reach/reads.ts';
import { readEvent } from '../timeline/timeline.ts';
import type { TimelineMoment } from './work-time.ts';

export const offersFormat = 'offers';

export interface OfferingRow {
  readonly id: string;
  readonly project_id: string;
  readonly requested_by: string;
  readonly started_at: number | null;
  /** JSON of `AgentOffers`. */
  readonly content: string;
}

/** Of requests that are done, the newest first. */
export async function listOffering(
  reads: Reads,
  { requestId, limit }: { readonly requestId: string | undefined; readonly limit: number },
): Promise<readonly OfferingRow[]> {
  let select = reads
    .from('requests')
    .innerJoin('request_reports', reads.joinInvariant('request_reports', ['request_id', 'requests.id']))
    .select([
      'requests.id',
      'requests.project_id',
      'requests.requested_by',
      'requests.started_at',
      'request_reports.content',
    ])
    .where('request_reports.format', '=', offersFormat)
    .where('requests.state', '=', 'done');
  if (requestId !== undefined) select = select.where('requests.id', '=', requestId);
  return await select.orderBy('requests.id', 'desc').limit(limit).execute();
}

export async function loadMoments(reads: Reads, requestId: string): Promise<readonly TimelineMoment[]> {
  const rows = await reads
    .invariant('request_events')
    .select(['at', 'content'])
    .where('request_id', '=', requestId)
    .orderBy('seq')
    .execute();
  return rows.map(({ at, content }) => {
    const event = readEvent(content);
    return { at: Number(at), state: event.type === 'state' ? event.state : undefined };
  });
}
