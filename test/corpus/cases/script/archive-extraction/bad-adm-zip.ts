import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import AdmZip from 'adm-zip';

export function unpack(buffer: Buffer, target: string): number {
  const zip = new AdmZip(buffer);
  const files = zip.getEntries().filter((entry) => !entry.isDirectory);
  for (const entry of files) {
    const destination = join(target, entry.entryName);
    mkdirSync(dirname(destination), { recursive: true });
    writeFileSync(destination, entry.getData());
  }
  return files.length;
}
