/** One column of fields, with the buttons below. */
import { css } from 'lit';

export const askStyles = css`
  :host { display: block; min-height: 100vh; background: var(--surface); }
  form { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; width: 100%; max-width: 640px; align-content: start; margin: 0 auto; padding: 24px; overflow-wrap: anywhere; }
  .field > .label, .field > label { color: var(--text); }
  .field .row > .input { min-width: 0; }
  .need { color: var(--muted); }
  textarea.input { field-sizing: content; min-height: 84px; max-height: 320px; }
  .choice { display: inline-flex; align-items: center; gap: 6px; min-height: 24px; cursor: pointer; }
  .field > label.choice { font: inherit; }
  input[type='checkbox'] { flex: none; width: 16px; height: 16px; margin: 0; accent-color: var(--vscode-button-background, transparent); }
  :host-context(body.vscode-high-contrast) input[type='checkbox'] { outline: 1px solid var(--vscode-contrastBorder, transparent); border-radius: 2px; }
  input[type='checkbox']:focus-visible { outline: 2px solid var(--focus); outline-offset: 1px; }
  .label.row { gap: 8px; }
  .boxes { display: grid; grid-template-columns: repeat(auto-fill, minmax(180px, 1fr)); gap: 0 16px; padding: 4px 12px; border: 1px solid var(--control-line); border-radius: 4px; }
  .boxes .choice { min-height: 32px; }
  details > summary { display: flex; flex-wrap: wrap; align-items: baseline; gap: 8px; min-height: 28px; cursor: pointer; }
  details > summary::before { content: '›'; display: inline-block; width: 8px; }
  details[open] > summary::before { transform: rotate(90deg); }
  .folded { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; padding-top: 12px; }
  aside { display: grid; gap: 12px; align-content: start; padding: 24px; overflow-wrap: anywhere; }
  aside li { display: grid; grid-template-columns: 16px minmax(0, 1fr); gap: 0 8px; padding: 8px 0; border-bottom: 1px solid var(--line); }
  aside li .small { grid-column: 2; }
  @media (min-width: 960px) {
    main.split { display: grid; grid-template-columns: minmax(0, 1fr) 320px; min-height: 100vh; }
    main.split aside { border-left: 1px solid var(--line); }
  }
  .group { display: grid; gap: 12px; }
  .inner { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; padding-left: 16px; border-left: 1px solid var(--line); }
  .field > .row { gap: 8px; }
  .field .ghost { margin-left: -4px; }
  .field .ghost[disabled] { opacity: 0.4; cursor: default; }
  footer { position: sticky; bottom: 0; display: flex; flex-wrap: wrap; align-items: center; justify-content: flex-end; gap: 8px; padding: 12px 0; background: var(--surface); border-top: 1px solid var(--line); }
  @media (max-width: 500px) { form { padding: 16px; } }
`;
