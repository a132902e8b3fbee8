/** Finds the shells that completions are typed into; as root on Debian it installs them. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { canInstallPackages, installPackages } from '../debian-packages.ts';
import { ScriptError } from '../main.ts';

const names = ['bash', 'zsh', 'fish'] as const;

export async function ensureShells(): Promise<void> {
  const missing = names.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  if (!canInstallPackages()) {
    throw new ScriptError(
      `These tests type into ${missing.join(' and ')}: install them, and run the tests again.`,
    );
  }
  await installPackages(missing);
  const absent = missing.filter((name) => !isInstalled(name));
  if (absent.length > 0)
    throw new ScriptError(`apt-get installed ${absent.join(' and ')}, but not on the search path.`);
}

function isInstalled(name: string): boolean {
  return (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .some((folder) => existsSync(path.join(folder, name)));
}
