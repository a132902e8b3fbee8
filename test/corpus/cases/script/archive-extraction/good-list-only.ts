import AdmZip from 'adm-zip';

export function list(buffer: Buffer): { name: string; size: number }[] {
  return new AdmZip(buffer)
    .getEntries()
    .map((entry) => ({ name: entry.entryName, size: entry.header.size }));
}
