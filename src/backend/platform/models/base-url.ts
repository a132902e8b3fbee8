/** Where a model may be asked: over TLS, or without it on the user's own machine or network. */
import { BlockList, isIP } from 'node:net';
import { type Text, text } from '../../../words/text.ts';

const own = new BlockList();
own.addSubnet('127.0.0.0', 8);
own.addSubnet('10.0.0.0', 8);
own.addSubnet('172.16.0.0', 12);
own.addSubnet('192.168.0.0', 16);
own.addAddress('::1', 'ipv6');
own.addSubnet('fc00::', 7, 'ipv6');

/** Link-local addresses are where clouds hand out their machines' own credentials. */
const never = new BlockList();
never.addSubnet('169.254.0.0', 16);
never.addSubnet('0.0.0.0', 8);
never.addSubnet('fe80::', 10, 'ipv6');
never.addAddress('::', 'ipv6');

function isIn(list: BlockList, host: string): boolean {
  const address = host.replace(/^\[|\]$/g, '');
  const version = isIP(address);
  return version !== 0 && list.check(address, version === 4 ? 'ipv4' : 'ipv6');
}

/** Whether what is asked there stays on the user's own machine or network. */
export function isOwnNetwork(url: string): boolean {
  return isLoopback(url) || (URL.canParse(url) && isIn(own, new URL(url).hostname));
}

/** Whether what is asked there stays on the user's own machine. */
export function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname);
}

/** Why it cannot be the address of a provider; undefined when it can. */
export function findUrlFault(url: string): Text | undefined {
  if (!URL.canParse(url)) return text`is no address, such as https://api.example.com/v1`;
  const { protocol, hostname, username, password, search, hash } = new URL(url);
  if (username !== '' || password !== '') return text`holds a password: keys are given apart`;
  if (search !== '' || hash !== '') return text`ends with its path: without ? and #`;
  if (isIn(never, hostname)) return text`is link-local: no model answers there`;
  if (protocol === 'https:') return undefined;
  if (protocol !== 'http:') return text`begins with https://`;
  return isOwnNetwork(url)
    ? undefined
    : text`begins with https:// unless it is on your own machine or network`;
}
