/** Lines of a draft in the rail. */
import { css } from 'lit';

export const lineListStyles = css`
  :host { display: block; padding: 0 16px 16px; }
  section { display: grid; grid-template-columns: minmax(0, 1fr); gap: 4px; padding-top: 12px; border-top: 1px solid var(--line); }
  .name { width: 100%; min-height: 28px; height: auto; padding: 0 4px; gap: 8px; color: var(--text); text-align: start; }
  .name .num { color: var(--muted); }
  .editor { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; padding: 8px 0 12px 20px; }
  form.editor { padding-inline-start: 0; }
  .two { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 12px; }
  .acts { gap: 4px; }
  form .acts { justify-content: flex-end; gap: 8px; }
  .add { justify-self: start; margin-top: 4px; }
  .input { scroll-margin-block: 104px; }
  @media (min-width: 600px) and (max-width: 899px) { .editor { max-width: 480px; } }
`;
