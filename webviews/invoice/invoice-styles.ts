/** The invoice panel: header over paper and rail; where there is no room for two columns the rail opens below the header. */
import { css } from 'lit';

export const invoiceStyles = css`
  :host { display: grid; grid-template: auto minmax(0, 1fr) / minmax(0, 1fr) 304px; height: 100vh; }
  .head, .loading, .gone { grid-column: 1 / -1; }
  .gone { display: flex; gap: var(--s3); align-items: baseline; padding: var(--s5); }
  .head { display: flex; align-items: center; gap: var(--s3); min-height: 56px; padding: var(--s2) var(--s5); border-bottom: 1px solid var(--line); }
  .head > * { min-width: 0; max-width: 100%; flex-shrink: 0; }
  .head > .cut { flex-shrink: 1; }
  .head h1 { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; outline-offset: 2px; }
  .zoom { gap: 0; }
  .percent { width: 52px; justify-content: center; color: var(--text); }
  .desk { overflow: auto; scrollbar-gutter: stable; padding: 16px 24px; background: var(--vscode-sideBar-background, var(--tint)); scrollbar-width: thin; }
  .rail { border-left: 1px solid var(--line); display: grid; grid-template-rows: auto minmax(0, 1fr) auto; min-height: 0; }
  .scroll { overflow: auto; scrollbar-width: thin; grid-row: 2; }
  .refusal { padding: 12px 16px; border-bottom: 1px solid var(--line); }
  vireo-issue { grid-row: 3; }
  .zoom { margin-left: auto; }
  .toggle { display: none; padding: 0 8px; color: var(--text); border: 1px solid var(--control-line); }
  @media (max-width: 899px) {
    :host { grid-template: auto auto auto 1fr auto / minmax(0, 1fr); height: auto; min-height: 100vh; }
    .head { grid-row: 1; position: sticky; top: 0; z-index: 1; flex-wrap: wrap; padding: 8px 16px; gap: 4px 12px; background: var(--surface); }
    .toggle { display: inline-flex; }
    .desk { grid-row: 4; padding: 8px; scrollbar-gutter: auto; }
    .rail { display: contents; }
    .alert { grid-row: 2; }
    .scroll { display: none; grid-row: 3; overflow: visible; border-bottom: 1px solid var(--line); scroll-margin-top: 96px; }
    .open .scroll { display: block; }
    vireo-issue { grid-row: 5; position: sticky; bottom: 0; z-index: 1; }
  }
  @media (max-width: 899px) and (max-height: 479px) { .head { position: static; } }
  @media (max-width: 560px) { .head > .grow { display: none; } .head > .cut { white-space: normal; } }
`;
