/**
 * Patterns that every view shares, as constructed style sheets: one copy in memory, whatever the number of elements.
 * Text buttons are `vscode-button`, the loading line is `vscode-progress-bar`. Fields, icon buttons and folds are the
 * platform's own: its elements of that kind need the icon style sheet, or cannot tie a reason to an invalid input.
 */
import { css } from 'lit';
import { needStyles } from '../rights.ts';

/** Resets and type: what every element starts from. */
export const baseStyles = css`
  ${needStyles}
  *, *::before, *::after { box-sizing: border-box; }
  [hidden] { display: none !important; }
  h1, h2, h3, p, ul, ol, dl, dd, figure, table { margin: 0; padding: 0; }
  ul, ol { list-style: none; }
  h1 { font: 600 var(--t-title) var(--vscode-font-family); }
  h2, h3 { font: 600 var(--t-body) var(--vscode-font-family); }
  strong { font-weight: 600; }
  table { border-collapse: collapse; width: 100%; }
  th { font: var(--t-small) var(--vscode-font-family); color: var(--muted); text-align: left; }
  th.num { text-align: right; }
  button, input, textarea, select { font: inherit; color: inherit; font-variant-numeric: inherit; }
  :focus-visible { outline: 1px solid var(--focus); outline-offset: 1px; }
  .small { font: var(--vscode-font-weight, normal) var(--t-small) var(--vscode-font-family); }
  .muted { color: var(--muted); }
  .num { text-align: right; white-space: nowrap; }
  .nowrap { white-space: nowrap; }
  .mono { font-family: var(--mono); font-size: 12px; font-variant-ligatures: none; }
  .danger { color: var(--danger); }
  .warn { color: var(--warn); }
  .ok { color: var(--ok); }
  .grow { flex: 1 1 auto; min-width: 0; }
  .cut { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .row { display: flex; align-items: center; gap: var(--s2); }
  .sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .codicon { font: normal 16px/1 codicon; display: inline-block; flex: none; width: 16px; height: 16px; text-align: center; vertical-align: -3px; }
  .codicon.s12 { font-size: 12px; width: 12px; height: 12px; vertical-align: -1px; }
  @media (prefers-reduced-motion: reduce) { *, *::before, *::after { transition: none !important; animation: none !important; } }
`;

/** Buttons, links and states. */
export const controlStyles = css`
  vscode-button { height: 28px; border-radius: 4px; flex: none; }
  vscode-button::part(base) { border-width: var(--primary-border-width); font-weight: var(--primary-weight); line-height: 20px; padding: 0 12px; }
  vscode-button[secondary]::part(base) { border-width: 1px; font-weight: var(--vscode-font-weight, normal); border-color: var(--vscode-contrastBorder, color-mix(in srgb, var(--text) 16%, transparent)); background: var(--vscode-button-secondaryBackground, transparent); }
  vscode-button[secondary]:hover::part(base) { background: var(--vscode-button-secondaryHoverBackground, transparent); }
  vscode-button:not([secondary]):hover::part(base) { background: var(--vscode-button-hoverBackground, var(--vscode-button-background, transparent)); }
  vscode-button:focus:not(:focus-visible)::part(base) { outline: none; }
  vscode-button:focus-visible::part(base) { outline: 1px solid var(--focus); outline-offset: 1px; }
  vscode-button:focus-visible { outline: none; }
  vscode-button.compact { height: 24px; }
  vscode-button.compact::part(base) { padding: 0 8px; }
  vscode-button .codicon { margin: 0 6px 0 0; }
  .icon-btn { display: inline-flex; align-items: center; justify-content: center; width: 24px; height: 24px; padding: 0; border: 0; border-radius: 4px; background: none; color: var(--vscode-icon-foreground, var(--text)); cursor: pointer; flex: none; }
  .icon-btn:hover { background: var(--vscode-toolbar-hoverBackground, transparent); }
  .icon-btn[aria-disabled='true'] { opacity: 0.4; cursor: default; }
  .ghost { display: inline-flex; align-items: center; gap: 4px; height: 24px; padding: 0 4px; border: 0; border-radius: 4px; background: none; color: var(--muted); cursor: pointer; }
  .ghost:hover { background: var(--vscode-toolbar-hoverBackground, transparent); color: var(--text); }
  :is(vscode-button, .icon-btn, .ghost):hover { outline: var(--hover-outline); }
  .link { display: inline; padding: 0; border: 0; border-radius: 2px; background: none; color: var(--link); font: inherit; text-align: start; cursor: pointer; user-select: text; }
  .link:hover { text-decoration: underline; text-underline-offset: 2px; }
  .link[aria-disabled='true'] { opacity: 0.4; cursor: default; text-decoration: none; }
  p .link, .inline .link { text-decoration: underline; text-decoration-color: color-mix(in srgb, currentColor 48%, transparent); text-underline-offset: 3px; }
  .state { display: inline-flex; align-items: center; gap: 4px; font: 600 var(--t-small) var(--vscode-font-family); white-space: nowrap; }
  .state .codicon { font-size: 14px; width: 14px; height: 14px; }
  .notice { display: grid; grid-template-columns: 16px minmax(0, 1fr); gap: 2px 8px; }
  .notice > .codicon { margin-top: 2px; }
  .notice > .row { grid-column: 2; margin-top: 4px; flex-wrap: wrap; }
`;

/** Labelled inputs, with room for the reason when one is invalid. */
export const fieldStyles = css`
  .field { display: grid; gap: 4px; align-content: start; min-width: 0; }
  .field > label, .label { font: var(--t-small) var(--vscode-font-family); color: var(--muted); }
  .input { width: 100%; height: 28px; padding: 0 8px; border-radius: 4px; border: 1px solid var(--control-line); background: var(--field); color: var(--field-text); }
  textarea.input { height: auto; padding: 3px 8px; resize: none; display: block; }
  .input:focus { outline: 1px solid var(--focus); outline-offset: -1px; }
  .input.num { text-align: right; }
  .input[aria-invalid='true'] { border-color: var(--danger); outline: 1px solid var(--danger); outline-offset: -1px; }
  .input[aria-invalid='true']:focus { outline-width: 2px; }
  .reason { display: grid; grid-template-columns: 12px minmax(0, 1fr); gap: 4px; font: var(--t-small) var(--vscode-font-family); color: var(--danger); overflow-wrap: anywhere; }
  .reason .codicon { margin-top: 2px; }
  .select { position: relative; }
  .select .input { appearance: none; padding-right: 22px; background: var(--select); color: var(--select-text); text-overflow: ellipsis; }
  .select .codicon { position: absolute; right: 8px; top: calc(50% - 6px); pointer-events: none; }
  .input[type='date'] { min-width: 0; padding-right: 6px; }
  .input[type='date']::-webkit-datetime-edit, .input[type='date']::-webkit-datetime-edit-fields-wrapper { padding: 0; }
  .input[type='date']::-webkit-calendar-picker-indicator { width: 14px; height: 14px; margin: 0 0 0 4px; padding: 2px; border-radius: 4px; cursor: pointer; }
  .input[type='date']::-webkit-calendar-picker-indicator:hover { background-color: var(--hover); outline: var(--hover-outline); }
  ::placeholder { color: var(--vscode-input-placeholderForeground, var(--muted)); opacity: 1; }
`;
