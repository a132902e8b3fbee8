/** The selected cell, and the day as it went. */
import { css } from 'lit';

export const detailsStyles = css`
  .inspect { padding: 8px var(--edge); display: flex; flex-wrap: wrap; gap: 4px 24px; align-items: center; min-height: 44px; max-height: 40vh; overflow: auto; }
  .inspect .inline { display: flex; flex-wrap: wrap; gap: 4px 16px; min-width: 0; }
  .inspect .inline li { overflow-wrap: anywhere; }
  .inspect .link { text-decoration: underline; text-underline-offset: 3px; }
  .day { display: grid; gap: 12px; padding: 16px var(--edge); max-width: 1280px; align-content: start; }
  .day .row { flex-wrap: wrap; }
  .axis { display: block; overflow: visible; }
  .axis .track { fill: var(--track); stroke: var(--vscode-contrastBorder, none); }
  .axis .span { fill: var(--vscode-charts-blue, var(--accent)); stroke: var(--surface); }
  .axis .unbilled { fill: var(--muted); }
  .axis .live { fill: var(--accent); stroke-dasharray: 3 2; stroke: var(--text); }
  .axis .hour { font: var(--t-small) var(--vscode-font-family); fill: var(--muted); }
  .axis .proposed { fill: none; stroke: var(--text); stroke-dasharray: 4 3; }
  @media (max-width: 700px) {
    .axis .odd { display: none; }
    .went .cut { white-space: normal; overflow-wrap: anywhere; }
  }
  .proposal { border-left: 2px dashed var(--muted); padding-left: 8px !important; }
  .proposal .acts { display: flex; flex-wrap: wrap; gap: 2px 12px; }
  .went .proposal .figure { width: 34px; }
  .under { padding-left: 42px; overflow-wrap: anywhere; }
  .evidence { display: grid; gap: 2px; }
  .evidence summary { cursor: pointer; }
  .went { display: grid; }
  .went > li { padding: 6px 0; border-bottom: 1px solid var(--line); display: grid; gap: 8px; min-width: 0; }
  .went > li:last-child { border-bottom: 0; }
  .went .figure { width: 44px; text-align: right; flex: none; }
  .went .cut { max-width: 100%; }
  .went .link { text-decoration: underline; text-underline-offset: 3px; }
`;
