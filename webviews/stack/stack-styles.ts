/** The Stack page: languages beside technologies, one column below 900 px. */
import { css } from 'lit';

export const stackStyles = css`
  :host { display: block; min-height: 100vh; background: var(--surface); }
  header { display: flex; align-items: center; gap: var(--s3); min-height: 56px; padding: var(--s2) max(var(--s5), calc((100vw - 1280px) / 2 + var(--s5))); border-bottom: 1px solid var(--line); }
  header > * { flex-shrink: 0; }
  header > .cut { flex-shrink: 1; min-width: 0; }
  header .select { width: 208px; }
  main { max-width: 1280px; margin: 0 auto; padding: 0 24px 24px; }
  main.absent { display: grid; gap: 8px; justify-items: start; padding-top: 24px; }
  .absent p { max-width: 72ch; }
  .absent vscode-button { margin-top: 8px; }
  .cols { display: grid; grid-template-columns: minmax(0, 360px) minmax(0, 1fr); }
  .side { padding: 16px 24px 16px 0; }
  .main { min-width: 0; padding: 0 0 16px 24px; border-left: 1px solid var(--line); }
  .main > section { padding: 16px 0; border-bottom: 1px solid var(--line); }
  .main > section:last-of-type { border-bottom: 0; }
  h2 { margin-bottom: 8px; }
  .list :is(th, td) { padding: 4px 0 4px 8px; border-bottom: 1px solid var(--line); vertical-align: baseline; }
  .list :is(th, td):first-child { padding-left: 0; }
  .list tbody tr:last-child > * { border-bottom-color: transparent; }
  .list tbody th { font: var(--t-body) var(--vscode-font-family); color: var(--text); overflow-wrap: anywhere; }
  .list .bar-cell { width: 64px; vertical-align: middle; }
  .missing { padding-top: 12px; }
  .tech { display: grid; grid-template-columns: minmax(0, 240px) minmax(0, 1fr); gap: 2px 16px; padding: 4px 0; }
  .tech + .tech { border-top: 1px solid var(--line); }
  .tech h3 { display: inline; overflow-wrap: anywhere; }
  .places { display: grid; gap: 2px; }
  .places li { overflow-wrap: anywhere; }
  .places .mono { overflow-wrap: anywhere; }
  summary { width: fit-content; border-radius: 2px; color: var(--muted); cursor: pointer; }
  summary:hover { color: var(--text); }
  @media (max-width: 900px) {
    header { flex-wrap: wrap; padding: 8px 16px; gap: 4px 12px; }
    main { padding: 0 16px 16px; }
    .cols { grid-template-columns: minmax(0, 1fr); }
    .side { padding: 16px 0; border-bottom: 1px solid var(--line); }
    .main { padding-left: 0; border-left: 0; }
  }
  @media (max-width: 560px) {
    header > .grow { display: none; }
    header > strong { width: 100%; white-space: normal; }
    header .read { width: 100%; justify-content: space-between; }
    header .select { flex: 1 1 160px; }
    .tech { grid-template-columns: minmax(0, 1fr); }
  }
`;
