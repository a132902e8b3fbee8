/** The page Members & Keys: three lists one below the other, and a rail for what is made or looked at. */
import { css } from 'lit';

export const membersStyles = css`
  :host { --rail: 368px; --selected: var(--vscode-list-inactiveSelectionBackground, transparent); }
  main { padding: 0; }
  main.alone { grid-column: 1 / -1; }
  main > section { position: relative; padding: 16px max(24px, calc(100% - 1280px)) 16px 24px; }
  main > section + section { border-top: 1px solid var(--line); }
  .title { display: flex; align-items: center; gap: 8px; min-height: 28px; margin-bottom: 8px; }
  .scroll { position: relative; overflow-x: auto; }
  .list { table-layout: fixed; }
  .list :is(th, td) { padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: middle; overflow-wrap: anywhere; }
  .list :is(th, td).num { text-align: right; padding-right: 0; }
  .list tbody tr:last-child > * { border-bottom-color: transparent; }
  .list tbody th { font: var(--t-body) var(--vscode-font-family); color: var(--text); }
  .list .act { text-align: right; padding-right: 0; }
  .list .act .row { justify-content: flex-end; gap: 4px; }
  .people { min-width: 720px; } .pend { min-width: 560px; }
  .people th:first-child, .pend th:first-child { width: 30%; } .people th:nth-child(2) { width: 168px; } .pend th:nth-child(2) { width: 22%; } .people th:last-child { width: 32px; }
  .pend .act { width: 208px; white-space: nowrap; }
  .keys { min-width: 680px; }
  .keys th:first-child { width: 22%; } .keys th:nth-child(2) { width: 152px; } .keys th:nth-child(4) { width: 120px; } .keys th:nth-child(5) { width: 104px; } .keys th:last-child { width: 56px; }
  @media (max-width: 760px) {
    .keys { min-width: 560px; }
    .keys :is(th, td):nth-child(5) { display: none; }
  }
  .keys tbody tr { cursor: pointer; }
  .keys tbody tr:hover > * { background: var(--hover); }
  .keys .selected > * { background: var(--selected); }
  :host-context(body.vscode-high-contrast) .keys .selected { outline: 2px solid var(--vscode-contrastActiveBorder, var(--text)); outline-offset: -2px; }
  .ended .two, .ended .face { color: var(--muted); }
  .who { display: flex; align-items: center; gap: 12px; min-width: 0; }
  .face { display: inline-grid; place-items: center; flex: none; width: 24px; height: 24px; border-radius: 50%; background: var(--track); border: 1px solid var(--vscode-contrastBorder, transparent); font: 600 var(--t-small) var(--vscode-font-family); }
  small { display: block; font: var(--t-small) var(--vscode-font-family); color: var(--muted); }
  .people .select { max-width: 168px; }
  .people .select .input { height: 24px; }
  .note { padding-top: 8px; max-width: 72ch; }
  .tags { display: flex; flex-wrap: wrap; gap: 4px; }
  .tag { padding: 0 6px; border: 1px solid var(--control-line); border-radius: 4px; font: var(--t-small) var(--vscode-font-family); overflow-wrap: break-word; min-width: 0; }
  .days { display: block; }
  .days rect { fill: var(--vscode-charts-blue, var(--accent)); }
  .days rect.none { fill: var(--muted); opacity: 0.48; }
  .rail { grid-template-columns: minmax(0, 1fr); }
  .rail > .sec { align-content: start; }
  /* The bar of buttons below covers no field that has the focus. */
  .rail .input { scroll-margin-block: 112px; }
  .end { flex-wrap: wrap; }
  .end > .reason { flex-basis: 100%; }
  .pairs { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 4px 12px; }
  .pairs.counts { grid-template-columns: minmax(0, 1fr) max-content; }
  .pairs dt { color: var(--muted); }
  .counts dt { overflow-wrap: anywhere; }
  .pairs dd { text-align: right; overflow-wrap: anywhere; }
  .check { display: inline-flex; gap: 6px; align-items: center; cursor: pointer; }
  .check input { margin: 0; accent-color: var(--accent); }
  .grid { display: grid; grid-template-columns: minmax(96px, max-content) minmax(0, 1fr); gap: 4px 16px; }
  .grid .acts { display: flex; flex-wrap: wrap; gap: 4px 12px; }
  .secret { resize: none; overflow-wrap: anywhere; }
  @media (max-width: 1199px) { :host { --rail: 336px; } }
  @media (max-width: 899px) {
    main > section { padding: 16px; }
  }
`;
