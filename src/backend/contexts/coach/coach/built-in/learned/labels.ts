/** Which intents are read alike: hours of a project, of a client and of a period differ in what they name alone. */
import type { Intent } from '../question.ts';

/** Of nothing that the coach answers. */
export const noneOfOurs = '-';

export function labelOf(intent: string, row: readonly string[]): string {
  const isOfProject = row.includes('J');
  const isOfClient = row.includes('C');
  if (intent === 'hours-by-project') return 'hours-project';
  if (intent === 'hours-by-client') return 'hours-client';
  if (intent === 'hours-period') return 'hours';
  if (intent === 'hours-project') return isOfProject ? 'hours' : intent;
  if (intent === 'hours-client') return isOfProject || isOfClient ? 'hours' : intent;
  return intent === 'who-owes' && isOfClient ? 'open-invoices' : intent;
}

export function intentOf(label: string, row: readonly string[]): Intent {
  if (label !== 'hours') return label as Intent;
  if (row.includes('J')) return 'hours-project';
  return row.includes('C') ? 'hours-client' : 'hours-period';
}
