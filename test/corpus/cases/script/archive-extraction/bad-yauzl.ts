import fs from 'node:fs';
import path from 'node:path';
import yauzl, { type Entry, type ZipFile } from 'yauzl';

class Extractor {
  constructor(private readonly folder: string) {}

  private store(zip: ZipFile, entry: Entry): void {
    const file = path.join(this.folder, entry.fileName.toString().toLowerCase());
    zip.openReadStream(entry, (error, stream) => {
      if (error) throw error;
      stream.pipe(fs.createWriteStream(file)).on('close', () => zip.readEntry());
    });
  }

  run(archive: Buffer): void {
    yauzl.fromBuffer(archive, { lazyEntries: true, decodeStrings: false }, (error, zip) => {
      if (error) throw error;
      zip.on('entry', (entry: Entry) => this.store(zip, entry));
      zip.readEntry();
    });
  }
}

export default Extractor;
