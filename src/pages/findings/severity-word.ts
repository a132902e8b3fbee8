import type { Translate } from '../words.ts';

export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'info';

export function severityWord(severity: Severity, t: Translate): string {
  const words: Readonly<Record<Severity, string>> = {
    critical: t('Critical'),
    high: t('High'),
    medium: t('Medium'),
    low: t('Low'),
    info: t('Info'),
  };
  return words[severity];
}
