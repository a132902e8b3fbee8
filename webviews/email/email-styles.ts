/** *Set Up Email*: tiles of providers, the accounts below the form, and what the test said. */
import { css } from 'lit';

export const emailStyles = css`
  :host { --rail: minmax(304px, 30%); }
  .tiles { grid-column: span 6; display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 8px; }
  .tiles label { position: relative; display: grid; grid-template-columns: minmax(0, 1fr) 16px; align-items: center; gap: 0 8px; height: 44px; padding: 0 12px; border: 1px solid var(--control-line); border-radius: 4px; cursor: pointer; }
  .tiles label:hover { background: var(--vscode-list-hoverBackground, transparent); }
  .tiles input { position: absolute; inset: 0; margin: 0; opacity: 0; cursor: pointer; }
  .tiles span { min-width: 0; }
  .tiles small { display: block; font: var(--t-small) var(--vscode-font-family); color: var(--muted); }
  .tiles .codicon { visibility: hidden; }
  .tiles label:has(:checked) { background: var(--vscode-inputOption-activeBackground, transparent); border-color: var(--vscode-inputOption-activeBorder, var(--focus)); color: var(--vscode-inputOption-activeForeground, var(--text)); outline: var(--checked-outline); outline-offset: -2px; }
  .tiles label:has(:checked) small { color: inherit; }
  .tiles label:has(:checked) .codicon { visibility: visible; }
  .tiles label:has(:focus-visible) { outline: 1px solid var(--focus); outline-offset: -2px; }
  .tiles p { grid-column: 1 / -1; }
  .group:first-child > h2 { padding-top: 12px; }
  .fail { display: grid; grid-template-columns: 16px minmax(0, 1fr); gap: 4px 8px; }
  .fail > * + * { grid-column: 2; }
  .fail > :nth-child(2) { grid-row: 1; }
  summary { font: var(--t-small) var(--vscode-font-family); color: var(--muted); cursor: pointer; }
  .said { margin-top: 4px; padding: 8px; border: 1px solid var(--line); border-radius: 4px; font: 12px/20px var(--mono); white-space: pre-wrap; overflow-wrap: anywhere; }
  .kv { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 4px 12px; }
  .kv dt { color: var(--muted); }
  .kv dd { text-align: right; overflow-wrap: anywhere; }
  .check { display: flex; gap: 8px; align-items: center; }
  .check input { margin: 0; accent-color: var(--vscode-button-background, transparent); }
  .accounts { max-width: 1056px; padding: 20px 0; border-top: 1px solid var(--line); display: grid; gap: 8px; }
  .accounts .title { display: flex; align-items: center; gap: 8px; }
  .accounts td, .accounts tbody th { padding: 6px 12px 6px 0; border-top: 1px solid var(--line); vertical-align: middle; }
  .accounts tbody th { font: var(--vscode-font-weight, normal) var(--t-body) var(--vscode-font-family); color: var(--text); overflow-wrap: anywhere; }
  .accounts small { display: block; font: var(--t-small) var(--vscode-font-family); color: var(--muted); }
  .accounts td:last-child { padding-right: 0; text-align: right; }
  .accounts .acts { justify-content: flex-end; gap: 0 4px; }
  .tag { margin-left: 8px; padding: 0 6px; border: 1px solid var(--control-line); border-radius: 4px; font: var(--t-small) var(--vscode-font-family); }
  @media (max-width: 1199px) { .group:first-child > h2 { padding-top: 0; } }
  @media (max-width: 559px) {
    .tiles { grid-template-columns: repeat(2, minmax(0, 1fr)); }
    .accounts table, .accounts tbody { display: block; }
    .accounts thead { display: none; }
    .accounts tr { display: grid; border-top: 1px solid var(--line); padding: 4px 0; }
    .accounts td, .accounts tbody th { border: 0; padding: 2px 0; text-align: left; }
    .accounts .acts { justify-content: flex-start; }
  }
`;
