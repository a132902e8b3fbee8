/** The rail's own layout. */
import { css } from 'lit';

export const fieldLayout = css`
  :host { display: grid; gap: 16px; align-content: start; padding: 16px; }
  form { display: grid; gap: 12px; }
  .input { scroll-margin-block: 104px; }
  .two { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 12px; }
  .checks { display: grid; gap: 4px; padding-top: 12px; border-top: 1px solid var(--line); }
  .checks ul { display: grid; gap: 4px; }
  .checks li { display: grid; grid-template-columns: 16px minmax(0, 1fr); gap: 8px; }
  .checks .codicon { margin-top: 2px; }
  /* After a click, too: the eye is at the button that led here. */
  .failed:focus { outline: 1px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
  .facts { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 4px 16px; }
  .facts dt { color: var(--muted); }
  .facts dd { text-align: right; overflow-wrap: anywhere; }
  .facts .sum { font-weight: 600; border-top: 1px solid var(--line); padding-top: 8px; margin-top: 4px; }
  .facts dt.sum { color: var(--text); margin-right: -16px; }
  @media (min-width: 600px) and (max-width: 899px) {
    form { grid-template-columns: repeat(2, minmax(0, 1fr)); }
    .facts { max-width: 400px; }
  }
`;
