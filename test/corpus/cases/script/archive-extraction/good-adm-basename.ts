import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import AdmZip from 'adm-zip';

export function unpack(buffer: Buffer, target: string): void {
  for (const entry of new AdmZip(buffer).getEntries()) {
    if (!entry.isDirectory) writeFileSync(join(target, basename(entry.entryName)), entry.getData());
  }
}
