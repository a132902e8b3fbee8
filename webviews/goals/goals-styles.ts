/** Goals and habits over the whole width, check-ins and memory beside each other; one column below 900 px. */
import { css } from 'lit';

export const goalsStyles = css`
  :host { display: block; min-height: 100vh; background: var(--surface); }
  header { display: flex; align-items: center; flex-wrap: wrap; gap: var(--s2) var(--s3); min-height: 56px; padding: var(--s2) max(var(--s5), calc((100vw - 1120px) / 2 + var(--s5))); border-bottom: 1px solid var(--line); }
  main { max-width: 1120px; margin: 0 auto; padding: 0 24px 24px; }
  main > section { padding: 16px 0; border-bottom: 1px solid var(--line); }
  .title { display: flex; align-items: center; gap: 8px; min-height: 28px; margin-bottom: 8px; }
  .scroll { position: relative; overflow-x: auto; }
  .list :is(th, td) { padding: 8px 0 8px 16px; border-bottom: 1px solid var(--line); vertical-align: top; }
  .list :is(th, td):first-child { padding-left: 0; }
  .list thead :is(th, td) { padding-block: 4px; }
  .list tbody tr:last-child > * { border-bottom-color: transparent; }
  .list tbody th { font: 600 var(--t-body) var(--vscode-font-family); color: var(--text); overflow-wrap: anywhere; min-width: 200px; }
  .list small { display: block; font: var(--t-small) var(--vscode-font-family); color: var(--muted); }
  .list td.num { font-variant-numeric: tabular-nums; }
  td .bar { width: 96px; margin: 4px 0 0 auto; }
  .acts { width: 1px; }
  .acts .row { justify-content: flex-end; gap: 4px; }
  .marks { display: flex; flex-wrap: wrap; gap: 4px; }
  .mark { display: inline-flex; align-items: center; justify-content: center; width: 24px; height: 24px; padding: 0; border: 1px solid var(--control-line); border-radius: 4px; background: none; color: var(--text); }
  button.mark { cursor: pointer; }
  button.mark:hover { background: var(--vscode-toolbar-hoverBackground, transparent); outline: var(--hover-outline); }
  .mark.kept { border-color: var(--ok); color: var(--ok); }
  .mark.not_kept { color: var(--muted); }
  .mark.open { border-style: dashed; }
  .mark.nothing { border-color: transparent; }
  .mark.now, button.mark.now { border: 2px solid var(--accent); }
  .mark.nothing::after { content: '·'; color: var(--muted); }
  button.mark.nothing { border-color: var(--line); }
  .cols { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .cols > section { padding: 16px 24px 16px 0; }
  .cols > section + section { padding: 16px 0 16px 24px; border-left: 1px solid var(--line); }
  .kept > li { display: flex; align-items: flex-start; gap: 8px; padding: 8px 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
  .kept > li:last-child { border-bottom: 0; }
  .kept .row { gap: 4px; }
  .none { max-width: 560px; padding: 4px 0; }
  .note { margin-top: 8px; }
  .absent { display: grid; gap: 8px; justify-items: start; padding-top: 24px; }
  @media (max-width: 900px) {
    header { padding: 8px 16px; }
    main { padding: 0 16px 16px; }
    .list, .list tbody { display: block; }
    .list thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    .list tbody tr { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 16px; padding: 8px 2px; border-bottom: 1px solid var(--line); }
    .list tbody tr:last-child { border-bottom: 0; }
    .list tbody :is(th, td) { padding: 0; border: 0; }
    .list tbody th { flex: 1 0 100%; min-width: 0; }
    .list tbody td { text-align: start; }
    .list tbody td:empty { display: none; }
    .list tbody td[data-label]::before { content: attr(data-label) ' '; color: var(--muted); }
    .list .acts { width: auto; margin-left: auto; }
    td .bar { margin-left: 0; }
    .cols { grid-template-columns: minmax(0, 1fr); }
    .cols > section { padding-right: 0; }
    .cols > section + section { padding-left: 0; border-left: 0; border-top: 1px solid var(--line); }
  }
`;
