import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export async function exportCsv(lines: readonly string[]): Promise<string> {
  const target = join(tmpdir(), 'export.csv');
  await writeFile(target, lines.join('\n'));
  return target;
}
