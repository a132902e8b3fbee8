import fs from 'node:fs';
import path from 'node:path';
import tar from 'tar-stream';

function safePath(folder, name) {
  const target = path.resolve(folder, name);
  const relative = path.relative(folder, target);
  if (relative.startsWith('..') || path.isAbsolute(relative)) throw new Error(`unsafe entry ${name}`);
  return target;
}

export function untar(source, folder) {
  const extract = tar.extract();
  extract.on('entry', (header, stream, next) => {
    stream.on('end', next);
    stream.pipe(fs.createWriteStream(safePath(folder, header.name)));
  });
  return source.pipe(extract);
}
