/** *Your Business*: the form, and beside it the paper in small. */
import { css } from 'lit';

export const businessStyles = css`
  :host { --rail: minmax(320px, 35%); }
  .desk { overflow: hidden; border-bottom: 1px solid var(--line); }
  vireo-paper { display: block; }
  @media (max-width: 899px) {
    .desk { padding: 8px; }
  }
`;
