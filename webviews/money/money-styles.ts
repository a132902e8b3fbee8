/** The Invoices page: ageing across, then rows of two columns; one column below 900 px. A section alone in a row takes all of it. */
import { css } from 'lit';

export const moneyStyles = css`
  :host { display: block; min-height: 100vh; background: var(--surface); }
  header { display: flex; align-items: center; flex-wrap: wrap; gap: var(--s2) var(--s3); min-height: 56px; padding: var(--s2) max(var(--s5), calc((100vw - 1280px) / 2 + var(--s5))); border-bottom: 1px solid var(--line); }
  header > .cut { min-width: 0; }
  header .select { width: 184px; }
  main { max-width: 1280px; margin: 0 auto; padding: 0 24px 24px; }
  .ageing { padding: 16px 0; border-bottom: 1px solid var(--line); }
  .title { display: flex; align-items: center; flex-wrap: wrap; gap: 4px 8px; min-height: 24px; margin-bottom: 8px; }
  .title .select { width: 136px; }
  .title .input { height: 24px; padding-top: 0; padding-bottom: 0; }
  .as-of { display: inline-flex; align-items: center; gap: 8px; margin-left: 8px; }
  .as-of .input { width: 136px; }
  .age { display: grid; grid-template-columns: 248px minmax(0, 1fr); align-items: start; }
  .age + .age { margin-top: 16px; }
  .figure { font: 600 var(--t-figure) var(--vscode-font-family); letter-spacing: -0.01em; overflow-wrap: anywhere; }
  .parts { display: grid; grid-template-columns: var(--parts); gap: 0 2px; padding-top: 8px; }
  .parts li { container-type: inline-size; min-width: 0; }
  .parts li > * { display: block; white-space: nowrap; }
  .parts strong { margin-top: 4px; font-size: clamp(11px, 9.6cqi, 13px); line-height: 20px; }
  .parts li::after { content: ''; display: block; height: 8px; margin-top: 8px; background: var(--band); border: 1px solid var(--vscode-contrastBorder, transparent); background-clip: border-box; }
  .parts li:first-child::after { border-radius: 2px 0 0 2px; }
  .parts li:last-child::after { border-radius: 0 2px 2px 0; }
  .parts li:only-child::after { border-radius: 2px; }
  .notDue { --band: var(--vscode-charts-blue, var(--accent)); }
  .days1To30 { --band: var(--vscode-charts-yellow, var(--warn)); }
  .days31To60 { --band: color-mix(in srgb, var(--vscode-charts-red, var(--danger)) 56%, var(--vscode-charts-yellow, var(--warn))); }
  .days61To90 { --band: color-mix(in srgb, var(--vscode-charts-red, var(--danger)) 80%, var(--vscode-charts-yellow, var(--warn))); }
  .over90 { --band: var(--vscode-charts-red, var(--danger)); }
  .cols { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 440px); border-bottom: 1px solid var(--line); }
  .cols:last-child { border-bottom: 0; }
  .cols:has(> section:only-child) { grid-template-columns: minmax(0, 1fr); }
  .cols > section { position: relative; min-width: 0; padding: 16px 24px 16px 0; }
  .cols > section:only-child { padding-right: 0; }
  .cols > section + section { padding: 16px 0 16px 24px; border-left: 1px solid var(--line); }
  .open { container: open / inline-size; }
  .vat { container: vat / inline-size; }
  .revenue { container: revenue / inline-size; }
  .vat .list tbody th { overflow-wrap: break-word; }
  .export .codicon { font-size: 14px; }
  .list :is(th, td) { padding: 4px 0 4px 12px; border-bottom: 1px solid var(--line); vertical-align: baseline; }
  .list :is(th, td):first-child { padding-left: 0; }
  .list tbody tr:last-child > * { border-bottom-color: transparent; }
  .list tbody th { font: var(--t-body) var(--vscode-font-family); color: var(--text); overflow-wrap: anywhere; }
  .list tfoot :is(th, td) { font: 600 var(--t-body) var(--vscode-font-family); color: var(--text); border-bottom: 0; }
  .list small { display: block; font: var(--t-small) var(--vscode-font-family); color: var(--muted); }
  .due :is(.when, .number, .num) { white-space: nowrap; }
  .due .client { max-width: 208px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .due .acts { padding-top: 2px; padding-bottom: 2px; vertical-align: middle; }
  .acts .row { flex-wrap: wrap; justify-content: flex-end; gap: 4px; }
  .acts .codicon { display: none; }
  .acts .words { margin: 0; }
  .days { margin-bottom: 8px; }
  .key { display: inline-flex; flex-wrap: wrap; gap: 4px 12px; font: var(--t-small) var(--vscode-font-family); }
  .key span { display: inline-flex; align-items: center; gap: 4px; }
  .swatch { width: 12px; height: 12px; border-radius: 2px; background: var(--fill); outline: 1px solid var(--vscode-contrastBorder, transparent); outline-offset: -1px; }
  :host { --fill: var(--vscode-charts-blue, var(--accent)); }
  .cash { --fill: color-mix(in srgb, var(--vscode-charts-blue, var(--accent)) 52%, var(--surface)); }
  .scroll { overflow-x: auto; }
  .chart { display: grid; grid-template-columns: repeat(12, minmax(0, 1fr)); text-align: center; font: var(--t-small) var(--vscode-font-family); }
  .chart li { display: grid; grid-template-rows: 168px auto; min-width: 0; }
  .pair { display: flex; align-items: flex-end; justify-content: center; gap: 2px; border-bottom: 1px solid var(--control-line); }
  .bar-of { display: grid; gap: 4px; justify-items: center; min-width: 28px; white-space: nowrap; }
  .bar-of svg { display: block; width: 28px; border-radius: 2px 2px 0 0; }
  .bar-of rect { fill: var(--fill); stroke: var(--bar-outline); }
  .chart .name { padding-top: 4px; color: var(--muted); }
  .chart .now { color: var(--text); font-weight: 600; }
  .below { display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: start; gap: 4px 16px; }
  .below > .small { padding-top: 8px; }
  .chart-table { max-width: 480px; }
  .absent { display: grid; gap: 8px; justify-items: start; padding-top: 24px; }
  .absent p { max-width: 72ch; }
  /* Beside a side bar: where the words of the actions have no room, their icons have. */
  @container open (max-width: 760px) {
    .due .client { max-width: none; white-space: normal; }
    .acts .row { flex-wrap: nowrap; }
    .acts .second .codicon { display: inline-block; margin: 0; }
    .acts .second .words { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    .acts .second::part(base) { padding: 0 4px; }
  }
  @container open (max-width: 616px) {
    .due .client { overflow-wrap: anywhere; }
    .acts .codicon { display: inline-block; margin: 0; }
    .acts .words { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    .acts vscode-button::part(base) { padding: 0 4px; }
  }
  @container open (max-width: 440px) { .export .words { display: none; } }
  @container vat (max-width: 392px) { .export .words { display: none; } }
  @container revenue (max-width: 680px) { .export .words { display: none; } }
  @media (max-width: 1100px) { .cols { grid-template-columns: minmax(0, 1fr) minmax(0, 376px); } }
  @media (max-width: 900px) {
    header { padding: 8px 16px; }
    main { padding: 0 16px 16px; }
    .age { grid-template-columns: minmax(0, 1fr); gap: 8px; }
    .cols { grid-template-columns: minmax(0, 1fr); }
    .cols > section { padding-right: 0; }
    .cols > section + section { padding-left: 0; border-left: 0; border-top: 1px solid var(--line); }
    .chart { min-width: 568px; }
    .chart.exact { min-width: 800px; }
    .pair { gap: 1px; }
    .bar-of { min-width: 20px; }
    .bar-of svg { width: 20px; }
  }
  @media (max-width: 640px) {
    /* One band below another, each with a bar of its share. */
    .parts { grid-template-columns: minmax(0, 1fr); gap: 8px; padding-top: 0; }
    .parts li { display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: baseline; }
    .parts strong { margin: 0; }
    .parts li::after { grid-column: 1 / -1; width: calc(var(--share) * 100%); min-width: 2px; height: 4px; margin-top: 2px; border-radius: 2px !important; }
    .below { grid-template-columns: minmax(0, 1fr); }
  }
  @media (max-width: 560px) {
    header > .grow { display: none; }
    header > .cut { white-space: normal; width: 100%; order: 1; }
    header .select { flex: 1 1 136px; }
  }
  @media (max-width: 480px) {
    /* A row takes three lines: when and how much, who, which and what to do. */
    .due :is(thead, tbody, tfoot), .due { display: block; }
    .due thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    .due tr { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 2px 8px; align-items: center; padding: 6px 0; border-bottom: 1px solid var(--line); }
    .due tfoot tr { border-bottom: 0; }
    .due :is(th, td) { padding: 0 !important; border: 0; }
    .due .when { order: 1; } .due .amount { order: 2; } .due .client { order: 3; grid-column: 1 / -1; } .due .number { order: 4; } .due .acts { order: 5; width: auto; }
  }
`;
