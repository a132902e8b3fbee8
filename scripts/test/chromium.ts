/** Finds the Chromium that the browser suites drive; as root on Debian it installs one. */
import { existsSync } from 'node:fs';
import { canInstallPackages, installPackages } from '../debian-packages.ts';
import { ScriptError } from '../main.ts';

/** The headless shell goes first: the same engine without the window around it, in about half the time. */
const knownPlaces = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Path of an installed Chromium; CHROMIUM_PATH goes before the known places. */
export function findChromium(): string | undefined {
  const chosen = process.env['CHROMIUM_PATH'];
  return [...(chosen === undefined ? [] : [chosen]), ...knownPlaces].find((place) => existsSync(place));
}

export async function ensureChromium(): Promise<string> {
  const found = findChromium();
  if (found !== undefined) return found;
  if (!canInstallPackages()) {
    throw new ScriptError(
      'These tests need Chromium: install it, or name it in CHROMIUM_PATH, and run them again.',
    );
  }
  await installPackages(['chromium-headless-shell', 'fonts-dejavu-core']);
  const installed = findChromium();
  if (installed === undefined)
    throw new ScriptError('apt-get installed Chromium, but it is not where Debian puts it.');
  return installed;
}
