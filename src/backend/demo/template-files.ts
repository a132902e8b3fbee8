/** The files that the demo project is written from. The build puts their text here: scripts/build/demo-template.ts. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const folder = path.join(import.meta.dirname, '../../../demo/template');

export async function readTemplate(file: string): Promise<string> {
  return await readFile(path.join(folder, file), 'utf8');
}
