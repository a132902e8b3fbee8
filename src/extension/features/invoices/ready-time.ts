/** What of a client's approved time goes on a new invoice: all of it, or some of its weeks. Pure. */
import type { BillableClients, CreateInvoice } from '../../../api-client/index.ts';

export type ReadyClient = BillableClients['items'][number];
export type ReadySheet = ReadyClient['timesheets'][number];

/** The clients with time on one of the timesheets, each with those alone. */
export function onSheets(ready: readonly ReadyClient[], ids: ReadonlySet<string>): readonly ReadyClient[] {
  return ready
    .map((client) => ({
      ...client,
      timesheets: client.timesheets.filter(({ timesheetId }) => ids.has(timesheetId)),
    }))
    .filter(({ timesheets }) => timesheets.length > 0);
}

/** Whether entries under a minute are beside others: slips, which stay unbilled until they are ticked. */
export function hasSlips({
  entryCount,
  shortCount,
}: Pick<ReadyClient, 'entryCount' | 'shortCount'>): boolean {
  return shortCount > 0 && shortCount < entryCount;
}

export interface ChosenTime {
  readonly weeks: readonly ReadySheet[];
  readonly withShort: boolean;
}

/** What asks for the draft: some of the client's weeks by name; of several projects one after another, with its sum. */
export function draftOf(
  client: Pick<ReadyClient, 'clientId' | 'timesheets' | 'entryCount' | 'shortCount'>,
  { weeks: chosen, withShort }: ChosenTime,
): Pick<CreateInvoice, 'clientId' | 'timesheetIds' | 'grouping' | 'withoutShort'> {
  const { clientId, timesheets } = client;
  const isAll = chosen.length === timesheets.length;
  const projects = new Set(chosen.flatMap(({ projectIds }) => projectIds));
  return {
    clientId,
    ...(isAll ? {} : { timesheetIds: chosen.map(({ timesheetId }) => timesheetId) }),
    ...(hasSlips(client) && !withShort ? { withoutShort: true } : {}),
    ...(projects.size > 1 ? { grouping: { lines: 'task', heads: 'project' } } : {}),
  };
}
