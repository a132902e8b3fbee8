/** Why a week is where it is, as its row tells it; pure. */
import type { Timesheet } from '../../../api-client/index.ts';
import { decidedElsewhere } from '../../../domain/timesheet-states.ts';
import type { Translate } from '../../../pages/words.ts';

/** What the importer wrote; what people wrote is in words of their own. */
export function inWordsOfUser(reason: string, t: Translate): string {
  return reason === decidedElsewhere ? t('Imported: decided in another tool.') : reason;
}

/** Empty where nothing is to be told: only what came back has a reason that its author must act on. */
export function describeReason({ state, reason }: Pick<Timesheet, 'state' | 'reason'>, t: Translate): string {
  if (reason === null) return '';
  if (state === 'rejected') return t('Sent back: {0}', inWordsOfUser(reason, t));
  if (state === 'draft') return t('Opened again: {0}', reason);
  return reason === decidedElsewhere ? inWordsOfUser(reason, t) : '';
}
