/** What git is told so that nothing of a stranger's repository runs: config, environment and arguments; see git.ts. */
import path from 'node:path';
import { gitSurroundings } from '../git-surroundings.ts';

/** A place where nothing is found, as git names it there. */
export function inertPathOf(platform: NodeJS.Platform): string {
  return platform === 'win32' ? 'NUL' : '/dev/null';
}

/** Overrides of the repository's own config; each names what would otherwise start a program or reach out. */
export const hardenedConfig = [
  'core.fsmonitor=false',
  `core.hooksPath=${inertPathOf(process.platform)}`,
  'core.pager=cat',
  'core.askPass=',
  'core.sshCommand=false',
  'core.untrackedCache=false',
  'credential.helper=',
  'diff.external=',
  'gpg.program=false',
  'gpg.ssh.program=false',
  'gpg.x509.program=false',
  'log.showSignature=false',
  'protocol.allow=never',
  'protocol.ext.allow=never',
  'submodule.recurse=false',
  'color.ui=false',
];

/** GIT_ALLOW_PROTOCOL outranks any `protocol.*` in the repository: no transport has this name, so none may run. */
export const gitEnvironment = {
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_NO_LAZY_FETCH: '1',
  GIT_PAGER: 'cat',
  GIT_ATTR_NOSYSTEM: '1',
} as const;

/** A PATH entry that is relative means "wherever the process stands", which may be the stranger's folder. */
export function safePath(value: string | undefined): string {
  return (value ?? '')
    .split(path.delimiter)
    .filter((entry) => path.isAbsolute(entry))
    .join(path.delimiter);
}

/** What git is told of the surroundings: nothing that could name a program. */
export function safeEnvironment(): Record<string, string> {
  const { PATH: searched, ...kept } = gitSurroundings();
  return {
    ...kept,
    ...gitEnvironment,
    PATH: safePath(searched),
    LC_ALL: 'C',
    NoDefaultCurrentDirectoryInExePath: '1',
  };
}

/** The overrides as arguments, for a git that is started without the library. */
export function gitArguments(): readonly string[] {
  return hardenedConfig.flatMap((entry) => ['-c', entry]);
}
