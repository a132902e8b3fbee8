/** The Reminders page: tables beside a rail of 448 px that ends in its buttons; one column below 900 px. */
import { css } from 'lit';

export const remindersStyles = css`
  :host { --selected: var(--vscode-list-inactiveSelectionBackground, transparent); display: grid; grid-template: auto minmax(0, 1fr) / minmax(0, 1fr) 448px; height: 100vh; background: var(--surface); }
  header { grid-column: 1 / -1; display: flex; align-items: center; gap: var(--s2) var(--s3); min-height: 56px; padding: var(--s2) var(--s5); border-bottom: 1px solid var(--line); }
  header > .cut { min-width: 0; }
  main { overflow: auto; scrollbar-width: thin; padding: 0 24px 24px; }
  main > section { padding: 16px 0; }
  main > section + section { border-top: 1px solid var(--line); margin: 0 -24px; padding: 16px 24px; }
  .title { display: flex; align-items: center; gap: 8px; min-height: 24px; margin-bottom: 4px; }
  .scroll { position: relative; overflow-x: auto; margin: 0 -24px; padding: 0 24px; }
  .scroll:focus-visible { outline-offset: -2px; }
  .list :is(th, td) { padding: 4px 0 4px 12px; border-bottom: 1px solid var(--line); vertical-align: middle; text-align: left; }
  .list :is(th, td):first-child { padding-left: 0; }
  .list :is(th, td).num { text-align: right; }
  .list tbody th { font: var(--t-body) var(--vscode-font-family); color: var(--text); }
  .list tbody tr:last-child > * { border-bottom-color: transparent; }
  .list small, .past small { display: block; font: var(--t-small) var(--vscode-font-family); color: var(--muted); white-space: normal; }
  .list :is(.late, .number, .when) { white-space: nowrap; }
  .list .late { padding-right: 12px; min-width: 72px; }
  .list :is(.client, .what) { width: 100%; overflow-wrap: break-word; }
  .list .coming { min-width: 152px; padding-left: 24px; }
  .list .when { padding-left: 24px; }
  .held { display: flex; align-items: center; min-width: 136px; overflow-wrap: anywhere; }
  .held .step { flex: none; }
  .over tbody td { height: 40px; border-bottom: 0; cursor: pointer; }
  .over tbody tr:not(.group):hover > * { background: var(--hover); }
  .over tbody .group th { height: 36px; padding-bottom: 4px; vertical-align: bottom; font: var(--t-small) var(--vscode-font-family); color: var(--muted); }
  .over .selected > * { background: var(--selected); }
  .over .selected > :first-child { box-shadow: -24px 0 0 var(--selected); }
  .over .selected > :last-child { box-shadow: 24px 0 0 var(--selected); }
  /* Some themes' links do not stand out on what is selected. */
  .over .selected .link { color: var(--vscode-list-inactiveSelectionForeground, var(--text)); text-decoration: underline; }
  :host-context(body.vscode-high-contrast) .over .selected { outline: 2px solid var(--vscode-contrastActiveBorder, var(--text)); outline-offset: -2px; }
  .step { display: inline-flex; gap: 4px; align-items: center; width: 32px; margin-right: 8px; vertical-align: 1px; }
  .step i:not(.codicon) { width: 8px; height: 8px; border-radius: 50%; border: 1px solid var(--muted); }
  .step i.sent { background: var(--muted); }
  .step i.next:not(.codicon) { border: 2px solid var(--accent); }
  .rules td, .rules tbody th { height: 44px; }
  .rules .who { max-width: 176px; min-width: 144px; padding-right: 12px; }
  .rules .line-of { width: 100%; min-width: 184px; }
  .rules :is(.fee, .fee small) { white-space: nowrap; }
  .rules .fee { padding-left: 24px; }
  .rules .sending { white-space: nowrap; }
  .ends { display: flex; }
  .axis { display: block; overflow: visible; }
  .axis .line { fill: var(--control-line); }
  .axis .stop { fill: var(--surface); stroke: var(--control-line); }
  .axis.own .stop { stroke: var(--vscode-contrastBorder, var(--accent)); }
  .axis text { fill: var(--text); font: var(--t-small) var(--vscode-font-family); }
  .rail { display: grid; grid-template-rows: minmax(0, 1fr) auto; min-height: 0; min-width: 0; border-left: 1px solid var(--line); }
  .rail > .body { overflow: auto; scrollbar-width: thin; }
  .sec { padding: 16px; }
  .sec + .sec { border-top: 1px solid var(--line); }
  .sec .keep { white-space: pre-line; overflow-wrap: anywhere; }
  .sec > h3 { margin: 12px 0 4px; }
  .fig { font: 600 var(--t-figure) var(--vscode-font-family); letter-spacing: -0.01em; overflow-wrap: anywhere; }
  .fig small { font: var(--t-body) var(--vscode-font-family); color: var(--muted); letter-spacing: 0; }
  progress { display: block; width: 100%; height: 4px; margin: 4px 0 8px; border: 0; border-radius: 2px; overflow: hidden; appearance: none; background: var(--line); }
  progress::-webkit-progress-bar { background: var(--line); }
  progress::-webkit-progress-value { background: var(--accent); }
  .mail { border: 1px solid var(--control-line); border-radius: 4px; overflow: hidden; margin-top: 4px; }
  .mail .to { padding: 8px 12px; border-bottom: 1px solid var(--line); background: var(--tint); display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 2px 12px; align-items: center; font: var(--t-small) var(--vscode-font-family); overflow-wrap: anywhere; }
  .mail .to dt { color: var(--muted); }
  .mail .text { padding: 12px; display: grid; gap: 8px; overflow-wrap: anywhere; }
  .mail .text p { white-space: pre-line; }
  .mail textarea { resize: vertical; }
  .claim { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 2px 12px; margin: 12px 0 0; }
  .claim dd { text-align: right; white-space: nowrap; }
  .claim .part { grid-column: 1 / -1; padding-left: 12px; }
  .claim + .small { margin-top: 4px; }
  .sec .notice { margin-top: 8px; }
  .sec .notice:first-child { margin-top: 0; }
  .past { display: grid; grid-template-columns: max-content minmax(0, 1fr) auto; gap: 4px 12px; }
  .past li { display: contents; }
  .past .wide { grid-column: 1 / -1; margin-bottom: 8px; }
  .end { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; justify-content: flex-end; min-height: 56px; padding: 12px 16px; border-top: 1px solid var(--line); background: var(--surface); }
  .form { display: grid; gap: 12px; }
  .two { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 8px 12px; align-items: start; }
  .two .second { grid-column: 2; }
  .hint { align-self: end; padding-bottom: 4px; }
  fieldset { min-width: 0; margin: 0; padding: 0; border: 0; }
  legend { padding: 0; }
  .stage { display: grid; gap: 8px; padding-bottom: 12px; border-bottom: 1px solid var(--line); }
  .stage > legend { font-weight: 600; padding-bottom: 4px; }
  .check { display: flex; gap: 8px; align-items: center; }
  .check input { margin: 0; accent-color: var(--accent); }
  .radios { display: grid; gap: 4px; }
  .radios legend { padding-bottom: 4px; }
  .seg { display: inline-flex; justify-self: start; border: 1px solid var(--control-line); border-radius: 4px; overflow: hidden; }
  .seg > label { position: relative; display: inline-flex; align-items: center; min-height: 26px; padding: 0 12px; color: var(--muted); cursor: pointer; }
  .seg > label + label { border-left: 1px solid var(--control-line); }
  .seg input { position: absolute; inset: 0; margin: 0; opacity: 0; cursor: pointer; }
  .seg > label:has(:checked) { background: var(--vscode-inputOption-activeBackground, transparent); color: var(--vscode-inputOption-activeForeground, var(--text)); outline: var(--checked-outline); outline-offset: -2px; }
  .seg > label:has(:focus-visible) { outline: 1px solid var(--focus); outline-offset: -2px; }
  .texts > summary { cursor: pointer; }
  .texts > .form { margin-top: 8px; }
  #rule-texts:focus { outline: none; }
  .absent { display: grid; gap: 8px; justify-items: start; padding-top: 24px; }
  @media (max-width: 1199px) {
    :host { grid-template-columns: minmax(0, 1fr) 360px; }
    .end > .grow { display: none; }
    .list .coming, .list .when { padding-left: 12px; }
    .over .coming .nowrap .step { display: none; }
    .list .coming { min-width: 112px; }
  }
  @media (max-width: 900px) {
    :host { grid-template: auto auto auto / minmax(0, 1fr); height: auto; min-height: 100vh; }
    header { flex-wrap: wrap; padding: 8px 16px; }
    header > .cut { white-space: normal; }
    main { padding: 0 16px 16px; overflow: visible; min-width: 0; }
    main > section + section { margin: 0 -16px; padding: 16px; }
    .scroll { margin: 0 -16px; padding: 0 16px; }
    .rail { display: contents; }
    .rail > .body { overflow: visible; border-top: 1px solid var(--line); }
    .end { position: sticky; bottom: 0; z-index: 1; }
  }
  @media (max-width: 480px) {
    .two { grid-template-columns: minmax(0, 1fr); }
    .two .second { grid-column: auto; }
  }
`;
