/**
 * A repository that tries to run something by every way that a config, a hook, an attribute, a setting or a link
 * offers. What it would run writes the canary; a canary that exists is a failure.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { createTemporaryFolder, type TemporaryFolder } from '../lsp/temporary-folder.ts';

export interface HostileRepository {
  readonly path: string;
  /** A secret outside the repository that links inside it point to. */
  readonly secret: string;
  /** What ran: a line for each way that worked. */
  fired(): readonly string[];
  forget(): void;
  remove(): void;
}

const hooks = [
  'applypatch-msg commit-msg fsmonitor-watchman post-checkout post-commit post-index-change post-merge post-rewrite',
  'pre-auto-gc pre-commit pre-push pre-rebase prepare-commit-msg query-watchman reference-transaction sendemail-validate update',
].flatMap((names) => names.split(' '));

export function createHostileRepository(): HostileRepository {
  const folder = createTemporaryFolder();
  const outside = createTemporaryFolder();
  const canary = path.join(outside.path, 'canary');
  const secret = outside.write('secret.ts', 'export const secret = "SECRET-OUTSIDE";\ndebugger;\n');
  const runs = (way: string): string => writeScript(outside, { canary, way });
  plantRepository(folder);
  plantWorkspaceFiles(folder, { canary, secret });
  commitAll(folder.path);
  plantConfig(folder.path, runs);
  plantHooks(folder, runs);
  return {
    path: folder.path,
    secret,
    fired: () => (existsSync(canary) ? readFileSync(canary, 'utf8').trim().split('\n') : []),
    forget: () => outside.write('canary', ''),
    remove: () => {
      folder.remove();
      outside.remove();
    },
  };
}

function writeScript(outside: TemporaryFolder, { canary, way }: { canary: string; way: string }): string {
  const file = outside.write(
    `run-${way}`,
    `#!/bin/sh\necho ${way} >> '${canary}'\ncat > /dev/null 2>&1 < /dev/null\nexit 0\n`,
  );
  chmodSync(file, 0o755);
  return file;
}

function git(folder: string, ...args: string[]): void {
  execFileSync('git', ['-c', 'core.hooksPath=/dev/null', ...args], {
    cwd: folder,
    stdio: 'ignore',
    env: { PATH: process.env['PATH'] ?? '', HOME: folder, GIT_CONFIG_NOSYSTEM: '1' },
  });
}

function plantRepository(folder: TemporaryFolder): void {
  git(folder.path, 'init', '--initial-branch=main');
  git(folder.path, 'config', 'user.email', 'someone@example.org');
  git(folder.path, 'config', 'user.name', 'Someone');
  folder.write('.gitattributes', '*.ts diff=evil filter=evil merge=evil\n*.py diff=evil filter=evil\n');
  folder.write(
    'src/app.ts',
    'import { secret } from "./linked";\nexport function run() {\n  debugger;\n  return secret;\n}\n',
  );
  folder.write('src/app.py', 'def run():\n    breakpoint()\n');
}

function plantWorkspaceFiles(
  folder: TemporaryFolder,
  { canary, secret }: { canary: string; secret: string },
): void {
  const command = `sh -c "echo workspace-file >> '${canary}'"`;
  const program = `require("node:fs").appendFileSync(${JSON.stringify(canary)}, "loaded-script\\n");\n`;
  const settings = {
    'git.path': command,
    'vireo.scan.nodePath': command,
    'vireo.scan.rules': ['./evil.js'],
    'vireo.scan.enabled': true,
  };
  folder.write('.vscode/settings.json', JSON.stringify(settings));
  folder.write(
    '.vscode/tasks.json',
    JSON.stringify({ tasks: [{ command, runOptions: { runOn: 'folderOpen' } }] }),
  );
  folder.write('.vireo/config.json', JSON.stringify({ plugins: ['./evil.js'], rules: './evil.js' }));
  folder.write('.vireo/evil.js', program);
  folder.write('evil.js', program);
  folder.write('vireo.config.js', program);
  folder.write('sitecustomize.py', `open(${JSON.stringify(canary)}, "a").write("python\\n")\n`);
  folder.write(
    'package.json',
    JSON.stringify({
      main: './evil.js',
      scripts: { preinstall: command, prepare: command, postinstall: command },
    }),
  );
  // A pattern that takes a naive matcher for ever; git's own is one, so it goes where only we look.
  folder.write('.vireoignore', `${'*a'.repeat(60)}\n`);
  folder.write(`src/${'a'.repeat(200)}.ts`, 'debugger;\n');
  symlinkSync(secret, path.join(folder.path, 'src/linked.ts'));
  symlinkSync(path.dirname(secret), path.join(folder.path, 'linked-folder'));
  symlinkSync('..', path.join(folder.path, 'src/loop'));
}

function commitAll(folder: string): void {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--message', 'Look at this');
  git(folder, 'config', 'remote.origin.url', 'https://someone:TOKEN-IN-URL@example.org/a/b.git');
}

/** Written last: from here on the repository's own config is armed. */
function plantConfig(folder: string, runs: (way: string) => string): void {
  const armed: Readonly<Record<string, string>> = {
    'core.fsmonitor': runs('fsmonitor'),
    'core.pager': runs('pager'),
    'pager.log': runs('pager-log'),
    'core.sshCommand': runs('ssh'),
    'core.askPass': runs('askpass'),
    'core.editor': runs('editor'),
    'core.gitProxy': runs('proxy'),
    'credential.helper': `!${runs('credential')}`,
    'diff.external': runs('diff-external'),
    'diff.evil.textconv': runs('textconv'),
    'diff.evil.command': runs('diff-command'),
    'filter.evil.clean': runs('filter-clean'),
    'filter.evil.smudge': runs('filter-smudge'),
    'filter.evil.process': runs('filter-process'),
    'merge.evil.driver': runs('merge'),
    'gpg.program': runs('gpg'),
    'log.showSignature': 'true',
    'alias.log': `!${runs('alias')}`,
    'alias.rev-parse': `!${runs('alias')}`,
    'interactive.diffFilter': runs('interactive'),
    'uploadpack.packObjectsHook': runs('pack'),
    'protocol.ext.allow': 'always',
    'remote.evil.url': `ext::${runs('ext')}`,
    'remote.evil.promisor': 'true',
    'extensions.partialClone': 'evil',
    'core.repositoryFormatVersion': '1',
  };
  for (const [key, value] of Object.entries(armed)) git(folder, 'config', key, value);
  git(folder, 'config', 'core.hooksPath', path.join(folder, 'planted-hooks'));
}

function plantHooks(folder: TemporaryFolder, runs: (way: string) => string): void {
  for (const hook of hooks) {
    for (const place of ['.git/hooks', 'planted-hooks']) {
      const script = runs(`hook-${hook}`);
      chmodSync(folder.write(`${place}/${hook}`, `#!/bin/sh\nexec '${script}'\n`), 0o755);
    }
  }
}
