/** Header, steps, what is looked at with its evidence, and the bar of the decision; one column below 760 px. Code wraps: nothing scrolls sideways. */
import { css } from 'lit';

export const runStyles = css`
  :host { display: grid; grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr); height: 100vh; background: var(--surface); }
  header.head { display: flex; align-items: center; flex-wrap: wrap; gap: var(--s1) var(--s3); min-height: 56px; padding: var(--s2) var(--s5); border-bottom: 1px solid var(--line); }
  .head > .cut { min-width: 0; }
  .head dl { display: flex; gap: var(--s5); }
  .head dl > div { display: flex; gap: var(--s2); align-items: baseline; white-space: nowrap; }
  .head dt { color: var(--muted); }
  .head dd { font-weight: 600; }
  .body { display: grid; grid-template-columns: 280px minmax(0, 1fr); min-height: 0; }
  .steps { border-right: 1px solid var(--line); overflow: auto; padding: 12px 8px; scrollbar-width: thin; }
  .steps button { position: relative; display: grid; grid-template-columns: 16px minmax(0, 1fr) auto; gap: 0 8px; width: 100%; padding: 6px 8px; border: 0; border-radius: 4px; background: none; text-align: left; cursor: pointer; }
  .steps button:hover { background: var(--vscode-list-hoverBackground, transparent); outline: var(--hover-outline); }
  .steps li[aria-current] button { background: var(--vscode-list-activeSelectionBackground, transparent); color: var(--vscode-list-activeSelectionForeground, inherit); outline: 1px solid var(--vscode-contrastActiveBorder, transparent); outline-offset: -1px; }
  .steps button:focus-visible { outline: 1px solid var(--focus); outline-offset: -1px; }
  .steps .codicon { margin-top: 2px; }
  .steps li:not(:last-child) button::after { content: ''; position: absolute; left: 15.5px; top: 28px; bottom: -4px; width: 1px; background: var(--control-line); }
  .steps .name { overflow-wrap: anywhere; }
  .steps small { grid-column: 2 / -1; font: var(--t-small) var(--vscode-font-family); color: var(--muted); overflow-wrap: anywhere; }
  .steps .cost { color: var(--muted); font: var(--t-small) var(--vscode-font-family); line-height: 20px; white-space: nowrap; }
  .steps li[aria-current] :is(small, .cost, .codicon) { color: inherit; }
  .content { display: grid; grid-template: auto / minmax(0, 1fr) 320px; overflow: auto; scrollbar-width: thin; }
  main:focus-visible { outline-offset: -1px; }
  main { display: grid; grid-template-columns: minmax(0, 1fr); grid-auto-rows: max-content; gap: 16px; align-content: start; min-width: 0; padding: 16px 24px 24px; }
  main > p, .prose { max-width: 80ch; }
  .title { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; min-height: 28px; }
  .title + p.small { margin-top: -12px; }
  progress { display: block; appearance: none; width: 100%; height: 2px; margin-top: 4px; border: 0; background: var(--track); }
  progress::-webkit-progress-bar { background: var(--track); }
  progress::-webkit-progress-value { background: var(--accent); }

  .file { border: 1px solid var(--line); border-radius: 4px; overflow: clip; }
  .file > header { display: flex; align-items: center; flex-wrap: wrap; gap: 0 8px; min-height: 36px; padding: 0 8px 0 12px; background: var(--tint); }
  .file h3 { font: 12px/20px var(--mono); overflow-wrap: anywhere; }
  .hunk { border-top: 1px solid var(--line); }
  .hunk > header { display: flex; align-items: center; gap: 8px; min-height: 32px; padding: 0 8px 0 12px; font: var(--t-small) var(--vscode-font-family); }
  .hunk:focus-within { box-shadow: inset 2px 0 0 var(--focus); }
  .choice, .commands label { display: inline-flex; align-items: center; gap: 6px; min-height: 24px; cursor: pointer; }
  input[type='checkbox'] { flex: none; width: 16px; height: 16px; margin: 0; accent-color: var(--vscode-button-background, transparent); }
  :host-context(body.vscode-high-contrast) input[type='checkbox'] { outline: 1px solid var(--vscode-contrastBorder, transparent); border-radius: 2px; }
  input[type='checkbox']:focus-visible, :host-context(body.vscode-high-contrast) input[type='checkbox']:focus-visible { outline: 2px solid var(--focus); outline-offset: 1px; }
  .diff { padding-bottom: 4px; font: 12px/20px var(--mono); font-variant-ligatures: none; }
  .line { display: grid; grid-template-columns: 40px 40px 24px minmax(0, 1fr); padding-right: 12px; border-left: 3px solid transparent; min-height: 20px; }
  .line .n { padding-right: 8px; text-align: right; color: var(--muted); user-select: none; }
  .line .sign { text-align: center; user-select: none; }
  .line code { white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 2; font: inherit; }
  .line.added { background: var(--vscode-diffEditor-insertedLineBackground, transparent); border-left-color: var(--vscode-diffEditor-insertedTextBorder, transparent); }
  .line.removed { background: var(--vscode-diffEditor-removedLineBackground, transparent); border-left: 3px dashed var(--vscode-diffEditor-removedTextBorder, transparent); }
  .line:is(.added, .removed) .n { color: var(--text); }
  .line :is(ins, del) { text-decoration: none; border-radius: 2px; }
  .line ins { background: var(--vscode-diffEditor-insertedTextBackground, transparent); outline: 1px solid var(--vscode-diffEditor-insertedTextBorder, transparent); }
  .line del { background: var(--vscode-diffEditor-removedTextBackground, transparent); outline: 1px dashed var(--vscode-diffEditor-removedTextBorder, transparent); }
  .off .line { background: none; border-left-color: transparent; }
  .off .line:is(.added, .removed) :is(code, .n, .sign) { color: var(--muted); }
  .off .line.added code { text-decoration: line-through; }
  .off .line :is(ins, del) { background: none; outline: 0; }
  .off .line ins { text-decoration: line-through; }
  .note { padding: 4px 12px 8px; }

  .noted { padding: 4px 12px 8px; }
  .noted textarea { field-sizing: content; max-height: 200px; }

  .commands { display: grid; gap: 4px; padding: 8px 12px; border: 1px solid var(--line); border-radius: 4px; }
  .commands label { align-items: start; padding: 2px 0; }
  .commands input { margin-top: 2px; }
  code, pre { font-family: var(--mono); font-size: 12px; font-variant-ligatures: none; }
  :is(p, .what, dd) code, .notice code { padding: 0 3px; border-radius: 3px; background: var(--tint); outline: 1px solid var(--vscode-contrastBorder, transparent); overflow-wrap: anywhere; }
  .commands code, .ran code { white-space: pre-wrap; overflow-wrap: anywhere; line-height: 20px; }
  pre { margin: 0; padding: 8px 12px; border: 1px solid var(--line); border-radius: 4px; white-space: pre-wrap; overflow-wrap: anywhere; line-height: 20px; }
  .file > pre { border-width: 1px 0 0; border-radius: 0; }

  .activity > li { display: grid; grid-template-columns: 16px minmax(0, 1fr) auto; gap: 0 8px; padding: 6px 0; border-bottom: 1px solid var(--line); }
  .activity > li:last-child { border-bottom-color: transparent; }
  .activity > li > .codicon { margin-top: 2px; }
  .activity .what { overflow-wrap: anywhere; white-space: pre-line; }
  .activity div.what { white-space: normal; }
  .activity small { margin-left: 8px; font: var(--t-small) var(--vscode-font-family); color: var(--muted); }
  .refused { margin-top: 2px; }
  .fold > summary { cursor: pointer; border-radius: 2px; }
  .fold > summary:focus-visible { outline-offset: 2px; }
  .diff .fold > summary { padding: 4px 12px; font: var(--t-small) var(--vscode-font-family); color: var(--link); }
  .fold h4 { margin: 8px 0 4px; font: var(--t-small) var(--vscode-font-family); color: var(--muted); }
  .fold .link { margin-top: 8px; }

  .prose { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; overflow-wrap: anywhere; }
  .prose h3 { margin-top: 8px; }
  .prose .item { position: relative; padding-left: 16px; }
  .prose .item::before { content: '•'; position: absolute; left: 4px; color: var(--muted); }
  .prose table { border-collapse: collapse; width: 100%; }
  .prose th, .prose td { padding: 4px 8px; text-align: start; vertical-align: top; border-bottom: 1px solid var(--control-line); }
  .prose th:first-child, .prose td:first-child { padding-left: 0; }
  .prose th { font-weight: 600; white-space: nowrap; }
  .prose .num { text-align: end; white-space: nowrap; }
  .prose .quote { padding-left: 12px; border-left: 2px solid var(--control-line); }
  .artifacts { margin-top: 4px; }
  .artifacts li { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; gap: 0 12px; align-items: center; padding: 4px 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
  .artifacts small { font: var(--t-small) var(--vscode-font-family); }

  .facts { border-left: 1px solid var(--line); }
  .facts > section { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; padding: 16px; overflow-wrap: anywhere; }
  .facts > section + section { border-top: 1px solid var(--line); }
  .head-row { display: flex; align-items: center; gap: 8px; }
  .head-row h2 { flex: 1; }
  .ran { display: grid; gap: 8px; }
  .ran li { display: grid; grid-template-columns: 16px minmax(0, 1fr); gap: 0 8px; }
  .ran .codicon { margin-top: 2px; }
  .ran small { grid-column: 2; font: var(--t-small) var(--vscode-font-family); color: var(--muted); }
  .spent { display: grid; gap: 8px; }
  .spent > div { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 16px; }
  .spent small { display: block; font: var(--t-small) var(--vscode-font-family); color: var(--muted); }
  .spent .total { font-weight: 600; }

  .approve { display: grid; gap: 8px; padding: 12px 24px; border-top: 1px solid var(--line); background: var(--vscode-sideBar-background, var(--surface)); }
  .bar { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 8px 24px; align-items: center; }
  .bar dl { display: flex; flex-wrap: wrap; align-items: end; gap: 4px 32px; min-width: 0; }
  .bar dt { font: var(--t-small) var(--vscode-font-family); color: var(--muted); }
  .bar .where { min-width: 0; max-width: 40ch; }
  .acts { display: flex; flex-wrap: wrap; align-items: center; justify-content: flex-end; gap: 8px; }
  .choices { margin: 0; padding: 8px 12px; border: 1px solid var(--line); border-radius: 4px; }
  .choices .choice { display: flex; align-items: flex-start; padding: 4px 0; }
  .approve textarea { field-sizing: content; max-height: 88px; }
  #to-body { field-sizing: content; max-height: 400px; font: 12px/20px var(--mono); }
  main > .field { max-width: 80ch; }
  .absent { display: grid; gap: 8px; justify-items: start; padding: 24px; align-content: start; }
  @media (prefers-reduced-motion: no-preference) {
    .codicon.spin { animation: spin 1.6s linear infinite; }
    :host-context(body.vscode-reduce-motion) .codicon.spin { animation: none; }
    @keyframes spin { to { transform: rotate(360deg); } }
  }
  @media (max-width: 1200px) {
    .body { grid-template-columns: 248px minmax(0, 1fr); }
    .content { grid-template: max-content max-content / minmax(0, 1fr); align-content: start; }
    .facts { border-left: 0; border-top: 1px solid var(--line); }
    .facts > section { padding: 16px 24px; }
  }
  @media (max-width: 760px) {
    :host { height: auto; min-height: 100vh; }
    header.head { padding: 8px 16px; }
    .head > .grow { display: none; }
    .body { grid-template-columns: minmax(0, 1fr); align-content: start; }
    .steps { border-right: 0; border-bottom: 1px solid var(--line); }
    main, .facts > section { padding: 16px; }
    .approve { position: sticky; bottom: 0; padding: 12px 16px; }
    .bar { grid-template-columns: minmax(0, 1fr); }
  }
`;
