/** One column of fields, as wide as a line is read. */
import { css } from 'lit';

export const letterStyles = css`
  :host { display: block; min-height: 100vh; background: var(--surface); }
  header { display: flex; align-items: center; flex-wrap: wrap; gap: var(--s2) var(--s3); min-height: 56px; padding: var(--s2) max(var(--s5), calc((100vw - 720px) / 2)); border-bottom: 1px solid var(--line); }
  main { max-width: 720px; margin: 0 auto; padding: 0 0 24px; }
  form { display: grid; gap: 16px; padding: 16px 0; }
  textarea.input { field-sizing: content; min-height: 200px; line-height: 20px; }
  .before { display: grid; gap: 8px; justify-items: start; padding: 16px 0; border-bottom: 1px solid var(--line); }
  .before li { overflow-wrap: anywhere; padding: 2px 0; }
  .absent { display: grid; gap: 8px; justify-items: start; padding-top: 24px; }
  @media (max-width: 780px) {
    header { padding: 8px 16px; }
    main { padding: 0 16px 16px; }
  }
`;
