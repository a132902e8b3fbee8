import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export async function keep(text: string): Promise<string> {
  const file = join(tmpdir(), `${randomUUID()}.txt`);
  await writeFile(file, text, { flag: 'wx', mode: 0o600 });
  return file;
}
