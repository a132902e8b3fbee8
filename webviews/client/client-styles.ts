/** *Client*: the form beside a narrow rail of figures. */
import { css } from 'lit';

export const clientStyles = css`
  :host { --rail: 304px; }
  header > h1 { min-width: 0; }
  .sec > .label { margin: 0; }
`;
