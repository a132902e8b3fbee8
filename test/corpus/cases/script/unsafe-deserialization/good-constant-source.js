import fs from 'node:fs';
import serialize from 'node-serialize';

const defaults = { theme: 'light', size: 12 };

export function roundTrip() {
  const text = serialize.serialize(defaults);
  fs.writeFileSync('defaults.txt', text);
  return serialize.unserialize(text);
}
