/** Finds promtool, by which rules of Prometheus are checked; unpacks it of Debian's package where it is not installed. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { canInstallPackages } from '../debian-packages.ts';
import { ScriptError } from '../main.ts';
import { runCommand } from '../run-command.ts';

const folder = path.join(homedir(), '.cache', 'vireo-tests', 'promtool');
const cached = path.join(folder, 'usr', 'bin', 'promtool');
const attempts = 3;

/** Its path; throws a ScriptError that says why there is none. */
export async function ensurePromtool(): Promise<string> {
  const found = findPromtool();
  if (found !== undefined) return found;
  let reason = '';
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    reason = await unpack();
    if (reason === '') return cached;
  }
  throw new ScriptError(
    `Couldn't get promtool: ${reason}\nInstall Debian's package prometheus, and run the tests again.`,
  );
}

export function findPromtool(): string | undefined {
  const installed = (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .map((each) => path.join(each, 'promtool'));
  return [...installed, cached].find((place) => existsSync(place));
}

/** Empty once it is there, else what went wrong. Two that do it at once do not see half of the other's. */
async function unpack(): Promise<string> {
  const own = `${folder}.${process.pid}`;
  await rm(own, { recursive: true, force: true });
  await mkdir(own, { recursive: true });
  try {
    if (canInstallPackages()) await runCommand('apt-get', ['update'], { cwd: own });
    const loaded = await runCommand('apt-get', ['download', 'prometheus'], { cwd: own });
    const archive = (await readdir(own)).find((name) => name.endsWith('.deb'));
    if (loaded.code !== 0 || archive === undefined) return loaded.output.trim();
    const unpacked = await runCommand('dpkg-deb', ['-x', archive, '.'], { cwd: own });
    if (unpacked.code !== 0) return unpacked.output.trim();
    if (existsSync(cached)) return '';
    await rm(folder, { recursive: true, force: true });
    await rename(own, folder);
    return '';
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}
