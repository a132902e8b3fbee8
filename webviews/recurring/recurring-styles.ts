/** The page Recurring Invoices: over the styles of forms, its list, its items and its invoices. */
import { css } from 'lit';

export const recurringStyles = css`
  :host { --rail: 432px; --selected: var(--vscode-list-inactiveSelectionBackground, transparent); }
  main { padding-top: 8px; }
  main.alone { grid-column: 1 / -1; }
  .absent { max-width: 72ch; padding: 16px 0; }
  .scroll { position: relative; overflow-x: auto; margin: 0 -24px; padding: 0 24px; }
  .scroll:focus-visible { outline-offset: -2px; }
  .list :is(th, td) { padding: 6px 0 6px 16px; border-bottom: 1px solid var(--line); text-align: left; vertical-align: middle; }
  .list :is(th, td):first-child { padding-left: 0; }
  .list .what { min-width: 144px; overflow-wrap: break-word; }
  .list .nowrap small { white-space: nowrap; }
  .list tbody tr { cursor: pointer; }
  .list tbody tr:hover > * { background: var(--hover); }
  .list .selected > * { background: var(--selected); }
  .list .selected > :first-child { box-shadow: -24px 0 0 var(--selected); }
  .list .selected > :last-child { box-shadow: 24px 0 0 var(--selected); }
  :host-context(body.vscode-high-contrast) .list .selected { outline: 2px solid var(--vscode-contrastActiveBorder, var(--text)); outline-offset: -2px; }
  small { display: block; font: var(--t-small) var(--vscode-font-family); color: var(--muted); }
  .keep { white-space: pre-line; overflow-wrap: anywhere; }
  .rail { grid-template-columns: minmax(0, 1fr); }
  .end { flex-wrap: wrap; }
  .end > p { flex-basis: 100%; margin: 0; }
  .end > p:empty { display: none; }
  .pairs { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 2px 12px; }
  .pairs dt { overflow-wrap: anywhere; }
  .pairs dd { text-align: right; white-space: nowrap; }
  .pairs .all { grid-column: 1 / -1; }
  .pairs .sum { border-top: 1px solid var(--line); margin: 4px -6px 0; padding: 4px 6px 0; }
  .past { display: grid; grid-template-columns: max-content minmax(0, 1fr) auto; gap: 4px 12px; }
  .past li { display: contents; }
  fieldset { min-width: 0; margin: 0; padding: 0; border: 0; }
  fieldset:disabled { opacity: 0.6; }
  .field > legend { padding: 0 0 4px; }
  .items { display: grid; grid-template-columns: minmax(0, 1fr) 88px 120px 24px; gap: 4px 8px; align-items: center; }
  .items .below { grid-column: 1 / -1; }
  .items .below:empty { display: none; }
  .check { display: flex; gap: 8px; align-items: center; }
  .check input { margin: 0; accent-color: var(--accent); }
  .shown { display: grid; gap: 8px; padding: 12px; border: 1px solid var(--control-line); border-radius: 4px; }
  .shown .top { display: flex; flex-wrap: wrap; gap: 0 8px; align-items: baseline; justify-content: space-between; }
  .shown > .row { align-items: flex-start; }
  .mail { border-top: 1px solid var(--line); margin: 0 -12px -12px; }
  .mail .to { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 2px 12px; padding: 8px 12px; background: var(--tint); font: var(--t-small) var(--vscode-font-family); overflow-wrap: anywhere; }
  .mail .to dt { color: var(--muted); }
  .mail .keep { padding: 8px 12px; }
  @media (max-width: 1199px) {
    :host { --rail: 360px; }
    .list :is(th, td) { padding-left: 12px; }
  }
  @media (max-width: 899px) {
    .scroll { margin: 0 -16px; padding: 0 16px; }
  }
  @media (max-width: 559px) {
    .items { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) 24px; }
    .items .label { display: none; }
    .items > span:nth-of-type(3) + span { display: none; }
    .items > .input:nth-of-type(3n + 1) { grid-column: 1 / -1; }
  }
`;
