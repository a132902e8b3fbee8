/** Where a remote of Git leads: the host and the repository on it, and the address that a branch is pushed to. */

export interface RemoteAddress {
  /** In lower case, with its port where the address names one. */
  readonly host: string;
  /** `owner/repository`, or deeper on GitLab; without `.git`. */
  readonly path: string;
  /** Over HTTP, without a user name or password. */
  readonly url: string;
}

export type ParsedRemote =
  | { readonly kind: 'found'; readonly address: RemoteAddress }
  /** A sentence for the user. */
  | { readonly kind: 'refused'; readonly why: string };

const longest = 1_000;
const hostPattern = String.raw`[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\]`;
const overHttp = new RegExp(
  String.raw`^(https?)://(?:[^/@\s?#\\]*@)?(${hostPattern})(?::(\d{1,5}))?/([^?#\s]+)$`,
  'i',
);
const overSsh = new RegExp(String.raw`^ssh://(?:[\w.-]+@)?(${hostPattern})(?::\d{1,5})?/([^?#\s]+)$`, 'i');
/** `git@github.com:owner/repository.git` */
const likeScp = new RegExp(String.raw`^(?:[\w.-]+@)(${hostPattern}):(?!/)([^?#\s:]+)$`, 'i');

/**
 * Of what the configuration of Git has. A remote over SSH counts as the same repository over HTTPS, for a token opens
 * that way alone. Anything else, such as `ext::`, `file://` or http:// away from this machine, is refused.
 */
export function parseRemote(given: string): ParsedRemote {
  if (given.length > longest) return refuse('its address is too long');
  const http = overHttp.exec(given);
  if (http !== null) {
    const [, said = '', name = '', port, path = ''] = http;
    const isPlain = said.toLowerCase() === 'http';
    if (isPlain && !isLoopbackHost(name))
      return refuse('http:// sends your code and your token in the clear; use https://');
    const scheme = isPlain ? 'http' : 'https';
    return found({ scheme, host: withPort(scheme, name, port), path });
  }
  const [, host, path] = overSsh.exec(given) ?? likeScp.exec(given) ?? [];
  if (host !== undefined && path !== undefined)
    return found({ scheme: 'https', host: host.toLowerCase(), path });
  return refuse('its address is none of https:// or SSH');
}

/** A port that goes without saying is left out. */
function withPort(scheme: Parts['scheme'], name: string, port: string | undefined): string {
  const isSaid = port !== undefined && Number(port) !== (scheme === 'https' ? 443 : 80);
  return `${name.toLowerCase()}${isSaid ? `:${Number(port)}` : ''}`;
}

/** Other notations of an IPv4 address are read differently by whoever reads them: `80`, `0x7f.1`, `010.0.0.1`. */
function isPlainHost(host: string): boolean {
  const [, name = host, port = '0'] = /^(\[.*\]|[^:]*)(?::(\d+))?$/.exec(host) ?? [];
  if (Number(port) > 65_535 || name.includes('..')) return false;
  const last = name.split('.').at(-1) ?? '';
  if (!/^(?:\d+|0x[0-9a-f]*)$/.test(last)) return true;
  const parts = name.split('.');
  return (
    parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)
  );
}

interface Parts {
  readonly scheme: 'http' | 'https';
  readonly host: string;
  readonly path: string;
}

const segment = /^[\w~][\w.~-]*$/;

function found({ scheme, host, path: given }: Parts): ParsedRemote {
  if (!isPlainHost(host)) return refuse('its address names no plain host');
  const path = given.replace(/\/$/, '').replace(/\.git$/, '');
  const segments = path.split('/');
  if (segments.length < 2 || !segments.every((each) => segment.test(each)))
    return refuse('its address names no owner and repository');
  return { kind: 'found', address: { host, path, url: `${scheme}://${host}/${path}.git` } };
}

function refuse(why: string): ParsedRemote {
  return { kind: 'refused', why };
}

/** `name` without a port. */
export function isLoopbackHost(name: string): boolean {
  return name.toLowerCase() === 'localhost' || name === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(name);
}
