/** The Reports page: what is asked for above, facts in a row, the chart, the table and the entries below one another. */
import { css } from 'lit';

export const reportsStyles = css`
  :host { display: block; min-height: 100vh; background: var(--surface); }
  header { display: flex; align-items: center; flex-wrap: wrap; gap: var(--s2) var(--s3); min-height: 56px; padding: var(--s2) max(var(--s5), calc((100vw - 1280px) / 2 + var(--s5))); border-bottom: 1px solid var(--line); }
  header > .cut { min-width: 0; }
  header .select { width: 184px; }
  main { max-width: 1280px; margin: 0 auto; padding: 0 24px 24px; }
  main > section, .asked { padding: 16px 0; border-bottom: 1px solid var(--line); }
  main > section:last-child { border-bottom: 0; }
  .asked { display: grid; gap: 12px; }
  .question { display: flex; flex-wrap: wrap; align-items: end; gap: 8px 12px; }
  .question .field { flex: 0 1 168px; min-width: 136px; }
  .question .ghost { height: 28px; }
  .select { display: block; }
  .facts { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); border-bottom: 1px solid var(--line); }
  .fact { container-type: inline-size; display: grid; grid-template-columns: minmax(0, 1fr); gap: 4px; align-content: start; min-width: 0; padding: 16px 24px; border-left: 1px solid var(--line); }
  .fact:first-child { padding-left: 0; border-left: 0; }
  .fact h2 { font: var(--t-small) var(--vscode-font-family); color: var(--muted); }
  .figure { display: grid; grid-template-columns: minmax(0, 1fr); font: 600 var(--t-figure) var(--vscode-font-family); letter-spacing: -0.01em; overflow-wrap: anywhere; }
  /* An amount that is cut reads as another: it shrinks, and wraps where that is not enough. */
  .amounts { font-size: clamp(14px, 11.7cqi, 24px); }
  .amounts.long { font-size: clamp(14px, 9.6cqi, 24px); }
  h2 { margin-bottom: 8px; }
  .fact h2 { margin: 0; }
  .title { display: flex; align-items: baseline; gap: 8px; }
  .scroll { position: relative; overflow-x: auto; }
  .key { display: flex; flex-wrap: wrap; gap: 4px 12px; margin-top: 4px; color: var(--muted); }
  .key span { display: inline-flex; align-items: center; gap: 4px; }
  .swatch { width: 12px; height: 12px; border-radius: 2px; background: var(--vscode-charts-blue, var(--accent)); outline: 1px solid var(--vscode-contrastBorder, transparent); outline-offset: -1px; }
  .swatch.earlier { background: color-mix(in srgb, var(--text) 40%, transparent); }
  .many .columns { min-width: 800px; }
  /* Where columns are narrower than their labels, every second one is told; the table has all. */
  .chart .stack { container-type: inline-size; }
  @container (max-width: 23px) { .chart li:nth-child(even) .value { visibility: hidden; } }
  @container (max-width: 31px) { .chart .long li:nth-child(even) .value { visibility: hidden; } }
  .list { min-width: 560px; }
  .list :is(th, td) { padding: 4px 0 4px 16px; border-bottom: 1px solid var(--line); vertical-align: baseline; }
  .list :is(th, td):first-child { padding-left: 0; }
  .list tbody th { font: var(--t-body) var(--vscode-font-family); color: var(--text); overflow-wrap: anywhere; }
  .list .below > th:first-child { padding-left: 24px; }
  .list .below > :is(th, td) { color: var(--muted); }
  .list tfoot :is(th, td) { font: 600 var(--t-body) var(--vscode-font-family); color: var(--text); border-bottom: 0; }
  .chart .title { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 8px; }
  .list .bar-cell { width: 20%; min-width: 72px; vertical-align: top; padding-top: 10px; }
  .list small { display: block; font: var(--t-small) var(--vscode-font-family); color: var(--muted); }
  .mailed .to { width: 40%; overflow-wrap: anywhere; }
  .mailed .acts { width: 1px; }
  .absent { display: grid; gap: 8px; justify-items: start; padding-top: 24px; }
  .absent p { max-width: 72ch; }
  @media (max-width: 900px) {
    header { padding: 8px 16px; }
    main { padding: 0 16px 16px; }
    .facts { gap: 0 24px; }
    .fact { padding: 12px 0; border-left: 0; }
  }
  @media (max-width: 720px) { .facts { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
  @media (max-width: 760px) {
    /* Beside a side bar on a small screen: figures go before bars, which would push the amounts over the edge. */
    .list { min-width: 0; }
    .list .bar-cell { display: none; }
  }
  @media (max-width: 560px) {
    header > .grow { display: none; }
    header > .cut { white-space: normal; width: 100%; }
    header .select { flex: 1 1 160px; }
    .question .field { flex: 1 1 120px; min-width: 112px; }
    .facts { grid-template-columns: repeat(auto-fit, minmax(min(168px, 100%), 1fr)); }
    /* A name has a line of its own, and its figures the next. */
    .list { display: grid; min-width: 0; grid-template-columns: repeat(3, auto); }
    .list.of-4 { grid-template-columns: repeat(4, auto); }
    .list.of-5 { grid-template-columns: repeat(5, auto); }
    .list :is(thead, tbody, tfoot, tr) { display: grid; grid-column: 1 / -1; grid-template-columns: subgrid; }
    .list tr { border-bottom: 1px solid var(--line); }
    .list :is(th, td) { padding: 0 0 4px 8px; border-bottom: 0; min-width: 0; }
    .list tr > :first-child { grid-column: 1 / -1; padding-top: 4px; }
    .list tr > :nth-child(2):not(.num) { padding-left: 0; }
    .list .count { display: none; }
  }
`;
