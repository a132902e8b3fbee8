/** Figures across, then rows of two columns; one column below 900 px. */
import { css } from 'lit';

export const modelsStyles = css`
  :host { display: block; min-height: 100vh; background: var(--surface); }
  header { display: flex; align-items: center; flex-wrap: wrap; gap: var(--s2) var(--s3); min-height: 56px; padding: var(--s2) max(var(--s5), calc((100vw - 1280px) / 2 + var(--s5))); border-bottom: 1px solid var(--line); }
  header > .muted { min-width: 0; }
  main { max-width: 1280px; margin: 0 auto; padding: 0 24px 24px; }
  .facts { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); border-bottom: 1px solid var(--line); }
  .fact { display: grid; gap: 4px; align-content: start; padding: 16px 24px; border-left: 1px solid var(--line); }
  .fact:first-child { padding-left: 0; border-left: 0; }
  .fact:last-child { padding-right: 0; }
  .fact h2 { font: var(--t-small) var(--vscode-font-family); color: var(--muted); }
  .fig { font: 600 var(--t-figure) var(--vscode-font-family); letter-spacing: -0.01em; }
  .fig small { font: var(--t-body) var(--vscode-font-family); color: var(--muted); letter-spacing: 0; white-space: nowrap; }
  .fact .bar { margin: 2px 0; }
  .cols { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 408px); border-bottom: 1px solid var(--line); }
  .cols:last-child { border-bottom: 0; }
  .cols > section { position: relative; min-width: 0; padding: 16px 24px 16px 0; }
  .cols > section + section { padding: 16px 0 16px 24px; border-left: 1px solid var(--line); }
  .title { display: flex; align-items: center; gap: 8px; min-height: 24px; margin-bottom: 8px; }
  .scroll { position: relative; overflow-x: auto; }
  .list :is(th, td) { padding: 4px 0 4px 12px; border-bottom: 1px solid var(--line); vertical-align: baseline; }
  .list :is(th, td):first-child { padding-left: 0; }
  .list tbody tr:last-child > * { border-bottom-color: transparent; }
  .list tbody th { font: var(--t-body) var(--vscode-font-family); color: var(--text); overflow-wrap: anywhere; }
  .list small { font: var(--t-small) var(--vscode-font-family); color: var(--muted); }
  .list small.warn { color: var(--warn); }
  .two-line :is(th, td) small { display: block; }
  .two-line tbody :is(th, td) { padding-top: 6px; padding-bottom: 6px; vertical-align: middle; }
  .two-line tbody th { font-weight: 600; }
  .providers .mono { overflow-wrap: anywhere; min-width: 144px; }
  .routing tbody th { white-space: nowrap; overflow-wrap: normal; }
  .acts .row { justify-content: flex-end; gap: 4px; }
  .about { overflow-wrap: anywhere; }
  .caps tbody :is(th, td) { vertical-align: middle; }
  .caps tbody th small { white-space: nowrap; }
  .caps .input { width: 80px; height: 24px; }
  .caps th:last-child { width: 92px; }
  .caps tr:has(+ .why) > * { border-bottom-color: transparent; }
  .caps .why td { padding: 0 0 6px; }
  .caps .reason { justify-content: end; grid-template-columns: 12px auto; text-align: start; }
  .note { margin-top: 12px; }
  .none { max-width: 720px; }
  .none > p { padding: 24px 0 16px; }
  .ways { border-top: 1px solid var(--line); }
  .ways li { display: grid; grid-template-columns: 16px minmax(0, 1fr) auto; gap: 0 12px; align-items: center; padding: 12px 0; border-bottom: 1px solid var(--line); }
  .ways small { display: block; font: var(--t-small) var(--vscode-font-family); color: var(--muted); }
  .absent { display: grid; gap: 8px; justify-items: start; padding-top: 24px; }
  @media (max-width: 1200px) { .cols { grid-template-columns: minmax(0, 1fr) minmax(0, 352px); } }
  @media (max-width: 1060px) { .cols { grid-template-columns: minmax(0, 1fr) minmax(0, 320px); } .cols > section { padding-right: 16px; } .cols > section + section { padding-left: 16px; } .list :is(th, td) { padding-left: 8px; } }
  @media (max-width: 900px) {
    header { padding: 8px 16px; }
    main { padding: 0 16px 16px; }
    .facts { grid-template-columns: repeat(auto-fit, minmax(232px, 1fr)); column-gap: 24px; }
    .fact { padding: 12px 0; border-left: 0; }
    .cols { grid-template-columns: minmax(0, 1fr); }
    .cols > section { padding-right: 0; }
    .cols > section + section { padding-left: 0; border-left: 0; border-top: 1px solid var(--line); }
    .calls, .providers { min-width: 640px; }
  }
  @media (max-width: 560px) {
    header > .grow { display: none; }
    .ways li { grid-template-columns: 16px minmax(0, 1fr); }
    .ways vscode-button { grid-column: 2; justify-self: start; margin-top: 8px; }
  }
`;
