/**
 * Under which name an address is limited. A customer of a provider has a whole /64 of IPv6 and may change its address in it at
 * will, so the network counts; an IPv4 address in the form of IPv6 is the IPv4 address (RFC 4291 §2.5.5.2). Pure.
 */

import { plainAddress } from './plain-address.ts';

const groupsOfAddress = 8;
const groupsOfNetwork = 4;
const ipv4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** What a proxy may write in place of an address. */
const longestName = 64;

/** A text that is no address is limited by itself. */
export function limitedAddress(address: string): string {
  const [plain = ''] = plainAddress(address).split('%');
  if (ipv4.test(plain)) return plain;
  const groups = groupsOf(plain);
  if (groups === undefined) return plain.slice(0, longestName);
  const [, , , , , mark, high = 0, low = 0] = groups;
  if (groups.slice(0, 5).every((group) => group === 0) && mark === 0xffff) {
    return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.');
  }
  const network = groups.slice(0, groupsOfNetwork).map((group) => group.toString(16));
  return `${network.join(':')}::/64`;
}

/** The eight numbers of an IPv6 address. */
function groupsOf(text: string): readonly number[] | undefined {
  const [head, tail, ...more] = text.split('::');
  if (head === undefined || more.length > 0 || !text.includes(':')) return undefined;
  const [before, after] = [numbersOf(head), numbersOf(tail ?? '')];
  const missing = groupsOfAddress - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...before, ...Array.from({ length: missing }, () => 0), ...after];
  return groups.every((group) => group >= 0 && group <= 0xffff) ? groups : undefined;
}

function numbersOf(part: string): readonly number[] {
  if (part === '') return [];
  return part.split(':').flatMap((group) => (ipv4.test(group) ? pairOf(group) : [hexOf(group)]));
}

function hexOf(group: string): number {
  return /^[\da-f]{1,4}$/i.test(group) ? Number.parseInt(group, 16) : -1;
}

/** The last 32 bits may be written as IPv4. */
function pairOf(text: string): readonly number[] {
  const [a = 0, b = 0, c = 0, d = 0] = text.split('.').map(Number);
  return [a * 256 + b, c * 256 + d];
}
