import * as tar from 'tar-stream';
import { createWriteStream } from 'fs';
import { isAbsolute, join, relative, resolve as resolvePath } from 'path';
import { Readable } from 'stream';

function inside(root: string, p: string): boolean {
  const rel = relative(root, p);
  return rel !== '' && !rel.startsWith('..') && !isAbsolute(rel);
}

export function extract(source: Readable, dir: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const root = resolvePath(dir);
    const ex = tar.extract();
    ex.on('entry', (header, stream, next) => {
      const target = join(root, header.name);
      if (header.type !== 'file' || !inside(root, target)) {
        stream.resume();
        stream.on('end', next);
        return;
      }
      stream.pipe(createWriteStream(target));
      stream.on('end', next);
    });
    ex.on('finish', () => resolve());
    ex.on('error', reject);
    source.pipe(ex);
  });
}
