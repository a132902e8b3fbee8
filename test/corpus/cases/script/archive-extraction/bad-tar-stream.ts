import * as tar from 'tar-stream';
import { createWriteStream } from 'fs';
import { join } from 'path';
import { Readable } from 'stream';

export function extract(source: Readable, dir: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const ex = tar.extract();
    ex.on('entry', (header, stream, next) => {
      const out = createWriteStream(join(dir, header.name));
      stream.pipe(out);
      stream.on('end', next);
    });
    ex.on('finish', () => resolve());
    ex.on('error', reject);
    source.pipe(ex);
  });
}
