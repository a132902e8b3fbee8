import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export function dump(state: unknown): void {
  const name = path.join(os.tmpdir(), 'dump-' + Date.now() + '.json');
  fs.writeFileSync(name, JSON.stringify(state));
}
