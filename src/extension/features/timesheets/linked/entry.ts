/** Entries behind a figure: day, span, project, note and length, under their count and sum. */
import type { TimeEntry } from '../../../../api-client/index.ts';
import { formatMinutes } from '../../../../domain/duration.ts';
import { projectLabel } from '../../../../domain/names/project-label.ts';
import { nameOf } from '../../../../pages/records.ts';
import { formatMarkedSpan } from '../../../../pages/time/formats.ts';
import { counted } from '../../../../pages/words.ts';
import type { Backend } from '../../../platform/backend.ts';
import { ifExists, readLinked } from '../../../platform/links/linked-records.ts';
import {
  dayFormat,
  type LinkedRecords,
  type RecordItemPorts,
  type RecordItems,
} from '../../../platform/links/record-items.ts';

export const linked: LinkedRecords = async (backend, ids, ports) =>
  entryItems(await readEntries(backend, ids), ports);

/** Links name entries in the order of time: the first and the last say between which days all of them are. */
async function readEntries(
  backend: Pick<Backend, 'ask'>,
  ids: readonly string[],
): Promise<readonly TimeEntry[]> {
  const one = (id: string) => backend.ask((api, options) => api.getTimeEntry({ ...options, path: { id } }));
  const ends = await Promise.all([ids.at(0), ids.at(-1)].map((id) => ifExists(one(id ?? ''))));
  const dates = ends.flatMap((entry) => entry?.localDate ?? []).sort();
  const [from, to] = [dates[0], dates[1]];
  const within = from === undefined || to === undefined ? {} : { from, to };
  return await readLinked(ids, {
    one,
    page: (cursor) =>
      backend.ask((api, options) =>
        api.listTimeEntries({ ...options, query: { ...within, limit: 500, ...cursor } }),
      ),
  });
}

export function entryItems(entries: readonly TimeEntry[], ports: RecordItemPorts): RecordItems {
  const { t, locale, zone, directory } = ports;
  const formatDay = dayFormat(locale);
  const seconds = entries.reduce((sum, entry) => sum + (entry.seconds ?? 0), 0);
  return {
    title: counted(t, ['1 entry · {1}', '{0} entries · {1}'], entries.length, formatMinutes(seconds)),
    items: entries.map((entry) => {
      const span = formatMarkedSpan(entry, { zone, running: t('now') });
      const { client, project } = nameOf(directory, entry.projectId);
      const duration = entry.seconds === null ? t('running') : formatMinutes(entry.seconds);
      return {
        label: `${formatDay(entry.localDate)}, ${span}`,
        description: [duration, projectLabel(client, project)].filter(Boolean).join(' · '),
        ...(entry.note === '' ? {} : { detail: entry.note }),
        record: { kind: 'entry', ids: [entry.id] },
      };
    }),
  };
}
