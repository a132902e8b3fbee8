/** The Invoice Look page: the form beside the paper; above it below 900 px. */
import { css } from 'lit';

export const lookStyles = css`
  :host { display: grid; grid-template: auto minmax(0, 1fr) / 304px minmax(0, 1fr); height: 100vh; background: var(--surface); }
  header { grid-column: 1 / -1; display: flex; align-items: center; flex-wrap: wrap; gap: var(--s2) var(--s3); min-height: 56px; padding: var(--s2) var(--s5); border-bottom: 1px solid var(--line); }
  header > .cut { min-width: 0; }
  .form { overflow: auto; border-right: 1px solid var(--line); scrollbar-width: thin; }
  .desk { overflow: auto; scrollbar-gutter: stable; padding: 16px 24px; background: var(--vscode-sideBar-background, var(--tint)); scrollbar-width: thin; }
  .sec { display: grid; gap: 12px; padding: 16px; }
  .sec + .sec { border-top: 1px solid var(--line); }
  .sec h2 { margin: 0; }
  .sec > .notice { margin: 0; }
  .logo { display: flex; align-items: center; justify-content: center; min-height: 72px; padding: 12px; background: #ffffff; color: #5c5c5c; border: 1px solid var(--control-line); border-radius: 4px; }
  .logo img { max-width: 100%; max-height: 72px; }
  .acts { display: flex; flex-wrap: wrap; gap: 8px; }
  .two { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 12px; }
  .color { display: grid; grid-template-columns: 44px minmax(0, 1fr); gap: 8px; }
  .swatch { width: 44px; height: 28px; padding: 2px; border: 1px solid var(--control-line); border-radius: 4px; background: var(--field); cursor: pointer; }
  fieldset { display: grid; gap: 8px; margin: 0; padding: 0; border: 0; }
  legend { padding: 0 0 4px; }
  .check { display: flex; align-items: baseline; gap: 8px; }
  .check input { margin: 0; position: relative; top: 2px; accent-color: var(--accent); }
  .absent { display: grid; gap: 8px; justify-items: start; padding: 24px; }
  @media (max-width: 899px) {
    :host { grid-template: auto auto auto / minmax(0, 1fr); height: auto; min-height: 100vh; }
    header { padding: 8px 16px; }
    .form { overflow: visible; border-right: 0; border-bottom: 1px solid var(--line); }
    .desk { padding: 8px; scrollbar-gutter: auto; }
  }
`;
