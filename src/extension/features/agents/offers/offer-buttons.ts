/** The buttons of what a request offers; pure. */

import type { RequestOffer } from '../../../../../webviews/run/host/load-offer.ts';
import type { CommandId } from '../../../../contract/commands.ts';
import type { Translate } from '../../../../pages/words.ts';

export interface OfferButton {
  readonly label: string;
  readonly command: Extract<CommandId, 'vireo.fixRequestFindings' | 'vireo.addRequestTime'>;
}

export function offerButtons(
  offer: Pick<RequestOffer, 'fixes' | 'time'> | undefined,
  t: Translate,
): readonly OfferButton[] {
  const count = offer?.fixes?.count;
  const fix = count === 1 ? t('Fix 1 Finding…') : t('Fix {0} Findings…', count ?? 0);
  return [
    ...(count === undefined ? [] : [{ label: fix, command: 'vireo.fixRequestFindings' } as const]),
    ...(offer?.time ? [{ label: t('Add Time…'), command: 'vireo.addRequestTime' } as const] : []),
  ];
}
