/** All files of a zip, by name. */
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { type Entry, type Options, open, type ZipFile } from 'yauzl';

const openZip = promisify<string, Options, ZipFile>(open);

async function readEntry(zip: ZipFile, entry: Entry): Promise<Buffer> {
  return await buffer(await promisify(zip.openReadStream.bind(zip))(entry));
}

export async function readZip(file: string): Promise<ReadonlyMap<string, Buffer>> {
  const zip = await openZip(file, { lazyEntries: true });
  const files = new Map<string, Buffer>();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  zip.on('end', resolve).on('error', reject);
  zip.on('entry', (entry: Entry) => {
    readEntry(zip, entry).then((content) => {
      files.set(entry.fileName, content);
      zip.readEntry();
    }, reject);
  });
  zip.readEntry();
  await promise;
  return files;
}
