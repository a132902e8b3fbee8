/** What the table lists: words, severity, state, category, source, new ones alone; and what a click elsewhere has chosen. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { icon } from '../components/icons.ts';
import type { ScannerOverview, TableFilter } from './messages.ts';
import { isNarrowed, noFilter, type TableQuery } from './table-query.ts';
import { ageName, severities, words } from './words.ts';

export const filterBarStyles = css`
  .filter { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; padding: 4px 0 12px; }
  .filter .field { flex: 0 1 152px; }
  .filter .words { flex: 1 1 200px; max-width: 320px; }
  .check { display: inline-flex; align-items: center; gap: 6px; min-height: 28px; }
  .check input { width: 16px; height: 16px; margin: 0; accent-color: var(--accent); }
  .chips { display: flex; flex-wrap: wrap; gap: 8px; padding-bottom: 8px; }
  .chip { display: inline-flex; align-items: center; gap: 2px; max-width: 100%; height: 22px; padding: 0 0 0 6px; border-radius: 4px; border: 1px solid var(--control-line); font: var(--t-small) var(--vscode-font-family); }
  .chip > span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .chip .icon-btn { width: 20px; height: 20px; }
`;

interface Choice {
  readonly value: string;
  readonly name: string;
}

interface Select {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly choose: (value: string) => void;
}

/** What the filter shows, and whom it tells of a change. */
export interface FilterBar {
  readonly overview: ScannerOverview;
  readonly query: TableQuery;
  readonly narrow: (change: Partial<TableFilter>) => void;
}

export function renderFilter(view: FilterBar): TemplateResult {
  const { query, narrow, overview } = view;
  return html`<div class="filter" role="search" aria-label=${words.listFilter}>
      <div class="field words">
        <label for="words">${words.search}</label>
        <input
          id="words"
          class="input"
          type="search"
          maxlength="500"
          placeholder=${words.searchPlaceholder}
          .value=${query.filter.text}
          @input=${(event: Event) => narrow({ text: readValue(event) })}
        />
      </div>
      ${selectsOf(view).map(renderSelect)}
      ${
        overview.fresh === undefined
          ? nothing
          : html`<label class="check">
            <input type="checkbox" .checked=${query.filter.onlyNew} @change=${(event: Event) => narrow({ onlyNew: isChecked(event) })} />
            ${words.onlyNew}
          </label>`
      }
      ${
        isNarrowed(query)
          ? html`<button type="button" class="ghost" @click=${() => narrow(noFilter)}>${words.clear}</button>`
          : nothing
      }
    </div>
    ${renderChips(query.filter, narrow)}`;
}

const stateSets: Readonly<Record<string, TableFilter['states']>> = {
  standing: ['open', 'confirmed'],
  open: ['open'],
  confirmed: ['confirmed'],
  dismissed: ['dismissed'],
  resolved: ['resolved'],
  any: [],
};

function selectsOf({ query: { filter }, narrow, overview }: FilterBar): readonly Select[] {
  const any = { value: '', name: words.any };
  const states = Object.entries(stateSets);
  const state = states.find(([, set]) => set.join() === filter.states.join())?.[0] ?? 'any';
  return [
    {
      id: 'severity',
      label: words.severity,
      value: filter.severities[0] ?? '',
      choices: [any, ...severities.map((value) => ({ value, name: words.severities[value] }))],
      choose: (value) => narrow({ severities: severities.filter((severity) => severity === value) }),
    },
    {
      id: 'state',
      label: words.state,
      value: state,
      choices: states.map(([value, [only]]) => ({
        value,
        name:
          value === 'standing'
            ? words.standing
            : value === 'any' || only === undefined
              ? words.any
              : words.states[only],
      })),
      choose: (value) => narrow({ states: stateSets[value] ?? [] }),
    },
    {
      id: 'area',
      label: words.category,
      value: filter.areas[0] ?? '',
      choices: [any, ...overview.areas.map(({ area }) => ({ value: area, name: words.areas[area] }))],
      choose: (value) =>
        narrow({ areas: overview.areas.flatMap(({ area }) => (area === value ? [area] : [])) }),
    },
    {
      id: 'source',
      label: words.source,
      value: filter.sources[0] ?? '',
      choices: [any, ...overview.sources.map((value) => ({ value, name: value }))],
      choose: (value) => narrow({ sources: value === '' ? [] : [value] }),
    },
  ];
}

function renderSelect({ id, label, value, choices, choose }: Select): TemplateResult {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <div class="select">
      <select id=${id} class="input" .value=${value} @change=${(event: Event) => choose(readValue(event))}>
        ${choices.map((choice) => html`<option value=${choice.value} ?selected=${choice.value === value}>${choice.name}</option>`)}
      </select>
      ${icon('chevron-down')}
    </div>
  </div>`;
}

/** What was chosen in a chart or another table, each with a button that takes it away. */
function renderChips(
  { age, path, ruleId }: TableFilter,
  narrow: FilterBar['narrow'],
): TemplateResult | typeof nothing {
  const chips = [
    ...(path === undefined ? [] : [{ text: path, remove: () => narrow({ path: undefined }) }]),
    ...(ruleId === undefined ? [] : [{ text: ruleId, remove: () => narrow({ ruleId: undefined }) }]),
    ...(age === undefined ? [] : [{ text: ageName(age), remove: () => narrow({ age: undefined }) }]),
  ];
  if (chips.length === 0) return nothing;
  return html`<div class="chips">
    ${chips.map(
      ({ text, remove }) => html`<span class="chip"><span>${text}</span>
        <button type="button" class="icon-btn" aria-label=${words.remove(text)} title=${words.remove(text)} @click=${remove}>
          ${icon('close', 's12')}
        </button>
      </span>`,
    )}
  </div>`;
}

function readValue({ target }: Event): string {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.value : '';
}

function isChecked({ target }: Event): boolean {
  return target instanceof HTMLInputElement && target.checked;
}
