/** Opens a page in the browser of the person at this terminal, where there is one. */
import { spawn } from 'node:child_process';

type Command = readonly [program: string, ...args: string[]];

/** Undefined where nobody would see a browser, as behind SSH. */
export function findBrowser(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): Command | undefined {
  if (env['SSH_CONNECTION'] || env['SSH_TTY']) return undefined;
  if (platform === 'darwin') return ['open'];
  // Not through a shell, which would read an address.
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open'] : undefined;
}

/** Whether one was started. What becomes of it, nobody waits for: the address is printed as well. */
export function openBrowser(url: string, env: Readonly<Record<string, string | undefined>>): boolean {
  const found = findBrowser(process.platform, env);
  if (found === undefined || !/^https?:\/\//.test(url)) return false;
  const [program, ...args] = found;
  const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true, windowsHide: true });
  child.on('error', () => undefined);
  child.unref();
  return true;
}
