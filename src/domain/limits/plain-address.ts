/** The address alone of what a proxy writes into `X-Forwarded-For`: some add the port, which differs with each connection. Pure. */

const withPort = /^(?<address>\d{1,3}(?:\.\d{1,3}){3}):\d{1,5}$/;
const inBrackets = /^\[(?<address>[^\]]*)\](?::\d{1,5})?$/;

/** `192.0.2.1:443`, `[2001:db8::1]:443` and `"[2001:db8::1]"` without what is beside the address; all else as it is. */
export function plainAddress(text: string): string {
  const bare = text.trim().replace(/^"(.*)"$/, '$1');
  const found = withPort.exec(bare) ?? inBrackets.exec(bare);
  return found?.groups?.['address'] ?? bare;
}
