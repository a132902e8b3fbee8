/** The table of areas: how many findings each has and how bad, how its score went, and what it costs; opened, its worst. */

import { css, html, nothing, type TemplateResult } from 'lit';
import type { FindingArea } from '../../src/contract/findings/finding-area.ts';
import { healthChangeText, healthText } from '../../src/domain/figures/health-score.ts';
import { renderBar } from '../components/bars.ts';
import { icon } from '../components/icons.ts';
import { renderSparkLine } from '../components/spark-line.ts';
import { type AreaFindingsView, renderAreaFindings } from './area-findings.ts';
import type { AreaLists } from './area-lists.ts';
import type { KnownHealth, ScannerOverview, SeverityCounts } from './messages.ts';
import { count, countsInWords, severities, severityIcons, severityTones, words } from './words.ts';

type AreaRow = ScannerOverview['areas'][number];
type Part = KnownHealth['parts'][number];

export interface AreaTable extends AreaFindingsView {
  readonly overview: ScannerOverview;
  readonly lists: AreaLists;
}

/** Parts of health that are an area of their own; secrets and infrastructure are weighed within security. */
const partOfArea: Readonly<Record<FindingArea, string>> = {
  security: 'security',
  secrets: 'security',
  infrastructure: 'security',
  dependencies: 'dependencies',
  quality: 'quality',
};

export const areaTableStyles = css`
  .areas { table-layout: fixed; }
  .areas :is(td, th) { vertical-align: middle; }
  .areas .figure { width: 80px; }
  .areas .score { display: table-cell; width: 52px; margin: 0; }
  .areas .line { width: 88px; }
  .areas .share { width: 136px; }
  .areas .cost { width: 60px; }
  .areas .toggle { display: inline-flex; align-items: center; gap: 4px; max-width: 100%; padding: 0; border: 0; border-radius: 2px; background: none; color: inherit; font: inherit; text-align: start; cursor: pointer; }
  .areas .toggle:hover { outline: var(--hover-outline); }
  .areas .lead { display: inline-block; width: 20px; }
  .areas .n { display: inline-flex; align-items: center; justify-content: flex-end; gap: 4px; font-weight: 600; }
  .areas :is(.toggle, .n, .within) { vertical-align: middle; }
  .areas .within { font: var(--t-small) var(--vscode-font-family); color: var(--muted); }
  .areas tr.open > * { border-bottom-color: transparent; }
  .areas tr.in > td { height: auto; padding: 0 0 12px 20px; white-space: normal; }
  .areas tr.in:hover > td { background: none; }
  .areas .why { display: block; padding-left: 20px; font: var(--t-small) var(--vscode-font-family); color: var(--muted); white-space: normal; }
  /* Without width rather than without a box: the row of an open area spans all columns. */
  @media (max-width: 700px) { .areas .share { visibility: hidden; width: 0; padding: 0; } }
  @media (max-width: 480px) { .areas :is(.line, .score) { visibility: hidden; width: 0; padding: 0; overflow: hidden; } .areas .figure { width: 64px; } .areas :is(th, td):not(.line, .score, .share) { padding-inline: 4px 2px; } .areas tr.in > td { padding-left: 0; } }
`;

export function renderAreaTable(view: AreaTable): TemplateResult {
  const { areas, health, standing } = view.overview;
  const known = health.state === 'known' ? health : undefined;
  const others = known?.parts.filter(({ id }) => !Object.values(partOfArea).includes(id)) ?? [];
  const shown = areas.filter(({ area, total }) => total > 0 || partOfArea[area] === area);
  return html`<table class="list areas">
    <caption class="sr">${words.categories}</caption>
    <thead>${renderHead(known)}</thead>
    <tbody>
      ${shown.map((row) => renderArea(view, row, known))} ${others.map((part) => renderOther(part, known))}
    </tbody>
    <tfoot><tr title=${countsInWords(standing.counts)}>
      <th scope="row">${words.total}</th>
      <td class="num figure">${count(standing.total)}</td>
      ${known === undefined ? nothing : html`<td class="num score">${healthText(known.score)}</td><td class="line"></td><td class="share"></td>${renderCost(sumOf(known.parts))}`}
    </tr></tfoot>
  </table>`;
}

function renderHead(health: KnownHealth | undefined): TemplateResult {
  const column = (text: string, kind: string) => html`<th scope="col" class="num ${kind}">${text}</th>`;
  return html`<tr>
    <th scope="col">${words.category}</th>
    ${column(words.list, 'figure')}
    ${health === undefined ? nothing : html`${column(words.score, 'score')}${column(words.scoreTrend, 'line')}<th scope="col" class="share"><span class="sr">${words.shareOfCost}</span></th>${column(words.cost, 'cost')}`}
  </tr>`;
}

function renderArea(view: AreaTable, row: AreaRow, health: KnownHealth | undefined): TemplateResult {
  const name = words.areas[row.area];
  const isOpen = row.total > 0 && view.lists.isOpen(row.area);
  const part = health?.parts.find(({ id }) => id === partOfArea[row.area]);
  const isWithin = part !== undefined && row.area !== part.id;
  return html`<tr class=${isOpen ? 'open' : ''} title=${countsInWords(row.counts)}>
      <th scope="row">
        ${row.total === 0 ? html`<span class="lead"></span>${name}` : renderToggle(view, { area: row.area, name, isOpen })}
        ${isWithin ? html`<span class="within">${words.weighedIn(part.title)}</span>` : nothing}
      </th>
      ${renderCount(row)} ${renderWeight(isWithin ? undefined : part, health)}
    </tr>
    ${
      isOpen
        ? html`<tr class="in"><td colspan=${health === undefined ? 2 : 6}>${renderAreaFindings(view, row)}</td></tr>`
        : nothing
    }`;
}

/** Nothing where health is not known; of an area without a part of its own, empty cells. */
function renderWeight(part: Part | undefined, health: KnownHealth | undefined) {
  if (health === undefined) return nothing;
  return part === undefined ? within : renderScores(part, health);
}

function renderToggle(
  { lists }: AreaTable,
  { area, name, isOpen }: { readonly area: FindingArea; readonly name: string; readonly isOpen: boolean },
): TemplateResult {
  return html`<button type="button" class="toggle" aria-expanded=${isOpen ? 'true' : 'false'} @click=${() => lists.toggle(area)}>
    ${icon(isOpen ? 'chevron-down' : 'chevron-right')}${name}
  </button>`;
}

/** The figure with the icon of the worst among them: its severity is seen by more than colour. */
function renderCount({ counts, total }: AreaRow): TemplateResult {
  const worst = worstOf(counts);
  if (worst === undefined) return html`<td class="num figure muted">${count(total)}</td>`;
  return html`<td class="num figure"><span class="n ${severityTones[worst]}">${icon(severityIcons[worst])}<span class="sr">${words.worst(words.severities[worst])} </span>${count(total)}</span></td>`;
}

function worstOf(counts: SeverityCounts) {
  return severities.find((severity) => counts[severity] > 0);
}

/** A part that has no findings of its own. */
function renderOther(part: Part, health: KnownHealth | undefined): TemplateResult {
  return html`<tr>
    <th scope="row"><span class="lead"></span>${part.title}${part.why === '' ? nothing : html`<span class="why">${part.why}</span>`}</th>
    <td class="num figure muted">–</td>
    ${health === undefined ? nothing : renderScores(part, health)}
  </tr>`;
}

function renderScores({ score: value, cost, trend, title }: Part, { parts }: KnownHealth): TemplateResult {
  if (value === undefined) {
    return html`<td class="num score muted">–<span class="sr">${words.notAssessed}</span></td><td class="line"></td><td class="share"></td><td class="num cost muted">–</td>`;
  }
  const [first = value] = trend;
  const most = Math.max(...parts.map((part) => part.cost));
  return html`<td class="num score">${healthText(value)}</td>
    <td class="num line">${renderSparkLine(trend, words.scoreFromTo(title, healthText(first), healthText(value)))}</td>
    <td class="share">${renderBar(most === 0 ? 0 : cost / most)}</td>
    ${renderCost(cost)}`;
}

/** Its cost is in that of another row, as its name says, and is not said twice. */
const within = html`<td class="score"></td><td class="line"></td><td class="share"></td><td class="cost"></td>`;

function renderCost(cost: number): TemplateResult {
  return html`<td class="num cost ${cost === 0 ? 'muted' : ''}">${healthChangeText(-cost)}</td>`;
}

function sumOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { cost }) => sum + cost, 0);
}
