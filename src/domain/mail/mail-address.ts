/** Addresses of mail: one mailbox each, without a name, quotes or comments. */
import { type Text, text } from '../../words/text.ts';

/** Of a domain by the standard of names (UTS 46), empty where it is none; the platform has it. */
export type ToAsciiDomain = (domain: string) => string;

export interface MailAddress {
  /** As it is used in a mail: the domain in ASCII and lower case, the mailbox letter by letter. */
  readonly address: string;
  readonly domain: string;
}

const mailbox = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** Of no name, and what a platform's reading of addresses takes for the end of one: `a.example/b` would be `a.example`. */
const notOfNames = /[\p{Cc}\s/\\?#@:[\]%]/u;

/** RFC 5321 §4.5.3.1. */
const longestMailbox = 64;
const longestDomain = 253;
const longestAddress = 254;

/** Undefined for what is no address of one mailbox; a domain in other letters becomes ASCII. */
export function parseMailAddress(text: string, toAscii: ToAsciiDomain): MailAddress | undefined {
  if (text.length > longestAddress) return undefined;
  const at = text.lastIndexOf('@');
  const [name, given] = [text.slice(0, at), text.slice(at + 1)];
  if (at < 1 || name.length > longestMailbox || !mailbox.test(name)) return undefined;
  const domain = parseDomain(given, toAscii);
  if (domain === undefined || name.length + 1 + domain.length > longestAddress) return undefined;
  return { address: `${name}@${domain}`, domain };
}

function parseDomain(given: string, toAscii: ToAsciiDomain): string | undefined {
  if (notOfNames.test(given)) return undefined;
  const domain = toAscii(given).toLowerCase();
  if (domain.length > longestDomain) return undefined;
  const labels = domain.split('.');
  const isName = labels.length > 1 && labels.every((each) => label.test(each));
  return isName && !/^\d+$/.test(labels.at(-1) ?? '') ? domain : undefined;
}

/** What is wrong with what is no address, as a sentence's end, naming a letter that the part before the @ cannot have. */
export function findAddressFault(address: string): Text {
  const name = address.slice(0, Math.max(0, address.lastIndexOf('@')));
  const [letter] = /[^\p{ASCII}]/u.exec(name) ?? [];
  return letter === undefined
    ? text`must be one email address, such as office@example.com`
    : text`has “${letter}” before the @, which mail servers do not take: only the part after it may have such letters`;
}

/** By which two addresses are the same recipient: no server that is still in use tells cases of a mailbox apart. */
export function recipientKey({ address }: Pick<MailAddress, 'address'>): string {
  return address.toLowerCase();
}
