/**
 * Installs the VS Code that tests drive, and that `npm start` opens where the machine has none: code-server,
 * once, into the user's cache (outside the clone: an `npm ci` there would delete its nested packages).
 */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import envPaths from 'env-paths';
import { ScriptError } from '../main.ts';
import { runCommand } from '../run-command.ts';
import { nativeStandIns } from './native-stand-ins.ts';

const codeServerVersion = '4.139.1';

/** The file that Node runs to be code-server; installs it when it is not there. */
export async function ensureEditor(): Promise<string> {
  const home = editorHome();
  const entry = path.join(home, 'node_modules/code-server/out/node/entry.js');
  if (!existsSync(entry)) await install(home);
  return entry;
}

function editorHome(): string {
  const cache = envPaths('vireo', { suffix: '' }).cache;
  return process.env['VIREO_EDITOR_HOME'] ?? path.join(cache, `editor-${codeServerVersion}`);
}

/** Moved to its place when complete, so that a stopped install leaves nothing that looks like one. */
async function install(home: string): Promise<void> {
  console.log(`Installing VS Code for the browser into ${home} (once, about a minute) …`);
  await mkdir(path.dirname(home), { recursive: true });
  const staged = await mkdtemp(`${home}-`);
  try {
    await fill(staged);
    await rm(home, { recursive: true, force: true });
    await rename(staged, home);
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
}

async function fill(folder: string): Promise<void> {
  const manifest = {
    name: 'vireo-editor',
    private: true,
    dependencies: { 'code-server': codeServerVersion },
  };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  await npmInstall(folder, ['--ignore-scripts']);
  // Its own install script does the same and compiles native modules on the way; nothing of that is needed.
  const server = path.join(folder, 'node_modules/code-server/lib/vscode');
  await npmInstall(server, ['--omit=dev', '--ignore-scripts']);
  for (const [file, text] of Object.entries(nativeStandIns)) {
    await writeFile(path.join(server, 'node_modules', file), text);
  }
}

async function npmInstall(folder: string, options: readonly string[]): Promise<void> {
  const args = ['install', '--no-audit', '--no-fund', '--loglevel=error', ...options];
  const { code, output } = await runCommand('npm', args, { cwd: folder, env: npmEnvironment() });
  if (code !== 0) throw new ScriptError(`VS Code for the browser could not be installed:\n${output.trim()}`);
}

/** Without what the npm that runs us tells its scripts about this clone: it would install there. */
function npmEnvironment(): NodeJS.ProcessEnv {
  const ours =
    /^(npm_(package|lifecycle|config_local_prefix|command|node_execpath|execpath)|INIT_CWD$|NODE_OPTIONS$)/;
  const rest = Object.entries(process.env).filter(([name]) => !ours.test(name));
  return {
    ...Object.fromEntries(rest),
    PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env['PATH']}`,
  };
}
