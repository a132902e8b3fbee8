/** The Approvals page: a table with the open week below its row; narrow, the less needed columns go. */
import { css } from 'lit';

export const approvalsStyles = css`
  :host { display: block; min-height: 100vh; background: var(--surface); }
  header { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s2) var(--s3); min-height: 56px; padding: var(--s2) max(var(--s5), calc((100vw - 1280px) / 2 + var(--s5))); border-bottom: 1px solid var(--line); }
  main { max-width: 1280px; margin: 0 auto; padding: 0 24px 24px; }
  main.absent { display: grid; gap: 8px; justify-items: start; padding-top: 24px; }
  .bar { position: sticky; top: 0; z-index: 1; padding: 8px 0; background: var(--surface); border-bottom: 1px solid var(--line); }
  .bar .row { flex-wrap: wrap; min-height: 28px; }
  .reason-form { display: flex; flex-wrap: wrap; align-items: end; gap: 8px; padding: 8px 0; max-width: 720px; }
  .reason-form .field { flex-basis: 240px; }
  .told { padding: 8px 0; }
  .reopens { padding: 4px 0 0 12px; }
  .weeks :is(th, td) { padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); vertical-align: baseline; }
  .weeks .num { padding-left: 12px; }
  .weeks tbody th { font: var(--t-body) var(--vscode-font-family); color: var(--text); text-align: left; }
  .weeks td:first-child { width: 28px; padding-right: 8px; }
  .weeks tr.open > * { border-bottom: 0; }
  .late { white-space: nowrap; padding-right: 0 !important; }
  .days { display: block; }
  .below { display: none; }
  .name { color: var(--text); font-weight: 600; overflow-wrap: anywhere; }
  .name .codicon { margin-right: 4px; }
  input[type='checkbox'] { width: 16px; height: 16px; margin: 0; accent-color: var(--vscode-button-background, transparent); vertical-align: -3px; }
  .week { display: grid; gap: 16px; padding: 4px 0 12px 24px; }
  .week h2 { margin-bottom: 4px; }
  .entries li + li { border-top: 1px solid var(--line); }
  .entry { display: grid; grid-template-columns: 84px 136px 44px minmax(0, 1fr) auto auto; gap: 4px 12px; align-items: center; padding: 4px 0; }
  .what { overflow-wrap: anywhere; }
  .what .shared { display: block; }
  .acts { display: inline-flex; gap: 4px; grid-column: 6; }
  .entry .state { grid-column: 5; white-space: normal; }
  .changes { display: grid; gap: 2px; }
  .comments { display: grid; gap: 8px; margin-bottom: 8px; }
  .comments p { white-space: pre-wrap; overflow-wrap: anywhere; }
  .say { max-width: 720px; }
  @media (max-width: 900px) {
    header { padding: 8px 16px; }
    main { padding: 0 16px 16px; }
    .weeks .late { display: none; }
    .entry { grid-template-columns: 84px minmax(0, 1fr) 44px auto; }
    .what { grid-column: 1 / 4; grid-row: 2; }
    .entry .state { grid-column: 1 / 4; grid-row: 3; }
    .acts { grid-column: 4; grid-row: 1; }
  }
  @media (max-width: 560px) {
    .weeks :is(th, td):nth-child(5), .weeks :is(th, td):nth-child(7) { display: none; }
    .weeks .num { padding-left: 4px; }
    .weeks :is(th, td) { padding-right: 8px; }
    .weeks :is(th, td) :is(.nowrap, .days), .weeks .num { white-space: normal; }
    .week { padding-left: 0; }
    .entry { grid-template-columns: minmax(0, 1fr) 44px auto; }
    .entry .day { grid-column: 1 / -1; }
    .entry > * { grid-row: auto !important; }
    .what, .entry .state { grid-column: 1 / -1; }
    .acts { grid-column: 3; }
    .say { flex-wrap: wrap; }
  }
  @media (max-width: 440px) {
    .weeks :is(th, td) { vertical-align: top; }
    .weeks .ofweek { display: none; }
    .weeks .below { display: block; font-weight: normal; }
  }
`;
