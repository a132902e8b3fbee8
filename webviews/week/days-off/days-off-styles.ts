import { css } from 'lit';

export const daysOffStyles = css`
  :host { display: block; border-top: 1px solid var(--line); }
  section { display: grid; gap: 8px; padding: 12px var(--edge); max-height: 40vh; overflow: auto; }
  form { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: end; max-width: 800px; }
  .note { flex: 1 1 160px; }
  .input[type='date'] { width: 144px; color-scheme: inherit; }
  .reason { flex-basis: 100%; }
  ul { display: grid; gap: 2px; max-width: 640px; }
  li { display: flex; gap: 12px; align-items: center; min-height: 28px; min-width: 0; }
  li > :last-child { margin-left: auto; }
  @media (max-width: 560px) {
    li { flex-wrap: wrap; }
    li .cut { order: 1; flex-basis: 100%; white-space: normal; }
  }
`;
