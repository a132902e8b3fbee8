/** The serial number of a bill of materials, as a UUID of what it lists: the same list has the same one. */
import { createHash } from 'node:crypto';

export function serialNumber(keys: readonly string[]): string {
  const hex = createHash('sha256')
    .update([...keys].sort().join('\n'))
    .digest('hex');
  const variant = (8 + (Number.parseInt(hex[16] ?? '0', 16) % 4)).toString(16);
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
