/** The worst findings of an area, each with its severity and place; one of them opened, with its code and what can be done. */
import { css, html, nothing, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { icon } from '../components/icons.ts';
import type { AreaLists } from './area-lists.ts';
import type { FindingTableRow, ScannerOverview, ShownCode, TableFilter } from './messages.ts';
import { count, severityIcons, severityTones, words } from './words.ts';

export interface AreaFindingsView {
  readonly lists: AreaLists;
  readonly choose: (change: Partial<TableFilter>) => void;
  readonly act: (
    deed: 'openFinding' | 'fixFinding' | 'explainFinding' | 'suppressFinding',
    row: FindingTableRow,
  ) => void;
}

export const areaFindingsStyles = css`
  .finds { display: grid; margin: 0; padding: 0; list-style: none; }
  .finds > li { border-top: 1px solid var(--line); }
  .finds .f { display: grid; grid-template-columns: 16px minmax(0, 1fr) auto 24px; gap: 0 8px; align-items: center; min-height: 28px; padding: 2px 0; }
  .finds .f > .mono { color: var(--muted); overflow-wrap: anywhere; }
  .finds .more { padding-left: 24px; min-height: 28px; display: flex; align-items: center; }
  .opened { margin: 0 0 8px 24px; border: 1px solid var(--control-line); border-radius: 4px; overflow: hidden; }
  .opened .code { overflow-x: auto; padding: 8px 0; border-bottom: 1px solid var(--line); background: var(--tint); font: var(--vscode-editor-font-size, 12px)/20px var(--vscode-editor-font-family, monospace); }
  .opened .code > div { display: flex; white-space: pre; }
  .opened .ln { flex: none; width: 40px; padding-right: 12px; color: var(--muted); text-align: right; user-select: none; }
  .opened mark { background: none; color: inherit; text-decoration: underline wavy var(--danger); text-decoration-thickness: 1px; text-underline-offset: 3px; }
  .opened p { margin: 0; padding: 8px 12px; overflow-wrap: anywhere; }
  .opened .acts { display: flex; flex-wrap: wrap; gap: 8px; padding: 0 12px 12px; }
  @media (max-width: 560px) {
    .finds .f { grid-template-columns: 16px minmax(0, 1fr) 24px; }
    .finds .f > .mono { grid-column: 2; grid-row: 2; }
    .opened { margin-left: 0; }
  }
`;

export function renderAreaFindings(
  view: AreaFindingsView,
  { area, total }: ScannerOverview['areas'][number],
): TemplateResult {
  const rows = view.lists.rowsOf(area);
  const more = total - rows.length;
  return html`<ul class="finds">
    ${rows.map((row) => html`<li>${renderRow(view, row)}${view.lists.isOpened(row) ? renderOpened(view, row) : nothing}</li>`)}
    ${more > 0 && rows.length > 0 ? html`<li class="more"><button type="button" class="link" @click=${() => view.choose({ areas: [area] })}>${words.moreFindings(count(more))}</button></li>` : nothing}
  </ul>`;
}

function renderRow(view: AreaFindingsView, row: FindingTableRow): TemplateResult {
  const { severity, title, path, line } = row;
  const isOpened = view.lists.isOpened(row);
  return html`<div class="f">
    <span class="state ${severityTones[severity]}" title=${words.severities[severity]}>${icon(severityIcons[severity])}<span class="sr">${words.severities[severity]}</span></span>
    <button type="button" class="link cut" aria-expanded=${isOpened ? 'true' : 'false'} title=${row.message} @click=${() => view.lists.toggleRow(row)}>${title}</button>
    <span class="mono">${line === null ? path : `${path}:${line}`}</span>
    <button type="button" class="icon-btn" aria-label=${words.open(title)} title=${words.open(title)} @click=${() => view.act('openFinding', row)}>${icon('go-to-file')}</button>
  </div>`;
}

function renderOpened(view: AreaFindingsView, row: FindingTableRow): TemplateResult {
  const code = view.lists.codeOf(row);
  const button = (label: string, deed: Parameters<AreaFindingsView['act']>[0]) =>
    html`<vscode-button secondary aria-label=${`${label}: ${row.title}`} @click=${() => view.act(deed, row)}>${label}</vscode-button>`;
  return html`<div class="opened">
    ${code?.excerpt === undefined ? nothing : renderCode(code.excerpt)}
    <p>${row.message.replaceAll('`', '')}</p>
    <div class="acts">
      ${row.fixable ? button(words.fix, 'fixFinding') : nothing}${button(words.explainIt, 'explainFinding')}${row.isLive ? button(words.suppress, 'suppressFinding') : nothing}
    </div>
  </div>`;
}

function renderCode({ startLine, lines, marks }: NonNullable<ShownCode['excerpt']>): TemplateResult {
  const label = words.codeLines(startLine + 1, startLine + lines.length);
  return html`<div class="code" tabindex="0" role="region" aria-label=${label}>
    ${lines.map((line, index) => {
      const mark = marks.find((one) => one.index === index);
      const [start, end] = mark === undefined ? [line.length, line.length] : [mark.start, mark.end];
      return html`<div><span class="ln" aria-hidden="true">${startLine + index + 1}</span><code>${line.slice(0, start)}${mark === undefined ? nothing : html`<mark>${line.slice(start, end)}</mark>`}${line.slice(end)}</code></div>`;
    })}
  </div>`;
}
