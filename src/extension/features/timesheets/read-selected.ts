/** The entries of selected rows as they are now; one that is gone is told by what its row reads. */
import type { TimeEntry } from '../../../api-client/index.ts';
import type { CommandTarget } from '../../../contract/commands.ts';
import { ownZone } from '../../../contract/own-zone.ts';
import { actOnEach, type Outcome } from '../../../pages/practice/act-on-each.ts';
import { formatMarkedSpan, formatShortDay } from '../../../pages/time/formats.ts';
import { userLocale } from '../../platform/l10n.ts';
import type { Services } from '../../platform/services.ts';
import { listSelectedEntries } from './selected-entries.ts';

export async function readSelected(
  { backend }: Services,
  targets: readonly CommandTarget[],
): Promise<Outcome<TimeEntry>> {
  return await actOnEach(listSelectedEntries(targets), {
    nameOf: ({ name }) => name,
    act: ({ id }) => backend.ask((api, options) => api.getTimeEntry({ ...options, path: { id } })),
  });
}

export function nameOfEntry(entry: TimeEntry): string {
  return `${formatShortDay(entry.localDate, userLocale())}, ${formatMarkedSpan(entry, { zone: ownZone() })}`;
}
