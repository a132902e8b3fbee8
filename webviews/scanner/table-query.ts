/** What the table of the Scanner page asks for: filter, order and page; each change begins at the first page. Pure. */
import type { ScannerViewState, TableFilter, TableSort } from './messages.ts';

export const pageSize = 25;

export interface TableQuery {
  readonly filter: TableFilter;
  readonly sort: TableSort;
  readonly offset: number;
}

export const standardFilter: TableFilter = {
  text: '',
  severities: [],
  states: ['open', 'confirmed'],
  areas: [],
  sources: [],
  onlyNew: false,
};

/** A change that takes all others back. */
export const noFilter: Partial<TableFilter> = {
  ...standardFilter,
  age: undefined,
  path: undefined,
  ruleId: undefined,
};

export const standardQuery: TableQuery = {
  filter: standardFilter,
  sort: { by: 'severity', descending: false },
  offset: 0,
};

export function narrow(query: TableQuery, change: Partial<TableFilter>): TableQuery {
  return { ...query, filter: { ...query.filter, ...change }, offset: 0 };
}

/** Another column from its beginning; the same one again the other way round. */
export function sortBy(query: TableQuery, by: TableSort['by']): TableQuery {
  const descending = query.sort.by === by && !query.sort.descending;
  return { ...query, sort: { by, descending }, offset: 0 };
}

export function isNarrowed({ filter }: TableQuery): boolean {
  return JSON.stringify(filter) !== JSON.stringify(standardFilter);
}

/** Of the pages before and after this one, those that exist. */
export function pagesAround(
  offset: number,
  total: number,
): { readonly before: number | undefined; readonly after: number | undefined } {
  return {
    before: offset > 0 ? Math.max(0, offset - pageSize) : undefined,
    after: offset + pageSize < total ? offset + pageSize : undefined,
  };
}

export function restoreQuery({ filter, sort, offset }: ScannerViewState): TableQuery {
  return { filter, sort, offset };
}
