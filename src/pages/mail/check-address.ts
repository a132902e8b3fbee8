import { parseMailAddress } from '../../domain/mail/mail-address.ts';
import type { Translate } from '../words.ts';

/** Pages ask for it, too, and those have no Node. */
export function toAsciiDomain(domain: string): string {
  const address = `http://${domain}`;
  return URL.canParse(address) ? new URL(address).hostname : '';
}

/** As the service takes it. */
export function isMailAddress(text: string): boolean {
  return parseMailAddress(text.trim(), toAsciiDomain) !== undefined;
}

/** What is wrong with a typed address; undefined where it is one. */
export function checkAddress(text: string, t: Translate): string | undefined {
  return isMailAddress(text) ? undefined : t('One email address, such as mara@example.org.');
}
