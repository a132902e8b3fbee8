/** The editor's icons by name. The page's shell declares their font; icons are decoration, the word beside them speaks. */
import { html, type TemplateResult } from 'lit';

/** Code points of @vscode/codicons, those in use. */
export const iconCodes = {
  add: 0xea60,
  lightbulb: 0xea61,
  mention: 0xeb1f,
  'comment-discussion': 0xeac7,
  ellipsis: 0xea7c,
  warning: 0xea6c,
  search: 0xea6d,
  edit: 0xea73,
  calendar: 0xeab0,
  play: 0xeb2c,
  'list-unordered': 0xeb17,
  table: 0xebb7,
  discard: 0xeae2,
  redo: 0xebb0,
  gear: 0xeaf8,
  question: 0xeb32,
  info: 0xea74,
  lock: 0xea75,
  close: 0xea76,
  sync: 0xea77,
  trash: 0xea81,
  history: 0xea82,
  error: 0xea87,
  'arrow-down': 0xea9a,
  'arrow-up': 0xeaa1,
  check: 0xeab2,
  'chevron-down': 0xeab4,
  'chevron-left': 0xeab5,
  'chevron-right': 0xeab6,
  'circle-slash': 0xeabd,
  'credit-card': 0xeac9,
  mail: 0xeb1c,
  refresh: 0xeb37,
  mute: 0xeb24,
  'zoom-in': 0xeb81,
  'zoom-out': 0xeb82,
  'symbol-color': 0xeb5c,
  pass: 0xeba4,
  'stop-circle': 0xeba5,
  export: 0xebac,
  copy: 0xebcc,
  layers: 0xebd2,
  send: 0xec0f,
  'debug-pause': 0xead1,
  eye: 0xea70,
  key: 0xeb11,
  cloud: 0xebaa,
  'device-desktop': 0xea7a,
  'bell-dot': 0xeb9a,
  'go-to-file': 0xea94,
  'file-code': 0xeae9,
  tag: 0xea66,
  organization: 0xea7e,
  folder: 0xea83,
  graph: 0xeb03,
  note: 0xeb26,
} as const;

export type IconName = keyof typeof iconCodes;

/** An icon of 16 px, or 12 with `s12` among `classes`. */
export function icon(name: IconName, classes = ''): TemplateResult {
  return html`<i class="codicon ${classes}" aria-hidden="true">${String.fromCodePoint(iconCodes[name])}</i>`;
}
