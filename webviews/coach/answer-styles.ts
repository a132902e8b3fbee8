/** One exchange: the question indented behind a rule, the answer plain, its tool calls folded. */
import { css } from 'lit';

export const exchangeStyles = css`
  :host { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; content-visibility: auto; contain-intrinsic-size: auto 120px; overflow-wrap: anywhere; }
  .me { margin: 8px 0 0 24px; padding-left: 12px; border-left: 2px solid var(--control-line); white-space: pre-wrap; }
  .answer { display: grid; grid-template-columns: minmax(0, 1fr); gap: 4px; }
  .fold > summary, .tool { display: flex; align-items: center; gap: 4px; min-height: 20px; font: var(--t-small) var(--vscode-font-family); color: var(--muted); }
  .tool { padding-left: 16px; }
  .fold > summary { cursor: pointer; list-style: none; border-radius: 4px; }
  .fold > summary::-webkit-details-marker { display: none; }
  .fold > summary:hover { color: var(--text); }
  .fold > summary .codicon { transition: transform 0.1s; }
  .fold[open] > summary .codicon { transform: rotate(90deg); }
  .fold > p { padding: 0 0 4px 16px; font: var(--t-small) var(--vscode-font-family); color: var(--muted); white-space: pre-line; }
  .elapsed { flex: none; margin-left: auto; padding-left: 8px; white-space: nowrap; font-variant-numeric: tabular-nums; }
  .text { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; }
  .text :is(ul, ol) { padding-left: 20px; }
  .text ul { list-style: disc; }
  .text ol { list-style: decimal; }
  .text li > :is(ul, ol) { margin-top: 0; }
  .text :is(td, li, h2, blockquote) .link, .text a { color: var(--link); text-decoration: underline; text-decoration-color: color-mix(in srgb, currentColor 48%, transparent); text-underline-offset: 3px; border-radius: 2px; }
  .text code { font-family: var(--mono); font-size: 12px; padding: 0 3px; border-radius: 3px; background: var(--tint); outline: 1px solid var(--vscode-contrastBorder, transparent); }
  .text pre { overflow-x: auto; padding: 8px 12px; border: 1px solid var(--control-line); border-radius: 4px; }
  .text pre code { padding: 0; background: none; outline: none; white-space: pre; overflow-wrap: normal; }
  .text blockquote { margin: 0; padding-left: 12px; border-left: 2px solid var(--control-line); }
  .text hr { width: 100%; border: 0; border-top: 1px solid var(--line); }
  .text table { display: block; overflow-x: auto; overflow-wrap: normal; }
  .text :is(th, td) { padding: 4px 8px; border-bottom: 1px solid var(--line); vertical-align: baseline; }
  .text :is(th, td):first-child { padding-left: 0; }
  .text [align='right'] { text-align: right; white-space: nowrap; }
  .text [align='center'] { text-align: center; }
  .text .unfound { text-decoration: underline dotted var(--danger); text-underline-offset: 3px; }
  .text .unfound::after { content: '?'; vertical-align: super; font-size: 9px; color: var(--danger); }
  .code { border: 1px solid var(--control-line); border-radius: 4px; }
  .text .code pre { border: 0; }
  .code-bar { display: flex; align-items: center; gap: 4px; padding: 2px 4px 2px 12px; border-bottom: 1px solid var(--line); font: var(--t-small) var(--vscode-font-family); color: var(--muted); }
  .chips { display: flex; flex-wrap: wrap; gap: 4px; margin-bottom: 4px; }
  .chip { max-width: 100%; padding: 0 6px; border: 1px solid var(--control-line); border-radius: 4px; font: var(--t-small) var(--vscode-font-family); }
  .me { position: relative; }
  .edit { position: absolute; top: -4px; right: 0; opacity: 0; }
  .me:hover .edit, .edit:focus-visible { opacity: 1; background: var(--surface); }
  .usage { display: flex; align-items: center; gap: 8px; }
  .usage .ghost { margin-left: auto; font: inherit; }
  .caret { display: inline-block; width: 7px; height: 14px; margin-left: 2px; vertical-align: -2px; background: var(--accent); animation: blink 1s steps(2) infinite; }
  @keyframes blink { 50% { opacity: 0; } }
  .choices { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 4px; }
  .choices vscode-button { max-width: 100%; }
`;
