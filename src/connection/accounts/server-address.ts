/** Addresses of servers that people sign in to; without TLS on this machine alone. */

const loopback = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** Its origin, as `https://vireo.example`; undefined for what is none. */
export function readServerAddress(text: string): string | undefined {
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.password !== '') return undefined;
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname));
  return isSafe ? url.origin : undefined;
}

/** As a person types it: `https://` may be left out. */
export function readTypedServer(typed: string): string | undefined {
  const said = typed.trim();
  return readServerAddress(/^[a-z][\w+.-]*:\/\//i.test(said) ? said : `https://${said}`);
}
