/** Addresses that advisories are asked of. */
import { AdvisoryError } from './advisory-error.ts';

export const defaultOsvUrl = 'https://api.osv.dev';

/** What goes over a network is encrypted; a server on the machine itself need not be. Throws an AdvisoryError. */
export function checkServiceUrl(url: string): void {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const isLocal = /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(parsed?.hostname ?? '');
  if (parsed?.protocol === 'https:' || (parsed?.protocol === 'http:' && isLocal)) return;
  throw new AdvisoryError('network', `${url} is no address of a service: https is needed.`);
}
