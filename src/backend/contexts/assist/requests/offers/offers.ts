/** What a person may do with requests that are over: have findings fixed, and enter the time as an entry of theirs. */
import { agentOffersSchema } from '../../../../../contract/work/offers.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import { toInstant } from '../../../../platform/http/instant.ts';
import type { RequestPorts } from '../requests.ports.ts';
import { entryIdOf } from './entry-id.ts';
import { listOffering, loadMoments, type OfferingRow } from './offers.repository.ts';
import type { ListOffers, RequestOffer } from './offers.schema.ts';
import { workSeconds } from './work-time.ts';

type Ports = Pick<RequestPorts, 'db' | 'isEntryTaken'>;

const mostOffers = 100;

export async function listOffers(
  ports: Ports,
  caller: Caller,
  { requestId }: ListOffers,
): Promise<{ items: RequestOffer[] }> {
  const { organizationId } = caller.actor;
  const rows = await listOffering(ports.db, organizationId, { requestId, limit: mostOffers });
  const items: RequestOffer[] = [];
  for (const row of rows) {
    const { fixes = null, work } = agentOffersSchema.parse(JSON.parse(row.content));
    const time = work === undefined ? null : await offerTime(ports, caller, { row, note: work.note });
    if (fixes !== null || time !== null)
      items.push({ requestId: row.id, projectId: row.project_id, fixes, time });
  }
  return { items };
}

/** To whoever asked alone, and not again once it was recorded, also where that entry was deleted since. */
async function offerTime(
  { db, isEntryTaken }: Ports,
  { actor: { organizationId, userId } }: Caller,
  { row, note }: { readonly row: OfferingRow; readonly note: string },
): Promise<RequestOffer['time']> {
  const { id, requested_by, started_at } = row;
  if (requested_by !== userId || started_at === null) return null;
  const entryId = entryIdOf(id);
  if (await isEntryTaken(db, organizationId, entryId)) return null;
  const seconds = workSeconds(await loadMoments(db, organizationId, id));
  if (seconds === 0) return null;
  const startedAt = Number(started_at);
  const span = { startedAt: toInstant(startedAt), endedAt: toInstant(startedAt + seconds * 1_000) };
  return { entryId, ...span, seconds, note };
}
