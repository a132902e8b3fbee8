import fs from 'node:fs';
import tar from 'tar-stream';

export function untar(source, folder) {
  const extract = tar.extract();
  extract.on('entry', (header, stream, next) => {
    const out = fs.createWriteStream(`${folder}/${header.name}`);
    stream.on('end', next);
    stream.pipe(out);
  });
  return source.pipe(extract);
}
