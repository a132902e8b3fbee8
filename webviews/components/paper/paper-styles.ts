/** The paper: white with its own colours in every theme, as it will be printed. */
import { css } from 'lit';

export const paperStyles = css`
  :host { display: block; width: 760px; margin: 0 auto; }
  .paper {
    --ink: #1a1a1a; --ink-2: #5c5c5c; --rule: #d9d9d9; --accent-rule: var(--look-rule, var(--ink)); --accent-text: var(--look-text, var(--ink)); --wash: #f4f4f4; --paper-link: #005fb8;
    --muted: var(--ink-2); --link: var(--paper-link);
    display: flex; flex-direction: column; min-height: 960px; padding: 32px 56px 40px;
    background: #ffffff; color: var(--ink); color-scheme: light; border: 1px solid var(--line); overflow-wrap: anywhere;
  }
  .paper :focus-visible { outline-color: var(--paper-link); }
  .logo { margin: 0 0 20px; line-height: 0; }
  .logo.right { text-align: right; }
  .logo img { height: var(--look-logo-height); max-width: 100%; object-fit: contain; object-position: left; }
  .logo.right img { object-position: right; }
  .sender strong, h2 { color: var(--accent-text); }
  .sender { display: flex; gap: 8px 24px; flex-wrap: wrap; justify-content: space-between; }
  .parties { display: grid; grid-template-columns: 1fr auto; gap: 24px; margin: 20px 0 24px; }
  .meta { display: grid; grid-template-columns: auto auto; gap: 0 16px; align-content: start; }
  .meta dt { color: var(--ink-2); }
  .meta dd { text-align: right; }
  .title { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 4px 8px; margin-bottom: 16px; }
  h2 { font: 600 20px/28px var(--vscode-font-family); }
  .lines th { padding: 0 8px 4px; border-bottom: 1px solid var(--accent-rule); color: var(--ink-2); white-space: nowrap; }
  .lines td { padding: 6px 8px; vertical-align: top; border-bottom: 1px solid var(--rule); }
  .lines :is(th, td):first-child { padding-left: 0; }
  .lines .position { width: 32px; }
  .lines .period { white-space: nowrap; }
  .lines :is(th, td):last-child { padding-right: 0; }
  .lines .has-trace { cursor: pointer; }
  .lines .open > td { border-bottom: 0; }
  .lines .open .line-btn { font-weight: 600; }
  .line-btn { position: relative; padding: 0; border: 0; background: none; color: inherit; cursor: pointer; text-align: left; border-radius: 2px; }
  .line-btn .codicon { position: absolute; left: -20px; top: 3px; color: var(--ink-2); visibility: hidden; }
  :is(tr:hover, .open) .codicon, .line-btn:focus-visible .codicon { visibility: visible; }
  .lines .trace > td { padding: 0 0 8px; }
  .inset { background: var(--wash); border-radius: 4px; padding: 8px 12px 8px 52px; margin: 0 -12px; }
  .inset > p { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 16px; padding-bottom: 4px; font: var(--t-small) var(--vscode-font-family); color: var(--ink-2); }
  .inset thead { position: absolute; clip-path: inset(50%); }
  .lines .inset td { padding: 4px 8px; vertical-align: baseline; font: 12px/16px var(--vscode-font-family); border-bottom: 0; width: auto; }
  .lines .inset td:first-child { padding-left: 0; }
  .lines .inset td:last-child { padding-right: 0; }
  .inset .link { white-space: nowrap; }
  .lines .inset td.mono { font: 11px/16px var(--mono); }
  .lines .group th { padding: 12px 0 4px; color: var(--ink); font-weight: 600; text-align: left; border-bottom: 1px solid var(--rule); }
  .lines .subtotal td { font-weight: 600; }
  .annex { margin-top: 16px; }
  .detail { font: var(--t-small) var(--vscode-font-family); color: var(--ink-2); white-space: pre-line; }
  .sums { width: 296px; max-width: 100%; margin: 12px 0 32px auto; display: grid; grid-template-columns: 1fr auto; gap: 2px 8px; }
  .sums dd { text-align: right; white-space: nowrap; }
  .sums .total { font-weight: 600; border-top: 1px solid var(--accent-rule); padding-top: 6px; margin-top: 4px; font-size: 16px; line-height: 24px; }
  .sums dt.total { margin-right: -8px; }
  .closing { white-space: pre-line; }
  .closing + .closing { margin-top: 4px; }
  .code { display: flex; align-items: center; gap: 8px; margin: 16px 0 0 -10px; }
  .code svg { width: 104px; height: 104px; background: #fff; fill: #000; }
  footer { margin-top: auto; }
  footer > div > span:nth-child(4):last-child { grid-column: 1 / -1; }
  footer > div { margin-top: 32px; border-top: 1px solid var(--rule); padding-top: 8px; display: grid; grid-template-columns: 1fr 1fr auto; gap: 8px 24px; font: var(--t-small) var(--vscode-font-family); color: var(--ink-2); }
`;
