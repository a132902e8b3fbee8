/** Where a message goes, as its address says, before any name is looked up. */
import { isIP } from 'node:net';
import { mailPorts } from '../../../domain/mail/mail-presets.ts';
import { isPublicAddress } from './addresses.ts';
import { type MailServer, OutboundError } from './outbound.ts';

export interface Target {
  readonly url: URL;
  /** Without the brackets of IPv6, in lower case; a number that stands for an address is written as that. */
  readonly host: string;
  /** Named by the user's own settings. */
  readonly isAllowed: boolean;
}

/** On a server that folder is the server's own, and no user's. */
const unnamed =
  'outbound.json in the data folder (of a server, where it sends: see docs/server.md) does not name';

const longestUrl = 2_000;

/** @throws OutboundError `refused` where nothing is ever sent there */
export function findTarget(given: string, allowedHosts: readonly string[]): Target {
  // The parser of the standard reads every notation of an address: decimal, octal, hexadecimal, with fewer parts.
  const url = given.length <= longestUrl ? URL.parse(given) : null;
  if (url === null) throw refuse('it is no address');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refuse('only http and https are spoken');
  if (url.username !== '' || url.password !== '') throw refuse('it holds a name or a password');
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  const isAllowed = isNamed(url, allowedHosts);
  if (!isAllowed && isIP(host) !== 0 && !isPublicAddress(host)) throw refusePrivate(host);
  return { url, host, isAllowed };
}

/** Of a mail: the host that the account names, and a port of mail unless the user's settings name the host. */
export function findMailTarget(server: MailServer, allowedHosts: readonly string[]): Target {
  const { host, port } = server;
  const target = findTarget(`http://${isIP(host) === 6 ? `[${host}]` : host}:${port}`, allowedHosts);
  const { pathname, search, hash } = target.url;
  if (`${pathname}${search}${hash}` !== '/') throw refuse('it is no host');
  if (!target.isAllowed && !mailPorts.some((each) => each === port)) {
    throw refuse(`${port} is no port of mail, and ${unnamed} ${target.host}`);
  }
  return target;
}

function isNamed({ protocol, hostname, port }: URL, allowedHosts: readonly string[]): boolean {
  const withPort = `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`;
  return allowedHosts.some((name) => name.toLowerCase() === hostname || name.toLowerCase() === withPort);
}

function refuse(why: string): OutboundError {
  return new OutboundError('refused', `Nothing is sent there: ${why}.`);
}

export function refusePrivate(host: string): OutboundError {
  return refuse(`${host} is no address of the internet, and ${unnamed} it`);
}
