import { css } from 'lit';

/** One line where there is room for it; a note of several makes it higher. */
export const entryFormStyles = css`
  :host { display: block; width: 100%; }
  form { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: end; }
  .work { flex: 1 1 160px; }
  .date { flex: 0 1 132px; }
  .times { flex: 0 1 120px; }
  .note { flex: 2 1 240px; }
  .note textarea { min-height: 28px; max-height: 8lh; field-sizing: content; }
  .tags { flex: 1 1 160px; }
  .field { align-self: start; }
  .check { display: flex; gap: 6px; align-items: center; height: 28px; white-space: nowrap; }
  .check input { accent-color: var(--accent); margin: 0; }
  .reason { flex-basis: 100%; }
`;
