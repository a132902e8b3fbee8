/** The Scanner page: rows of two columns that line up, one below 900 px. */
import { css } from 'lit';

export const scannerStyles = css`
  :host { display: block; min-height: 100vh; background: var(--surface); }
  main { max-width: 1280px; margin: 0 auto; padding: 0 24px 24px; }
  .cols { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 440px); border-bottom: 1px solid var(--line); }
  .cols > section { position: relative; min-width: 0; padding: 16px 24px 16px 0; }
  .cols > section + section { padding: 16px 0 16px 24px; border-left: 1px solid var(--line); }
  .whole { padding: 16px 0; }
  .title { display: flex; align-items: baseline; gap: 8px; margin-bottom: 8px; }
  .title h2:focus-visible { outline-offset: 4px; }
  .block + .block { margin-top: 20px; padding-top: 16px; border-top: 1px solid var(--line); }
  vireo-line-chart { margin-top: 4px; }
  .news { position: fixed; }
  /* The table of areas needs the width: what is beside it goes below. */
  @media (max-width: 1160px) {
    .cols.first { grid-template-columns: minmax(0, 1fr); }
    .cols.first > section { padding-right: 0; }
    .cols.first > section + section { padding-left: 0; border-left: 0; border-top: 1px solid var(--line); }
  }
  @media (max-width: 900px) {
    main { padding: 0 16px 16px; }
    .cols { grid-template-columns: minmax(0, 1fr); }
    .cols > section { padding-right: 0; overflow-x: auto; }
    .cols > section + section { padding-left: 0; border-left: 0; border-top: 1px solid var(--line); }
  }
`;
