/** A file that is made of declarations and of what it was before; `--check` only compares. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../paths.ts';

/** @param name path in the clone. Answers the exit code. */
export async function remake(
  name: string,
  render: (before: string) => string | Promise<string>,
): Promise<number> {
  const file = path.join(projectRoot, name);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const text = await render(before);
  if (text === before) return 0;
  const isCheck = process.argv.includes('--check');
  if (!isCheck) writeFileSync(file, text);
  console.error(`${name} ${isCheck ? 'is out of date: run npm run generate' : 'written'}`);
  return isCheck ? 1 : 0;
}
