/** Where passkeys work: they belong to a name, which browsers check (WebAuthn, relying party identifier). */
import { type Text, text } from '../../../../../words/text.ts';

const address = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[.*\])$/;

/** Why this server has none, as a sentence. @param publicUrl as the operator set it */
export function findPasskeyFault(publicUrl: string): Text | undefined {
  const { hostname, protocol } = new URL(publicUrl);
  if (address.test(hostname))
    return text`Passkeys belong to a name, and this server is reached at ${hostname}: its operator sets another --public-url.`;
  const isOfThisMachine = hostname === 'localhost' || hostname.endsWith('.localhost');
  if (protocol !== 'https:' && !isOfThisMachine)
    return text`Passkeys need https, and this server is reached without: its operator sets another --public-url.`;
  return undefined;
}
