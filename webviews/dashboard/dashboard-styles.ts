/** The Dashboard: facts in a row, then rows of two columns that line up with them; one column below 900 px. */
import { css } from 'lit';

export const dashboardStyles = css`
  :host { display: block; min-height: 100vh; background: var(--surface); }
  header { display: flex; align-items: center; gap: var(--s3); min-height: 56px; padding: var(--s2) max(var(--s5), calc((100vw - 1280px) / 2 + var(--s5))); border-bottom: 1px solid var(--line); }
  header > * { flex-shrink: 0; }
  header > .cut { flex-shrink: 1; min-width: 0; }
  header .select { width: 168px; }
  main { max-width: 1280px; margin: 0 auto; padding: 0 24px 24px; }
  .facts { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)) minmax(0, 392px); border-bottom: 1px solid var(--line); }
  .fact { container-type: inline-size; display: grid; gap: 4px; align-content: start; min-width: 0; padding: 16px 24px; border-left: 1px solid var(--line); }
  .fact:first-child { padding-left: 0; border-left: 0; }
  .fact:last-child { padding-right: 0; }
  .fact h2 { font: var(--t-small) var(--vscode-font-family); color: var(--muted); }
  .figure { font: 600 var(--t-figure) var(--vscode-font-family); letter-spacing: -0.01em; overflow-wrap: anywhere; }
  .amounts { font-size: clamp(14px, 11cqi, 24px); white-space: nowrap; overflow-wrap: normal; }
  .amounts small { display: block; }
  .figure small { font: var(--t-body) var(--vscode-font-family); color: var(--muted); letter-spacing: 0; }
  .cols { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 392px); border-bottom: 1px solid var(--line); }
  .cols.whole { grid-template-columns: minmax(0, 1fr); }
  .cols.whole > section { padding-right: 0; }
  .targets { display: grid; gap: 4px; margin-top: 8px; }
  .targets li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 8px; }
  .targets svg { grid-column: 1 / -1; }
  .cols:last-child { border-bottom: 0; }
  .cols > section { position: relative; min-width: 0; padding: 16px 24px 16px 0; }
  .cols > section + section { padding: 16px 0 16px 24px; border-left: 1px solid var(--line); }
  .title { display: flex; align-items: baseline; flex-wrap: wrap; gap: 0 8px; margin-bottom: 8px; }
  .list :is(th, td) { padding: 4px 0 4px 8px; border-bottom: 1px solid var(--line); vertical-align: baseline; }
  .list :is(th, td):first-child { padding-left: 0; }
  .list tbody tr:last-child > * { border-bottom-color: transparent; }
  .list tbody th { font: var(--t-body) var(--vscode-font-family); color: var(--text); overflow-wrap: anywhere; }
  .list tfoot :is(th, td) { font: 600 var(--t-body) var(--vscode-font-family); color: var(--text); border-bottom: 0; }
  .list .bar-cell { width: 32%; min-width: 96px; }
  .list small { display: block; font: var(--t-small) var(--vscode-font-family); color: var(--muted); }
  .month-chart { display: grid; grid-template-columns: repeat(12, minmax(0, 1fr)); margin-top: 8px; text-align: center; }
  .month-chart li { display: grid; grid-template-rows: 152px auto; min-width: 0; }
  .month-chart .stack { display: flex; flex-direction: column; align-items: center; justify-content: flex-end; gap: 2px; border-bottom: 1px solid var(--control-line); }
  .month-chart svg { display: block; flex: none; width: 24px; max-width: 100%; }
  .month-chart svg:not(.open) rect { fill: var(--vscode-charts-blue, var(--accent)); stroke: var(--bar-outline); }
  .month-chart .open > rect { stroke: var(--vscode-charts-blue, var(--accent)); }
  .unit { float: right; margin-top: 8px; }
  .month-chart .value, .month-chart .name { font: var(--t-small) var(--vscode-font-family); }
  .month-chart .name { padding-top: 4px; color: var(--muted); }
  @media (max-width: 900px) {
    header { flex-wrap: wrap; padding: 8px 16px; gap: 4px 12px; }
    main { padding: 0 16px 16px; }
    .facts { grid-template-columns: repeat(auto-fit, minmax(min(232px, 100%), 1fr)); gap: 0 24px; }
    .fact { padding: 12px 0; border-left: 0; }
    .cols { grid-template-columns: minmax(0, 1fr); }
    .cols > section { padding-right: 0; }
    .cols > section + section { padding-left: 0; border-left: 0; border-top: 1px solid var(--line); }
    .scroll { overflow-x: auto; }
    .month-chart { min-width: 360px; }
    .list { min-width: 264px; }
  }
  @media (max-width: 560px) {
    .budgets { table-layout: fixed; }
    .budgets .bar-cell { width: 44px; min-width: 0; }
    .budgets .share { width: 56px; }
    .budgets .used { width: 64px; white-space: normal; }
  }
  @media (max-width: 560px) { header > .grow { display: none; } header > .cut { white-space: normal; width: 100%; } }
`;
