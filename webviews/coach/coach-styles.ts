/** The coach, in the side bar or a tab: header, one scrolling log, the composer pinned below. */
import { css } from 'lit';

export const coachStyles = css`
  :host { display: grid; grid-template-rows: auto minmax(0, 1fr) auto; grid-template-columns: minmax(0, 1fr); height: 100vh; max-width: 760px; margin-inline: auto; background: var(--surface); }
  .log { overflow-y: auto; padding: 4px 16px 16px; scrollbar-width: thin; }
  .list { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; }
  .earlier { justify-self: start; margin-top: 8px; }
  .empty { display: grid; gap: 12px; padding-top: 12px; }
  .empty ul { display: grid; gap: 4px; }
  .example { width: 100%; min-height: 28px; padding: 4px 8px; border: 1px solid var(--control-line); border-radius: 4px; background: none; color: var(--link); text-align: start; cursor: pointer; }
  .example:hover { background: var(--hover); outline: var(--hover-outline); }
  .connection { display: flex; gap: 8px; align-items: center; padding: 4px 16px; }
  .foot { min-width: 0; padding-top: 8px; }
`;
