/** A zip with the same entries as another, compressed as far as deflate goes: vsce takes zlib's usual level. */
import { createWriteStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { type Entry, type Options, open, type ZipFile } from 'yauzl';
import { ZipFile as ZipWriter } from 'yazl';

const openZip = promisify<string, Options, ZipFile>(open);

export async function packTightly(from: string, to: string): Promise<void> {
  const zip = await openZip(from, { lazyEntries: true });
  const openEntry = promisify<Entry, NodeJS.ReadableStream>(zip.openReadStream.bind(zip));
  const writer = new ZipWriter();
  const written = pipeline(writer.outputStream, createWriteStream(to));
  await new Promise<void>((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', resolve);
    zip.on('entry', (entry: Entry) => {
      openEntry(entry)
        .then(async (stream) => {
          const options = { mtime: entry.getLastModDate(), mode: entry.externalFileAttributes >>> 16 };
          writer.addBuffer(await buffer(stream), entry.fileName, { ...options, compressionLevel: 9 });
          zip.readEntry();
        })
        .catch(reject);
    });
    zip.readEntry();
  });
  writer.end();
  await written;
}
