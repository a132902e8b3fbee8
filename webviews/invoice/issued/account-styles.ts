/** Open amount, payments and history below one another, in the width of the rail. */
import { css } from 'lit';

export const accountStyles = css`
  :host { display: block; }
  .sec { padding: 16px; border-bottom: 1px solid var(--line); }
  .sends { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 8px; }
  .title { display: flex; align-items: center; gap: 8px; min-height: 24px; margin-bottom: 4px; }
  .label { font: var(--t-small) var(--vscode-font-family); color: var(--muted); }
  .fig { font: 600 var(--t-figure) var(--vscode-font-family); letter-spacing: -.01em; white-space: nowrap; }
  .fig small { font: var(--t-body) var(--vscode-font-family); color: var(--muted); letter-spacing: 0; }
  progress { display: block; width: 100%; height: 4px; margin: 4px 0 8px; border: 0; border-radius: 2px; overflow: hidden; appearance: none; background: var(--line); }
  progress::-webkit-progress-bar { background: var(--line); }
  progress::-webkit-progress-value { background: var(--vscode-progressBar-background, var(--link)); }
  .sums { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 2px 8px; margin-top: 8px; }
  .sums dt { color: var(--muted); }
  .sums dd { text-align: right; white-space: nowrap; }
  th, td { padding: 4px 8px 4px 0; vertical-align: baseline; }
  tbody tr + tr { border-top: 1px solid var(--line); }
  td:last-child, th:last-child { padding-right: 0; width: 24px; }
  td.text { overflow-wrap: anywhere; }
  td.text > span { display: block; }
  .gone { color: var(--muted); }
  .past { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 4px 8px; }
  .past li > span { overflow-wrap: anywhere; }
  .past .wide { grid-column: 2 / -1; }
  .past li { display: contents; }
`;
