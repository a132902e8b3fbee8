/** What was chosen below an answer, with the names of today. */
import type { Filter, QueryFrame } from '../../../../domain/query/frame.ts';
import type { Reading } from '../../../../domain/query/slots/slots.ts';
import type { NamedRecord } from '../model/named-record.ts';

/** Records are called as the practice calls them, whatever name came with their ids. */
export function withOwnNames(frames: Reading, names: readonly NamedRecord[]): Reading {
  const known = new Map(names.map((one) => [`${one.kind} ${one.id}`, one]));
  const rename = (filter: Filter): Filter => {
    if (filter.field !== 'client' && filter.field !== 'project') return filter;
    const values = filter.values.map((value) => {
      const record = known.get(`${filter.field} ${value.id}`);
      return record === undefined ? value : { ...value, name: record.name };
    });
    return { ...filter, values };
  };
  return frames.map(
    (frame): QueryFrame => ({
      ...frame,
      filters: frame.filters.map(rename),
      ...(frame.comparison?.with === 'filters' && {
        comparison: { ...frame.comparison, filters: frame.comparison.filters.map(rename) },
      }),
    }),
  );
}
