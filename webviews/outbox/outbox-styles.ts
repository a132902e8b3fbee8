/** Mails over the width, with the open one beside them; below them what runs by itself. One column below 900 px. */
import { css } from 'lit';

export const outboxStyles = css`
  :host { display: block; min-height: 100vh; background: var(--surface); }
  header { display: flex; align-items: center; flex-wrap: wrap; gap: var(--s2) var(--s3); min-height: 56px; padding: var(--s2) max(var(--s5), calc((100vw - 1120px) / 2 + var(--s5))); border-bottom: 1px solid var(--line); }
  main { max-width: 1120px; margin: 0 auto; padding: 0 24px 24px; }
  section { padding: 16px 0; }
  main > section:last-child { border-top: 1px solid var(--line); }
  .notices { display: grid; gap: 12px; border-bottom: 1px solid var(--line); }
  .title { display: flex; align-items: center; gap: 8px; min-height: 28px; margin-bottom: 8px; }
  .beside { display: grid; grid-template-columns: minmax(0, 3fr) minmax(300px, 2fr); gap: 24px; }
  /* Its history has the days. */
  .beside .when { display: none; }
  aside { padding: 16px 0 16px 24px; border-left: 1px solid var(--line); display: grid; gap: 8px; align-content: start; justify-items: start; }
  aside > .title, .letter, .history { width: 100%; }
  aside .row { flex-wrap: wrap; }
  .letter { border: 1px solid var(--control-line); border-radius: 4px; }
  .letter dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 4px 12px; padding: 8px 12px; border-bottom: 1px solid var(--line); font: var(--t-small) var(--vscode-font-family); }
  .letter dt { color: var(--muted); }
  .letter dd { overflow-wrap: anywhere; }
  .letter pre { margin: 0; padding: 12px; white-space: pre-wrap; overflow-wrap: anywhere; font: var(--t-body) var(--vscode-font-family); }
  .history { font: var(--t-small) var(--vscode-font-family); color: var(--muted); overflow-wrap: anywhere; }
  .scroll { position: relative; overflow-x: auto; }
  .list :is(th, td) { padding: 8px 0 8px 16px; border-bottom: 1px solid var(--line); vertical-align: top; }
  .list :is(th, td):first-child { padding-left: 0; }
  .list thead th { padding-block: 4px; }
  .list tbody:last-child tr:last-child > * { border-bottom-color: transparent; }
  .list tbody th { font: 600 var(--t-body) var(--vscode-font-family); color: var(--text); overflow-wrap: anywhere; width: 100%; min-width: 200px; }
  .list .group th { padding: 16px 0 4px; font: var(--t-small) var(--vscode-font-family); color: var(--muted); }
  .list tbody:first-of-type .group th { padding-top: 8px; }
  .list tbody th .link { font-weight: 600; }
  .list small { display: block; font: var(--t-small) var(--vscode-font-family); color: var(--muted); }
  .list small.note { color: var(--text); margin-top: 2px; }
  .list td { font-variant-numeric: tabular-nums; }
  .list tr.open > :first-child { box-shadow: inset 2px 0 var(--accent); padding-left: 8px; }
  .acts { width: 1px; }
  .acts .row { justify-content: flex-end; gap: 4px; }
  .more { margin-top: 8px; }
  .none { max-width: 560px; padding: 4px 0; }
  .absent { display: grid; gap: 8px; justify-items: start; padding-top: 24px; }
  @media (max-width: 900px) {
    header { padding: 8px 16px; }
    main { padding: 0 16px 16px; }
    .beside { grid-template-columns: minmax(0, 1fr); }
    aside { padding: 0; border-left: 0; }
    .list, .list tbody { display: block; }
    .list thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    .list tbody tr { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 16px; padding: 8px 2px; border-bottom: 1px solid var(--line); }
    .list tbody :is(th, td) { padding: 0; border: 0; }
    .list tbody th { flex: 1 0 100%; min-width: 0; order: -1; }
    .list tbody td:empty { display: none; }
    .list tbody td[data-label]::before { content: attr(data-label) ' '; color: var(--muted); }
    .list .acts { width: auto; margin-left: auto; }
  }
`;
