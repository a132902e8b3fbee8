/** Which addresses anybody on the internet has: all that is special by the registries of IANA is none of them. */
import ipaddr from 'ipaddr.js';

/** Global unicast (RFC 4291 §2.4), which alone has been given to anybody. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/** False also for what is no address. IPv4 inside of IPv6 counts as what it is, or is refused. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  // An IPv4 address that is mapped into IPv6 becomes the former.
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(globalUnicast);
}
