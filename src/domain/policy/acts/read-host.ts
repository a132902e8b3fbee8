/** Hosts as rules see them. */
import { fail, type Result, succeed } from '../../result.ts';

const label = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/;

/**
 * Lower case, without a trailing dot. Fails for what is no name of ASCII labels (an international one is given as
 * punycode) and no address in its usual notation: `0x7f.1` and `2130706433` are 127.0.0.1 to some programs.
 */
export function readHost(host: string): Result<string, 'unreadable'> {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (/^\[[0-9a-f:.]{2,45}\]$/.test(name)) return succeed(name);
  const labels = name.split('.');
  if (name.length > 253 || !labels.every((each) => label.test(each))) return fail('unreadable');
  const last = labels.at(-1) ?? '';
  if (!/^(?:\d+|0x[0-9a-f]*)$/.test(last)) return succeed(name);
  const isAddress =
    labels.length === 4 && labels.every((each) => /^(?:0|[1-9]\d{0,2})$/.test(each) && Number(each) < 256);
  return isAddress ? succeed(name) : fail('unreadable');
}
