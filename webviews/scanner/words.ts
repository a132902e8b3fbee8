/** What the Scanner page calls severities, categories and ages, in the page's language. */

import { userFormats } from '../components/formats.ts';
import type { IconName } from '../components/icons.ts';
import type { AgeBand, FindingTableRow, SeverityCounts } from './messages.ts';
import { words } from './page-words.ts';

export type Severity = FindingTableRow['severity'];

export const severities: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];

export const severityIcons: Readonly<Record<Severity, IconName>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'info',
  info: 'info',
};

export const severityTones: Readonly<Record<Severity, string>> = {
  critical: 'danger',
  high: 'danger',
  medium: 'warn',
  low: 'muted',
  info: 'muted',
};

export function count(value: number): string {
  return userFormats().count(String(value));
}

export { words };

export function ageName(band: AgeBand): string {
  return words.ages[band];
}

/** `2 high, 1 low`, the worst first; nothing for none. */
export function countsInWords(counts: SeverityCounts): string {
  const parts = severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => `${count(counts[severity])} ${words.severities[severity].toLowerCase()}`);
  return parts.join(', ');
}

/** `3 days ago` in the reader's language; the exact instant belongs into the tooltip. */
export function ago(instant: string, now: number): string {
  const days = Math.floor((now - Date.parse(instant)) / 86_400_000);
  const format = new Intl.RelativeTimeFormat(navigator.language, { numeric: 'auto', style: 'narrow' });
  if (days < 14) return format.format(-Math.max(0, days), 'day');
  if (days < 60) return format.format(-Math.floor(days / 7), 'week');
  return days < 730
    ? format.format(-Math.floor(days / 30.44), 'month')
    : format.format(-Math.floor(days / 365.25), 'year');
}
