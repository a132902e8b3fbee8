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
  .axis .track { fill: var(--track); stroke: var(--bar-outline); }
  .axis .span { fill: var(--color, var(--accent)); stroke: var(--vscode-contrastBorder, var(--surface)); }
  .axis .unbilled { fill-opacity: 0.32; stroke: var(--color); }
  .axis .live { stroke-dasharray: 3 2; stroke: var(--text); }
  .axis .label { font: var(--t-small) var(--vscode-font-family); fill: var(--text); }
  .color-0 { --color: var(--vscode-charts-blue, var(--accent)); }
  .color-1 { --color: var(--vscode-charts-orange, var(--warn)); }
  .color-2 { --color: var(--vscode-charts-green, var(--ok)); }
  .color-3 { --color: var(--vscode-charts-purple, var(--link)); }
  .color-4 { --color: var(--vscode-charts-yellow, var(--warn)); }
  .color-5 { --color: var(--vscode-charts-red, var(--danger)); }
  .swatch { display: inline-block; width: 8px; height: 8px; margin-right: 8px; border-radius: 2px; background: var(--color); outline: 1px solid var(--vscode-contrastBorder, transparent); }
  .axis .hour { font: var(--t-small) var(--vscode-font-family); fill: var(--muted); }
  .axis .shared { stroke: var(--warn); stroke-width: 2; }
  .axis .proposed { fill: none; stroke: var(--text); stroke-dasharray: 4 3; }
  @media (max-width: 700px) {
    .axis .odd { display: none; }
    .went .cut { white-space: normal; overflow-wrap: anywhere; }
  }
  .proposal { border-left: 2px dashed var(--muted); padding-left: 8px !important; }
  .proposal .acts { display: flex; flex-wrap: wrap; gap: 2px 12px; }
  .went .proposal { --figure: 34px; }
  .under { padding-left: 42px; overflow-wrap: anywhere; }
  .evidence { display: grid; gap: 2px; }
  .evidence summary { cursor: pointer; }
  .went { display: grid; --figure: 44px; }
  .went > li { padding: 6px 0; border-bottom: 1px solid var(--line); display: grid; gap: 8px; min-width: 0; }
  .went > li:last-child { border-bottom: 0; }
  /* What goes on in another line stands below the name. */
  .went > li > .row { padding-left: calc(var(--figure) + 8px); }
  .went .figure { width: var(--figure); margin-left: calc(-8px - var(--figure)); text-align: right; flex: none; }
  .went .cut { max-width: 100%; }
  .went .link { text-decoration: underline; text-underline-offset: 3px; }
  @media (max-width: 560px) {
    .went > li > .row { display: grid; grid-template-columns: 34px minmax(0, 1fr); gap: 2px 8px; align-items: baseline; padding-left: 0; }
    .went > li > .row > :nth-child(n + 2) { grid-column: 2; justify-self: start; }
    .went .figure { width: auto; margin-left: 0; }
  }
`;
