import { domainToASCII } from 'node:url';
import { parseMailAddress } from '../../../domain/mail/mail-address.ts';
import type { Translate } from '../../platform/words.ts';

/** What is wrong with a typed address; undefined where it is one, as the service takes it. */
export function checkAddress(text: string, t: Translate): string | undefined {
  return parseMailAddress(text.trim(), domainToASCII)
    ? undefined
    : t('One email address, such as mara@example.org.');
}
