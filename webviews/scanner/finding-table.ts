/** All findings as a table: filter above, order by the heads of columns, pages below. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { userFormats } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import { renderFilter } from './filter-bar.ts';
import type { FindingTableRow, ScannerOverview, TableFilter, TableRows, TableSort } from './messages.ts';
import { isNarrowed, noFilter, pageSize, pagesAround, type TableQuery } from './table-query.ts';
import { ago, count, severityIcons, severityTones, words } from './words.ts';

export interface FindingTableView {
  readonly overview: ScannerOverview;
  readonly query: TableQuery;
  readonly rows: TableRows | undefined;
  readonly now: number;
  readonly narrow: (change: Partial<TableFilter>) => void;
  readonly sort: (by: TableSort['by']) => void;
  readonly goTo: (offset: number) => void;
  readonly open: (row: FindingTableRow) => void;
  readonly explain: (row: FindingTableRow) => void;
}

export const findingTableStyles = css`
  .scroll { position: relative; overflow-x: auto; }
  .findings { min-width: 900px; table-layout: fixed; }
  .findings .severity { width: 96px; }
  .findings .place { width: 28%; }
  .findings .area { width: 112px; }
  .findings .source { width: 128px; }
  .findings .age { width: 96px; }
  .findings .act { width: 32px; }
  .findings td > .link, .findings td > span { display: block; max-width: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .findings td > .state { display: flex; font-weight: var(--vscode-font-weight, normal); }
  .findings td > .row { display: flex; gap: 8px; min-width: 0; }
  .findings td > .row > .link { min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .findings .path { direction: rtl; text-align: left; }
  .findings thead th { vertical-align: bottom; line-height: 20px; }
  .findings .sort { height: 20px; }
  .findings td > .below { display: none; }
  @media (max-width: 900px) {
    .findings { min-width: 0; }
    .findings .severity { width: 84px; }
    .findings .age { width: 80px; }
    .findings :is(th, td):is(:nth-child(3), :nth-child(4), :nth-child(5)) { display: none; }
    .findings td > .row { flex-wrap: wrap; gap: 2px 8px; }
    .findings td > .row > .link { white-space: normal; overflow-wrap: anywhere; }
    .findings td > .below { display: block; white-space: normal; overflow-wrap: anywhere; color: var(--muted); }
  }
  @media (max-width: 560px) { .findings :is(th, td):nth-child(6) { display: none; } }
  @media (max-width: 360px) {
    .findings .severity { width: 28px; }
    .findings .severity .sort, .findings .state .word { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  }
  .tag { display: inline-flex; align-items: center; flex: none; height: 18px; padding: 0 6px; border-radius: 4px; border: 1px solid var(--control-line); font: var(--t-small) var(--vscode-font-family); white-space: nowrap; }
  .sort { display: inline-flex; align-items: center; gap: 2px; padding: 0; border: 0; border-radius: 2px; background: none; color: inherit; font: inherit; cursor: pointer; }
  .sort:hover { color: var(--text); outline: var(--hover-outline); }
  .pages { display: flex; align-items: center; gap: 8px; padding-top: 8px; }
  .nothing { display: flex; align-items: center; gap: 12px; padding: 12px 0; }
`;

interface Head {
  readonly by: TableSort['by'] | undefined;
  readonly name: string;
  readonly kind: string;
}

const heads: readonly Head[] = [
  { by: 'severity', name: words.severity, kind: 'severity' },
  { by: 'title', name: words.finding, kind: 'what' },
  { by: 'place', name: words.place, kind: 'place' },
  { by: undefined, name: words.category, kind: 'area' },
  { by: 'source', name: words.source, kind: 'source' },
  { by: 'age', name: words.found, kind: 'age' },
];

export function renderFindingTable(view: FindingTableView): TemplateResult {
  const { rows } = view;
  const total = rows?.total ?? 0;
  return html`${renderFilter(view)}
    ${rows !== undefined && total === 0 ? renderNothing(view) : renderTable(view)}
    <p class="sr" role="status">${rows === undefined ? '' : words.listed(count(total))}</p>
    ${rows === undefined || total <= pageSize ? nothing : renderPages(view, total)}`;
}

function renderNothing({ query, narrow }: FindingTableView): TemplateResult {
  if (!isNarrowed(query)) return html`<p class="nothing muted">${words.nothingFound}</p>`;
  return html`<div class="nothing">
    <span class="muted">${words.nothingListed}</span>
    <button type="button" class="link" @click=${() => narrow(noFilter)}>${words.clear}</button>
  </div>`;
}

function renderTable(view: FindingTableView): TemplateResult {
  return html`<div class="scroll" role="region" aria-label=${words.listTable} tabindex="0">
    <table class="list findings">
      <caption class="sr">${words.list}</caption>
      <thead>
        <tr>
          ${heads.map((head) => renderHead(view, head))}
          <th scope="col" class="act"><span class="sr">${words.actions}</span></th>
        </tr>
      </thead>
      <tbody>
        ${(view.rows?.rows ?? []).map((row) => renderRow(view, row))}
      </tbody>
    </table>
  </div>`;
}

function renderHead({ query, sort }: FindingTableView, { by, name, kind }: Head): TemplateResult {
  if (by === undefined) return html`<th scope="col" class=${kind}>${name}</th>`;
  const isSorted = query.sort.by === by;
  const order = query.sort.descending ? 'descending' : 'ascending';
  const arrow = icon(query.sort.descending ? 'arrow-down' : 'arrow-up', 's12');
  return html`<th scope="col" class=${kind} aria-sort=${isSorted ? order : nothing}>
    <button type="button" class="sort" title=${words.sortedBy(name)} @click=${() => sort(by)}>
      ${name}${isSorted ? arrow : nothing}
    </button>
  </th>`;
}

function renderRow(view: FindingTableView, row: FindingTableRow): TemplateResult {
  const { severity, title, message, path, line, area, source } = row;
  const place = line === null ? `${path} (${words.wholeFile})` : `${path}:${line}`;
  return html`<tr>
    <td>
      <span class="state ${severityTones[severity]}">${icon(severityIcons[severity])}<span class="word">${words.severities[severity]}</span></span>
    </td>
    <td>
      <span class="row">
        <button type="button" class="link" title=${message} @click=${() => view.open(row)}>${title}</button>
        ${renderTags(row)}
      </span>
      <span class="below mono"><bdi dir="ltr">${place}</bdi></span>
    </td>
    <td title=${place}><span class="path mono"><bdi dir="ltr">${place}</bdi></span></td>
    <td><span>${words.areas[area]}</span></td>
    <td><span title=${source}>${source}</span></td>
    <td>${renderAge(row, view.now)}</td>
    <td>
      <button type="button" class="icon-btn" aria-label=${words.explain(title)} title=${words.explain(title)} @click=${() => view.explain(row)}>
        ${icon('info')}
      </button>
    </td>
  </tr>`;
}

function renderTags({ isNew, state }: FindingTableRow): TemplateResult {
  return html`${isNew ? html`<span class="tag">${words.isNew}</span>` : nothing}${
    state === 'open' ? nothing : html`<span class="tag">${words.states[state].toLowerCase()}</span>`
  }`;
}

function renderAge({ foundAt, isTyped }: FindingTableRow, now: number): TemplateResult {
  return foundAt === undefined
    ? html`<span class="muted">${isTyped ? words.justTyped : words.notOnRecord}</span>`
    : html`<span title=${userFormats().momentOf(foundAt)}>${ago(foundAt, now)}</span>`;
}

/** Where the rows are that are shown: those that were asked for may be on their way. */
function renderPages({ rows, goTo }: FindingTableView, total: number): TemplateResult {
  const offset = rows?.offset ?? 0;
  const { before, after } = pagesAround(offset, total);
  const last = Math.min(total, offset + (rows?.rows.length ?? pageSize));
  const step = (to: number | undefined, label: string, name: 'chevron-left' | 'chevron-right') => html`<button
    type="button"
    class="icon-btn"
    aria-label=${label}
    title=${label}
    aria-disabled=${to === undefined ? 'true' : nothing}
    @click=${() => to !== undefined && goTo(to)}
  >${icon(name)}</button>`;
  return html`<nav class="pages" aria-label=${words.listPages}>
    ${step(before, words.before, 'chevron-left')}
    <span class="muted">${words.page(count(offset + 1), count(last), count(total))}</span>
    ${step(after, words.after, 'chevron-right')}
  </nav>`;
}
