/** The hours above, one row an event with a box for each channel below. */
import { css } from 'lit';

export const notificationsStyles = css`
  :host { display: block; min-height: 100vh; background: var(--surface); }
  header { display: flex; align-items: center; flex-wrap: wrap; gap: var(--s2) var(--s3); min-height: 56px; padding: var(--s2) max(var(--s5), calc((100vw - 1120px) / 2 + var(--s5))); border-bottom: 1px solid var(--line); }
  main { max-width: 1120px; margin: 0 auto; padding: 0 24px 24px; }
  section { padding: 16px 0; }
  .when { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 32px; padding: 12px 0; border-bottom: 1px solid var(--line); }
  .when .row { flex-wrap: wrap; }
  .when .input { height: 24px; width: auto; padding: 0 4px; }
  .when .input:disabled, input[type='checkbox']:disabled { opacity: 0.5; }
  .check { display: inline-flex; align-items: center; gap: 6px; }
  input[type='checkbox'] { width: 16px; height: 16px; margin: 0; accent-color: var(--vscode-button-background, transparent); vertical-align: middle; cursor: pointer; }
  :host-context(body.vscode-high-contrast) input[type='checkbox'] { outline: 1px solid var(--vscode-contrastBorder, transparent); }
  input[type='checkbox']:focus-visible { outline: 2px solid var(--focus); outline-offset: 1px; }
  input[type='checkbox']:disabled { cursor: default; }
  .scroll { position: relative; overflow-x: auto; }
  .matrix { table-layout: fixed; min-width: 480px; }
  .matrix .channel { width: 136px; }
  .matrix thead th { padding: 12px 8px 8px; text-align: center; vertical-align: top; border-bottom: 1px solid var(--line); color: var(--text); font: 600 var(--t-body) var(--vscode-font-family); }
  .matrix small, li small { display: block; font: var(--t-small) var(--vscode-font-family); color: var(--muted); }
  .matrix thead small { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .matrix tbody th { font: inherit; color: inherit; padding: 0 8px 0 0; }
  .matrix :is(tbody th, tbody td) { height: 32px; border-bottom: 1px solid var(--line); vertical-align: middle; }
  .matrix td { text-align: center; }
  .matrix tbody tr:hover > * { background: var(--hover); }
  .matrix .group th { height: 36px; vertical-align: bottom; padding-bottom: 4px; font: 600 var(--t-body) var(--vscode-font-family); background: none; }
  .lock { color: var(--muted); }
  .title { display: flex; align-items: center; gap: 8px; min-height: 28px; margin-bottom: 8px; }
  li { padding: 4px 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
  .absent { display: grid; gap: 8px; justify-items: start; padding-top: 24px; }
  @media (max-width: 900px) {
    header { padding: 8px 16px; }
    main { padding: 0 16px 16px; }
    .matrix .channel { width: 88px; }
    .matrix { min-width: 420px; }
  }
`;
