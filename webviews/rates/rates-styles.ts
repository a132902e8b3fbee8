/** The Rates page: lanes and tables beside a rail with the rate that is typed; one column below 900 px. */
import { css } from 'lit';

export const ratesStyles = css`
  :host { display: grid; grid-template: auto minmax(0, 1fr) / minmax(0, 1fr) 416px; height: 100vh; background: var(--surface); }
  header { grid-column: 1 / -1; display: flex; align-items: center; gap: var(--s3); min-height: 56px; padding: var(--s2) var(--s5); border-bottom: 1px solid var(--line); }
  header .select { width: 280px; max-width: 100%; }
  main { overflow: auto; padding: 0 24px 24px; }
  :host-context([data-refused~='rate:write']) main { grid-column: 1 / -1; }
  main > section { padding: 16px 0 24px; }
  main > section + section { border-top: 1px solid var(--line); }
  .title { display: flex; align-items: center; gap: 8px; min-height: 24px; margin-bottom: 12px; flex-wrap: wrap; }
  .title .select { width: 176px; }
  .lanes { display: grid; grid-template-columns: 216px minmax(0, 1fr); }
  .months { display: grid; grid-template-columns: repeat(12, minmax(0, 1fr)); }
  .months > span { font: var(--t-small) var(--vscode-font-family); color: var(--muted); padding-left: 4px; border-left: 1px solid var(--line); overflow: hidden; }
  .name { padding: 6px 8px 6px 0; border-top: 1px solid var(--line); height: 44px; line-height: 16px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .name small { display: block; font: var(--t-small) var(--vscode-font-family); color: var(--muted); }
  .lane { display: block; width: 100%; height: 44px; border-top: 1px solid var(--line); }
  .lane rect { fill: var(--surface); stroke: var(--control-line); stroke-width: 1px; }
  .lane text { font: var(--t-small) var(--vscode-font-family); fill: var(--muted); }
  .lane .wins rect { fill: var(--vscode-button-background, transparent); stroke: var(--vscode-button-border, var(--vscode-contrastBorder, transparent)); }
  .lane .wins text { font-weight: 600; fill: var(--vscode-button-foreground, var(--text)); }
  .lane line { stroke: var(--accent); stroke-width: 1px; }
  .why { display: flex; gap: 8px; align-items: baseline; margin-top: 16px; }
  .list :is(th, td) { padding: 4px 0 4px 12px; border-bottom: 1px solid var(--line); vertical-align: middle; text-align: left; }
  .list :is(th, td):first-child { padding-left: 0; }
  .list :is(th, td).num { text-align: right; }
  .list tbody th { font: var(--t-body) var(--vscode-font-family); color: var(--text); }
  .list td:last-child .row { justify-content: flex-end; }
  .rail { display: grid; grid-template-rows: minmax(0, 1fr) auto; min-height: 0; border-left: 1px solid var(--line); }
  .rail > .body { overflow: auto; }
  .sec { padding: 16px; }
  .sec + .sec { border-top: 1px solid var(--line); }
  .sec h2 { margin-bottom: 8px; }
  .form { display: grid; gap: 12px; }
  .form h2 { margin: 0; }
  .two { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 12px; }
  .figs { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 12px; margin-bottom: 12px; }
  .fig { font: 600 var(--t-figure) var(--vscode-font-family); letter-spacing: -0.01em; overflow-wrap: anywhere; }
  .left { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 8px 16px; }
  .apply { display: flex; gap: 8px; align-items: center; justify-content: flex-end; border-top: 1px solid var(--line); padding: 12px 16px 16px; }
  .scroll { overflow-x: auto; }
  @media (max-width: 900px) {
    :host { grid-template: auto auto auto / minmax(0, 1fr); height: auto; min-height: 100vh; }
    header { flex-wrap: wrap; padding: 8px 16px; }
    main { padding: 0 16px 16px; }
    .lanes, .list { min-width: 720px; }
    .rail { border-left: 0; border-top: 1px solid var(--line); }
    .apply { position: sticky; bottom: 0; background: var(--surface); }
  }
`;
