/** A page with one form: groups on six columns, and a rail that ends in the button that saves; one column below 900 px. */
import { css } from 'lit';

export const formStyles = css`
  :host { display: grid; grid-template: auto minmax(0, 1fr) / minmax(0, 1fr) var(--rail, 416px); height: 100vh; background: var(--surface); }
  header { grid-column: 1 / -1; display: flex; align-items: center; gap: var(--s2) var(--s3); min-height: 56px; padding: var(--s2) var(--s5); border-bottom: 1px solid var(--line); }
  header > .cut { min-width: 0; }
  .legend { display: inline-flex; align-items: center; gap: 4px; white-space: nowrap; }
  main { overflow: auto; scrollbar-width: thin; padding: 0 24px 24px; }
  .rail { border-left: 1px solid var(--line); display: grid; grid-template-rows: minmax(0, 1fr) auto; min-height: 0; min-width: 0; }
  .rail > .body { overflow: auto; scrollbar-width: thin; }
  .end { border-top: 1px solid var(--line); padding: 12px 16px; display: flex; gap: 8px; align-items: center; justify-content: flex-end; min-height: 56px; }
  .end > p { flex: 1 1 0; min-width: 0; margin-right: 8px; }
  .sec { display: grid; gap: 8px; padding: 16px; }
  .sec + .sec { border-top: 1px solid var(--line); }
  .group { display: grid; grid-template-columns: 128px minmax(0, 1fr); gap: 12px 24px; padding: 20px 0; max-width: 1056px; }
  .group + .group { border-top: 1px solid var(--line); }
  .group > h2 { padding-top: 24px; }
  .fields { display: grid; grid-template-columns: repeat(6, minmax(0, 1fr)); gap: 12px 16px; align-items: start; }
  .f1 { grid-column: span 1; } .f2 { grid-column: span 2; } .f3 { grid-column: span 3; } .f4 { grid-column: span 4; } .f6, .fields > .acts { grid-column: span 6; }
  .acts { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
  .caption { display: flex; align-items: center; gap: 4px; min-width: 0; min-height: 16px; font: var(--t-small) var(--vscode-font-family); color: var(--muted); }
  .caption > label, .caption > .label { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  .caption > .note { margin-left: auto; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; min-width: 0; }
  .mark { display: inline-flex; color: var(--muted); }
  .mark .codicon { font-size: 14px; width: 14px; height: 14px; }
  .on { position: relative; display: block; }
  .on:has(> .codicon) > .input { padding-right: 28px; }
  .on:has(> .icon-btn) > .input { padding-right: 32px; }
  .on > .icon-btn { position: absolute; right: 2px; top: 2px; }
  .on > .codicon { position: absolute; right: 8px; top: 6px; pointer-events: none; }
  .seg { display: inline-flex; flex-wrap: wrap; justify-self: start; border: 1px solid var(--control-line); border-radius: 4px; overflow: hidden; max-width: 100%; }
  .seg > label { position: relative; display: inline-flex; align-items: center; min-height: 26px; padding: 0 12px; color: var(--muted); cursor: pointer; }
  .seg > label + label { border-left: 1px solid var(--control-line); }
  .seg input { position: absolute; inset: 0; margin: 0; opacity: 0; cursor: pointer; }
  .seg > label:has(:checked) { background: var(--vscode-inputOption-activeBackground, transparent); color: var(--vscode-inputOption-activeForeground, var(--text)); outline: var(--checked-outline); outline-offset: -2px; }
  .seg > label:has(:focus-visible) { outline: 1px solid var(--focus); outline-offset: -2px; }
  .ready { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 8px 12px; align-items: center; }
  .ready dd { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 0 12px; text-align: right; }
  .fig { font: 600 var(--t-figure) var(--vscode-font-family); letter-spacing: -0.01em; }
  .absent { display: grid; gap: 8px; justify-items: start; padding: 24px; }
  .desk { padding: 16px; background: var(--vscode-sideBar-background, var(--tint)); }
  @media (max-width: 1199px) {
    .group { grid-template-columns: minmax(0, 1fr); }
    .group > h2 { padding-top: 0; }
  }
  @media (max-width: 899px) {
    :host { display: flex; flex-direction: column; height: auto; min-height: 100vh; }
    header { flex-wrap: wrap; padding: 8px 16px; }
    main { overflow: visible; padding: 0 16px 16px; }
    /* Without a box of its own, the button that saves sticks to the window and not to the end of the rail. */
    .rail { display: contents; }
    .rail > .body { overflow: visible; border-top: 1px solid var(--line); }
    .end { position: sticky; bottom: 0; z-index: 1; background: var(--surface); }
    .fields * { scroll-margin-bottom: 64px; }
  }
  @media (max-width: 559px) {
    .f1, .f2, .f3, .f4 { grid-column: span 6; }
    .legend { white-space: normal; }
    .end { flex-wrap: wrap; }
    .end > p { flex-basis: 100%; }
  }
`;
