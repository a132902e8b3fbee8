import { createReadStream, type ReadStream } from 'node:fs';
import path from 'node:path';

export abstract class Storage {
  abstract open(key: string): ReadStream;
}

export class DiskStorage extends Storage {
  constructor(private readonly folder: string) {
    super();
  }
  open(key: string): ReadStream {
    return createReadStream(path.join(this.folder, key));
  }
}
