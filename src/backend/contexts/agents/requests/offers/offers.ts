/** What a person may do with requests that are over: have findings fixed, and enter the time as an entry of theirs. */
import type { PersonCaller } from '../../../../platform/http/actor.ts';
import { toInstant } from '../../../../platform/http/instant.ts';
import type { RequestPorts } from '../requests.ports.ts';
import { entryIdOf } from './entry-id.ts';
import { readOffers } from './keep-offers.ts';
import { listOffering, type OfferingRow } from './offers.repository.ts';
import type { ListOffers, RequestOffer } from './offers.schema.ts';

type Ports = Pick<RequestPorts, 'reads' | 'listUsedEntryIds'>;

const mostOffers = 100;

export async function listOffers(
  ports: Ports,
  { actor }: PersonCaller,
  { requestId }: ListOffers,
): Promise<{ items: RequestOffer[] }> {
  const { userId } = actor;
  const reads = ports.reads(actor);
  const rows = await listOffering(reads, { requestId, limit: mostOffers });
  const ids = rows.map(({ id }) => entryIdOf(id));
  const taken = await ports.listUsedEntryIds(reads, ids);
  const items = rows.map((row) => {
    const { fixes = null, work } = readOffers(row.content);
    // To whoever asked alone, and not again once it was recorded.
    const isOpen = row.requested_by === userId && !taken.has(entryIdOf(row.id));
    return {
      requestId: row.id,
      projectId: row.project_id,
      fixes,
      time: work === undefined || !isOpen ? null : toTime(row, work),
    };
  });
  return { items: items.filter(({ fixes, time }) => fixes !== null || time !== null) };
}

function toTime(
  { id, started_at }: OfferingRow,
  { note, seconds }: { readonly note: string; readonly seconds: number },
): RequestOffer['time'] {
  if (started_at === null || seconds === 0) return null;
  const startedAt = Number(started_at);
  const span = { startedAt: toInstant(startedAt), endedAt: toInstant(startedAt + seconds * 1_000) };
  return { entryId: entryIdOf(id), ...span, seconds, note };
}
