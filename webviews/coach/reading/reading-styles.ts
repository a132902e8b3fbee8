/** One chip a slot, and the list of what a chip may be instead. */
import { css } from 'lit';

/** Choices of a chip and completions of the composer are one kind of list. */
export const pickStyles = css`
  .pick { border: 1px solid var(--control-line); border-radius: 4px; background: var(--vscode-editorWidget-background, var(--surface)); padding: 4px; }
  .pick li { display: grid; grid-template-columns: 16px minmax(0, 1fr) auto; gap: 0 8px; align-items: center; height: 24px; padding: 0 8px 0 4px; border-radius: 3px; cursor: pointer; }
  .pick li > span:last-child { font: var(--t-small) var(--vscode-font-family); color: var(--muted); }
  .pick li:hover { background: var(--hover); outline: var(--hover-outline); outline-offset: -1px; }
  .pick li.rule { height: 9px; padding: 0; cursor: default; background: none; outline: none; }
  .pick li.rule::before { content: ''; grid-column: 1 / -1; border-top: 1px solid var(--line); margin: 0 4px; }
  .pick li.active { background: var(--vscode-list-activeSelectionBackground, transparent); color: var(--vscode-list-activeSelectionForeground, var(--text)); outline: 2px solid var(--vscode-contrastActiveBorder, transparent); outline-offset: -2px; }
  .pick li.active > :is(span:last-child, .codicon) { color: inherit; }
`;

export const readingStyles = css`
  :host { display: grid; grid-template-columns: minmax(0, 1fr); gap: 4px; margin-top: 4px; }
  .read { display: flex; flex-wrap: wrap; align-items: center; gap: 4px; }
  .slot { display: inline-flex; align-items: center; gap: 4px; max-width: 100%; height: 20px; padding: 0 4px 0 6px; border: 1px solid var(--control-line); border-radius: 4px; background: none; color: var(--text); font: var(--t-small) var(--vscode-font-family); cursor: pointer; }
  .slot:hover { background: var(--hover); outline: var(--hover-outline); }
  .slot .codicon { font-size: 12px; width: 12px; height: 12px; vertical-align: 0; }
  .slot[aria-expanded='true'] { background: var(--vscode-inputOption-activeBackground, transparent); border-color: var(--vscode-inputOption-activeBorder, var(--focus)); color: var(--vscode-inputOption-activeForeground, var(--text)); outline: 2px solid var(--vscode-contrastActiveBorder, transparent); outline-offset: -2px; }
  .slot:focus-visible { outline: 1px solid var(--focus); outline-offset: 1px; }
  .slot:is(.still, .out) { padding: 0 6px; cursor: default; }
  .slot:is(.still, .out):hover { background: none; outline: none; }
  .slot.out { border-style: dashed; color: var(--muted); }
  .pick { outline: none; max-height: 264px; overflow-y: auto; scrollbar-width: thin; }
  .days { display: flex; flex-wrap: wrap; align-items: end; gap: 8px; padding: 8px; border: 1px solid var(--control-line); border-radius: 4px; background: var(--vscode-editorWidget-background, var(--surface)); }
  .days .field { flex: 1 1 120px; }
  .ask { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; margin-top: 4px; justify-items: start; }
  .ask vscode-button { max-width: 100%; }
  .guess { display: grid; width: 100%; }
  .guess .label { padding-bottom: 2px; }
  .guess button { display: grid; grid-template-columns: 16px minmax(0, 1fr) auto; gap: 0 8px; align-items: center; min-height: 28px; padding: 0 4px; border: 0; border-bottom: 1px solid var(--line); background: none; text-align: start; cursor: pointer; color: var(--text); }
  .guess button:last-child { border-bottom-color: transparent; }
  .guess button:hover { background: var(--hover); outline: var(--hover-outline); outline-offset: -1px; }
  .guess button > span:last-child { font: var(--t-small) var(--vscode-font-family); color: var(--muted); }
`;
