/** The one table of areas: what stands in each, what is new or dismissed, how its score went, and what it costs. */

import { css, html, nothing, type TemplateResult } from 'lit';
import type { FindingArea } from '../../src/contract/findings/finding-area.ts';
import { healthChangeText, healthText } from '../../src/domain/figures/health-score.ts';
import { renderSparkLine } from '../components/spark-line.ts';
import type { KnownHealth, ScannerOverview, TableFilter } from './messages.ts';
import { count, countsInWords, words } from './words.ts';

/** `suppressed`: absent where the last scan did not tell. */
type AreaRow = ScannerOverview['areas'][number] & { readonly suppressed?: number };
type Part = KnownHealth['parts'][number];
type Cell = TemplateResult | typeof nothing;

export interface AreaTable {
  readonly overview: ScannerOverview;
  readonly choose: (change: Partial<TableFilter>) => void;
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
  .areas .figure { width: 60px; }
  .areas .dismissed { width: 76px; }
  .areas .suppressed { width: 88px; }
  .areas .score { display: table-cell; width: 52px; margin: 0; }
  .areas .line { width: 76px; }
  .areas .cost { width: 60px; }
  .areas .within { font: var(--t-small) var(--vscode-font-family); color: var(--muted); }
  .areas thead th { vertical-align: bottom; white-space: normal; }
  .areas th:first-child > * { max-width: 100%; overflow-wrap: anywhere; }
  .areas .why { display: block; font: var(--t-small) var(--vscode-font-family); color: var(--muted); white-space: normal; }
  @media (max-width: 620px) { .areas :is(.line, .minor, .score) { display: none; } }
  @media (max-width: 480px) { .areas .few { display: none; } .areas .figure { width: 52px; } .areas .cost { width: 56px; } .areas :is(th, td) { padding-inline: 4px 2px; } }
`;

export function renderAreaTable({ overview, choose }: AreaTable): TemplateResult {
  const { areas, health, standing, fresh, dismissed } = overview;
  const known = health.state === 'known' ? health : undefined;
  const others = known?.parts.filter(({ id }) => !Object.values(partOfArea).includes(id)) ?? [];
  const foot: Omit<AreaRow, 'area'> = {
    ...standing,
    dismissed,
    ...(fresh === undefined ? {} : { fresh }),
    ...countSuppressed(overview, () => true),
  };
  return html`<table class="list areas">
    <caption class="sr">${words.categories}</caption>
    <thead>${renderHead(overview)}</thead>
    <tbody>
      ${areas.map((row) => renderArea({ ...row, ...countSuppressed(overview, (area) => area === row.area) }, known, choose))} ${others.map((part) => renderOther(part, overview))}
    </tbody>
    <tfoot><tr title=${countsInWords(standing.counts)}>
      <th scope="row">${words.total}</th>
      ${renderCounts(foot, fresh !== undefined)}
      ${known === undefined ? nothing : html`<td class="num score">${healthText(known.score)}</td><td class="line"></td>${renderCost(sumOf(known.parts))}`}
    </tr></tfoot>
  </table>`;
}

function countSuppressed(
  { scan: { suppressed } }: ScannerOverview,
  isOf: (area: FindingArea) => boolean,
): Pick<AreaRow, 'suppressed'> {
  if (suppressed === undefined) return {};
  return { suppressed: suppressed.reduce((sum, { area, count }) => sum + (isOf(area) ? count : 0), 0) };
}

function renderHead({ fresh, health, scan }: ScannerOverview): TemplateResult {
  const column = (text: string, kind = '') => html`<th scope="col" class="num ${kind}">${text}</th>`;
  return html`<tr>
    <th scope="col">${health.state === 'known' ? words.whyNot : words.category}</th>
    ${column(words.severeHead, 'figure')}${column(words.severities.medium, 'figure few minor')}${column(words.minorHead, 'figure few minor')}
    ${fresh === undefined ? nothing : column(words.newHead, 'figure few')}${column(words.states.dismissed, 'figure few dismissed')}
    ${scan.suppressed === undefined ? nothing : html`<th scope="col" class="num figure few minor suppressed" title=${words.suppressedBy}>${words.suppressedHead}</th>`}
    ${health.state === 'known' ? html`${column(words.score, 'score')}${column(words.scoreTrend, 'line')}${column(words.cost, 'cost')}` : nothing}
  </tr>`;
}

function renderArea(
  row: AreaRow,
  health: KnownHealth | undefined,
  choose: AreaTable['choose'],
): TemplateResult {
  const name = words.areas[row.area];
  const isEmpty = row.total + row.dismissed === 0;
  const part = health?.parts.find(({ id }) => id === partOfArea[row.area]);
  const isWithin = part !== undefined && row.area !== part.id;
  return html`<tr title=${countsInWords(row.counts)}>
    <th scope="row">
      ${isEmpty ? html`<span>${name}</span>` : html`<button type="button" class="link" @click=${() => choose({ areas: [row.area] })}>${name}</button>`}
      ${isWithin ? html`<span class="within">${words.weighedIn(part.title)}</span>` : nothing}
    </th>
    ${renderCounts(row, row.fresh !== undefined)} ${part === undefined ? nothing : isWithin ? within : renderScores(part)}
  </tr>`;
}

/** A part that has no findings of its own. */
function renderOther(part: Part, { fresh, scan }: ScannerOverview): TemplateResult {
  return html`<tr>
    <th scope="row">${part.title}${part.why === '' ? nothing : html`<span class="why">${part.why}</span>`}</th>
    <td class="figure"></td><td class="figure few minor"></td><td class="figure few minor"></td>
    ${fresh === undefined ? nothing : html`<td class="figure few"></td>`}<td class="figure few"></td>
    ${scan.suppressed === undefined ? nothing : html`<td class="figure few minor"></td>`}
    ${renderScores(part)}
  </tr>`;
}

function renderCounts(
  { counts, fresh, dismissed, suppressed }: Omit<AreaRow, 'area'>,
  hasBaseline: boolean,
): Cell {
  return html`${renderCount(counts.critical + counts.high)}${renderCount(counts.medium, 'few minor')}${renderCount(counts.low + counts.info, 'few minor')}
    ${hasBaseline ? renderCount(fresh ?? 0, 'few') : nothing}${renderCount(dismissed, 'few')}
    ${suppressed === undefined ? nothing : renderCount(suppressed, 'few minor')}`;
}

function renderCount(value: number, kind = ''): TemplateResult {
  return html`<td class="num figure ${kind} ${value === 0 ? 'muted' : ''}">${count(value)}</td>`;
}

function renderScores({ score: value, cost, trend, title }: Part): TemplateResult {
  if (value === undefined) {
    return html`<td class="num score muted">–<span class="sr">${words.notAssessed}</span></td><td class="line"></td><td class="num cost muted">–</td>`;
  }
  const [first = value] = trend;
  return html`<td class="num score">${healthText(value)}</td>
    <td class="num line">${renderSparkLine(trend, words.scoreFromTo(title, healthText(first), healthText(value)))}</td>
    ${renderCost(cost)}`;
}

/** Its cost is in that of another row, as its name says, and is not said twice. */
const within = html`<td class="score"></td><td class="line"></td><td class="cost"></td>`;

function renderCost(cost: number): TemplateResult {
  return html`<td class="num cost ${cost === 0 ? 'muted' : ''}">${healthChangeText(-cost)}</td>`;
}

function sumOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { cost }) => sum + cost, 0);
}
