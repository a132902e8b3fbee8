/** The Week: header and target above, the grid scrolls, details and footer stay. */
import { css } from 'lit';

export const weekStyles = css`
  :host { display: grid; grid-template-rows: auto auto auto minmax(0, 1fr) auto; height: 100vh; overflow: hidden; position: relative; background: var(--surface); --edge: 24px; }
  header { display: flex; align-items: center; gap: 4px var(--s3); min-height: 56px; padding: var(--s2) var(--edge); border-bottom: 1px solid var(--line); }
  header > * { flex-shrink: 0; }
  header > .cut { flex-shrink: 1; min-width: 0; }
  .pair { display: flex; gap: 4px; }
  .modes { display: flex; border: 1px solid var(--control-line); border-radius: 4px; overflow: hidden; }
  .modes button { height: 24px; padding: 0 8px; border: 0; background: none; color: var(--muted); cursor: pointer; }
  .modes button[aria-pressed='true'] { background: var(--tint); color: var(--text); font-weight: 600; box-shadow: inset 0 -2px var(--accent); }
  .modes button:focus-visible { outline-offset: -1px; }
  .state.draft { color: var(--text); }
  .state.approved, .state.invoiced { color: var(--ok); }
  .state.rejected { color: var(--danger); }
  .goal { display: flex; align-items: center; gap: 16px; padding: 8px var(--edge); border-bottom: 1px solid var(--line); }
  .goal .bar { flex: 1; min-width: 24px; }
  .goal .link { color: var(--muted); }
  .why { padding: 8px var(--edge); border-bottom: 1px solid var(--line); display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; }
  .sheet { overflow: auto; scrollbar-width: thin; min-height: 0; }
  .sheet:focus-visible { outline-offset: -1px; }
  .week { --day: 88px; --shade: color-mix(in srgb, var(--text) 12%, transparent); table-layout: fixed; min-width: 900px; border-collapse: separate; border-spacing: 0; }
  .week thead th.num { width: var(--day); }
  .week thead th:last-child { width: 100px; }
  .week :is(th, td) { height: 32px; padding: 0 12px; border-bottom: 1px solid var(--line); font: var(--t-body) var(--vscode-font-family); }
  .week thead th { position: sticky; top: 0; z-index: 3; height: 44px; padding: 4px 12px; vertical-align: bottom; background: var(--surface); color: var(--muted); font: var(--t-small) var(--vscode-font-family); }
  .week thead th b { display: block; font: 600 var(--t-body) var(--vscode-font-family); color: var(--text); }
  .week thead .cut { display: block; }
  .week tbody th, .week tfoot th, .week thead th:first-child { position: sticky; left: 0; z-index: 2; background: var(--surface); text-align: left; color: var(--text); }
  .week :is(thead th, tbody td, tfoot td):last-child { position: sticky; right: 0; z-index: 2; background: var(--surface); }
  .week thead th:is(:first-child, :last-child) { z-index: 4; }
  .sheet[data-more~='before'] .week tr > :first-child::after, .sheet[data-more~='after'] .week tr > :last-child::after { content: ''; position: absolute; inset-block: 0 -1px; width: 8px; pointer-events: none; }
  .sheet[data-more~='before'] .week tr > :first-child::after { left: 100%; border-left: 1px solid var(--control-line); background: linear-gradient(to right, var(--shade), transparent); }
  .sheet[data-more~='after'] .week tr > :last-child::after { right: 100%; border-right: 1px solid var(--control-line); background: linear-gradient(to left, var(--shade), transparent); }
  .week td { text-align: right; position: relative; }
  .week td[data-day] { cursor: cell; }
  .week :is(th, td):first-child { padding-left: var(--edge); }
  .week :is(th, td):last-child { padding-right: var(--edge); }
  .week .name { display: flex; gap: 8px; align-items: center; min-width: 0; }
  .week .task { padding-left: calc(var(--edge) + 16px) !important; }
  .week .client > * { height: 36px; padding-top: 8px; vertical-align: middle; font-weight: 600; }
  .week .client > th { background: var(--surface); }
  .week .client > td { font-weight: normal; color: var(--muted); }
  .week .off { background: var(--tint); }
  .week thead .off { background: linear-gradient(var(--tint), var(--tint)), var(--surface); }
  .week thead .off, .week thead .off b { color: var(--muted); font-weight: normal; }
  .week thead .now { background: linear-gradient(var(--accent), var(--accent)) bottom / 100% 2px no-repeat, var(--surface); }
  .week thead .now b { color: var(--text); font-weight: 600; }
  .week td.range { background: var(--vscode-editor-inactiveSelectionBackground, var(--tint)); }
  .week td.sel { outline: 1px dashed var(--muted); outline-offset: -1px; z-index: 1; }
  .week td.sel:focus-within { outline: 2px solid var(--focus); outline-offset: -2px; }
  .week td.sel:focus-within::after { content: ''; position: absolute; right: -3px; bottom: -3px; width: 6px; height: 6px; background: var(--focus); border: 1px solid var(--surface); pointer-events: none; }
  .week td.bad { background: var(--vscode-inputValidation-errorBackground, transparent); box-shadow: inset 0 0 0 1px var(--vscode-inputValidation-errorBorder, var(--danger)); color: var(--vscode-inputValidation-errorForeground, var(--text)); }
  .week td.bad .codicon { color: var(--danger); }
  .week td.asked { background: var(--vscode-inputValidation-infoBackground, var(--tint)); box-shadow: inset 0 0 0 1px var(--vscode-inputValidation-infoBorder, var(--accent)); color: var(--vscode-inputValidation-infoForeground, var(--text)); }
  .week td:is(.bad, .asked) { padding: 0 8px; }
  .week .typed { display: flex; gap: 4px; align-items: center; justify-content: space-between; }
  .week td.pending { color: var(--muted); }
  .week td.locked { color: var(--muted); }
  .week td.live { font-weight: 600; }
  .week td.live .codicon { position: absolute; left: 8px; top: 8px; color: var(--accent); }
  .week td .codicon.shared { position: absolute; left: 8px; top: 10px; color: var(--warn); }
  .week td.live:has(.shared) .codicon { top: 3px !important; }
  .week td.live .codicon.shared { left: 10px; top: 19px !important; }
  .week .noted { position: absolute; right: 2px; top: 2px; border: 3px solid transparent; border-top-color: var(--muted); border-right-color: var(--muted); }
  .week .type { position: absolute; inset: 2px; width: calc(100% - 4px); padding: 0 10px; border: 0; outline: none; text-align: right; background: var(--field); color: var(--field-text); }
  .week .quiet { opacity: 0; }
  .week tr:hover .quiet, .week .quiet:focus-visible { opacity: 1; }
  .week tfoot :is(th, td) { position: sticky; bottom: 0; z-index: 3; height: 48px; background: var(--surface); border-top: 1px solid var(--line); border-bottom: 0; font-weight: 600; vertical-align: top; padding-top: 10px; }
  .week tfoot .off { background: linear-gradient(var(--tint), var(--tint)), var(--surface); }
  .week tfoot :is(th, td:last-child) { z-index: 4; }
  .week tfoot .none { color: var(--muted); font-weight: normal; }
  .week tfoot .night { display: block; font: var(--t-small) var(--vscode-font-family); }
  .week tfoot .bar { margin-top: 2px; }
  .week .billed { font: normal var(--t-small) var(--vscode-font-family); white-space: nowrap; }
  .week.rounded { --billed: 112px; }
  .week.parted { --billed: 240px; min-width: 1140px; }
  .week.rounded thead th:last-child { width: calc(100px + var(--billed)); }
  .week.rounded tr > :last-child:not(:has(.billed)) { padding-right: calc(var(--edge) + var(--billed)); }
  .week .billed { display: inline-block; width: var(--billed); text-align: left; white-space: pre; }
  @media (max-width: 1200px) {
    .week.parted { --billed: 112px; min-width: 1012px; }
    .week.parted .between { font-size: 0; }
    .week.parted .between::after { content: ' → '; font-size: var(--t-small); }
  }
  .week .spacer td { padding: 0; border: 0; }
  .add { margin-left: -4px; }
  .empty { padding: 16px var(--edge); }
  footer { border-top: 1px solid var(--line); min-width: 0; }
  .foot { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; min-height: 56px; padding: 8px var(--edge); border-top: 1px solid var(--line); }
  .said { flex: 1 1 240px; display: grid; gap: 4px; min-width: 0; }
  .fix { display: grid; grid-template-columns: 16px minmax(0, 1fr); gap: 8px; overflow-wrap: anywhere; }
  .fix > .codicon { margin-top: 2px; }
  .fix .link { margin-right: 8px; }
  .fix.danger { color: var(--danger); }
  .fix .link { text-decoration: underline; text-underline-offset: 3px; }
  .copy { padding: 12px var(--edge); border-top: 1px solid var(--line); display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; max-height: 40vh; overflow: auto; }
  .copy ul { display: grid; gap: 2px; }
  .copy li { display: flex; gap: 12px; max-width: 640px; }
  .copy li > :last-child { margin-left: auto; }
  .sharing ul { max-height: max(5.5em, 20vh); overflow-y: scroll; scrollbar-gutter: stable; margin: 0 -4px; padding: 2px 4px; }
  .copy.sharing li > * { margin: 2px 0; }
  .crop { border-top: 2px solid var(--accent); }
  .crop li { flex-wrap: wrap; gap: 2px 12px; }
  .row.wrap, .copy .row { flex-wrap: wrap; }
  @media (max-width: 900px) {
    :host { --edge: 16px; }
    header { flex-wrap: wrap; padding: 8px var(--edge); }
    .week { --day: 56px; min-width: 640px; }
    .week thead th:last-child { width: 76px; }
    .week.rounded { --billed: 0px; min-width: 676px; }
    .week :is(.between, .night .words) { font-size: 0; }
    .week .night.into::before { content: '→ ' / ''; }
    .week .night.out::after { content: ' →' / ''; }
    .week tfoot .night { white-space: nowrap; }
    .week .between::after { content: ' → '; font-size: var(--vscode-font-size, 12px); }
    .week.rounded thead th:last-child { width: 112px; }
    .week.rounded tbody td:last-child { line-height: 16px; }
    .week .billed { display: block; width: auto; text-align: right; line-height: 12px; }
    .week .billed .dot { display: none; }
    .week thead th.off { width: 44px; }
    .week :is(th, td) { padding: 0 8px; }
    .week thead th { padding: 4px 8px; }
    .week .task { padding-left: calc(var(--edge) + 8px) !important; }
    .week td:is(.bad, .asked, .live) .codicon { left: 2px; top: 10px; width: 12px; height: 12px; font-size: 12px; }
    .week td:is(.bad, .asked) { padding: 0 2px; }
    .week .typed { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0; line-height: 16px; }
    .week td .codicon.shared { left: 2px !important; }
    .wide { display: none; }
    header vscode-button .codicon { margin: 0; }
  }
  @media (max-width: 560px) {
    header > .grow { display: none; }
    .week { --day: 56px; min-width: 604px; }
    .week.rounded { min-width: 636px; }
    .week :is(th, td) { padding: 0 6px; }
    .week thead th.off { width: 56px; }
    .week thead th:last-child { width: 72px; }
    .week.rounded thead th:last-child { width: 104px; }
    .foot > .nowrap { white-space: normal; overflow-wrap: anywhere; }
    .week .name { gap: 4px; }
    .week .name .cut { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; white-space: normal; font-size: 11px; line-height: 14px; }
    .week .add { height: auto; font-size: 11px; line-height: 14px; text-align: start; }
    .copy :is(.cut, .num) { white-space: normal; }
    .why { display: grid; grid-template-columns: 16px minmax(0, 1fr); align-items: start; }
    .why .link { grid-column: 2; }
    .goal { gap: 8px 4px; flex-wrap: wrap; }
    .said { flex-basis: 100%; }
    .said:not(:has(p)) { display: none; }
  }
`;
