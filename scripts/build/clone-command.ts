/** `vireo` at the root of a clone: a small script, which git ignores, that runs what was built with the clone's own Node. */
import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { shimFor } from '../../src/extension/features/welcome/command-shim.ts';

/** Writes it, and returns its path. It names absolute paths, so that a link to it works, too. */
export async function writeCloneCommand(
  root: string,
  platform: NodeJS.Platform = process.platform,
): Promise<string> {
  const { join } = platform === 'win32' ? path.win32 : path.posix;
  const node = join(root, 'node_modules', 'node', 'bin', platform === 'win32' ? 'node.exe' : 'node');
  const { name, text } = shimFor(platform, { node, cli: join(root, 'dist', 'cli.js') });
  const file = path.join(root, name);
  // At once: a command that is started in the meantime reads one or the other whole.
  await writeFile(`${file}.${process.pid}`, text, { mode: 0o755 });
  await rename(`${file}.${process.pid}`, file);
  return file;
}
