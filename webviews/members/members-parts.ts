/** What every part of the page Members & Keys is given, and what several of them write alike. */
import { html, type TemplateResult } from 'lit';
import { formatsFor } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import type { MembersViewMessage, Role } from './messages.ts';
import type { Words } from './words.ts';

export interface Reader {
  readonly words: Words;
  /** BCP 47. */
  readonly language: string;
}

export interface MembersPart {
  readonly reader: Reader;
  readonly send: (message: MembersViewMessage) => void;
}

/** The roles of the domain, without its table of rights. */
export const roleNames = [
  ...(['super_admin', 'org_admin', 'user', 'viewer'] as const),
  ...(['support_agent', 'billing_admin', 'approver', 'client'] as const),
] satisfies readonly Role[];

interface ButtonView {
  readonly text: string;
  readonly act: () => void;
  readonly kind?: 'primary' | 'secondary';
  readonly isOff?: boolean;
}

export function renderButton({ text, act, kind = 'secondary', isOff = false }: ButtonView): TemplateResult {
  return html`<vscode-button ?secondary=${kind === 'secondary'} ?disabled=${isOff} @keydown=${activateOnKeys} @click=${act}>${text}</vscode-button>`;
}

/** Why a field was refused, below it. */
export function renderReason(id: string, text: string | undefined): TemplateResult | undefined {
  if (text === undefined) return undefined;
  return html`<span class="reason" id=${id} role="alert">${icon('error', 's12')}<span>${text}</span></span>`;
}

/** The day, with the exact time in the tooltip. */
export function renderDay(instant: string, { language }: Reader): TemplateResult {
  const { momentOf } = formatsFor(language);
  return html`<span class="nowrap" title=${momentOf(instant)}>${printDay(instant, { language })}</span>`;
}

export function printDay(instant: string, { language }: Pick<Reader, 'language'>): string {
  return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric' }).format(
    new Date(instant),
  );
}

const dayMs = 86_400_000;

/** `2 hours ago` within the last week, else the day. */
export function printAgo(instant: string, now: string, reader: Pick<Reader, 'language'>): string {
  const passed = Math.max(0, Date.parse(now) - Date.parse(instant));
  if (passed >= 7 * dayMs) return printDay(instant, reader);
  const format = new Intl.RelativeTimeFormat(reader.language, { numeric: 'auto' });
  if (passed >= dayMs) return format.format(-Math.floor(passed / dayMs), 'day');
  if (passed >= 3_600_000) return format.format(-Math.floor(passed / 3_600_000), 'hour');
  return format.format(-Math.floor(passed / 60_000), 'minute');
}

export function printCount(count: number, { language }: Reader): string {
  return new Intl.NumberFormat(language).format(count);
}

/** `time:read` as a person reads it: `Time: Read`. One that has no words stays itself. */
export function nameScope(scope: string, { words }: Pick<Reader, 'words'>): string {
  const [resource = '', act = ''] = scope.split(':');
  const resources: Readonly<Record<string, string | undefined>> = words.resources;
  const acts: Readonly<Record<string, string | undefined>> = words.acts;
  const [what, how] = [resources[resource], acts[act]];
  return what === undefined || how === undefined ? scope : words.scopeOf(what, how);
}
