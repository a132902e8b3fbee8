/**
 * The one way this project runs git. A repository is a stranger's: its config, hooks and attributes name
 * programs, and plain `git status` runs some of them. So nothing here touches the work tree or the network,
 * and what could start a program is switched off by config, by environment and by argument.
 */
import path from 'node:path';
import { type SimpleGit, simpleGit } from 'simple-git';
import { gitSurroundings } from './git-surroundings.ts';

export type GitErrorCode = 'not-a-repository' | 'git-missing' | 'untrusted-owner' | 'failed';

export class GitError extends Error {
  readonly code: GitErrorCode;
  constructor(code: GitErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'GitError';
    this.code = code;
  }
}

const inertPath = process.platform === 'win32' ? 'NUL' : '/dev/null';

/** Overrides of the repository's own config; each names what would otherwise start a program or reach out. */
const hardenedConfig = [
  'core.fsmonitor=false',
  `core.hooksPath=${inertPath}`,
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

/** What simple-git refuses to pass on unless told so; here each is set in order to disarm it. */
const disarming = {
  allowUnsafeFsMonitor: true,
  allowUnsafeHooksPath: true,
  allowUnsafePager: true,
  allowUnsafeAskPass: true,
  allowUnsafeSshCommand: true,
  allowUnsafeCredentialHelper: true,
  allowUnsafeDiffExternal: true,
  allowUnsafeGpgProgram: true,
  allowUnsafeProtocolOverride: true,
} as const;

/** GIT_ALLOW_PROTOCOL outranks any `protocol.*` in the repository: no transport has this name, so none may run. */
const gitEnvironment = {
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_NO_LAZY_FETCH: '1',
  GIT_PAGER: 'cat',
  GIT_ATTR_NOSYSTEM: '1',
} as const;

/** A PATH entry that is relative means "wherever the process stands", which may be the stranger's folder. */
function safePath(value: string | undefined): string {
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

/** A git runner for one folder that starts no program of the repository's choosing. Read-only by intent: pass it plumbing. */
export function createGitRunner(folder: string, signal?: AbortSignal): SimpleGit {
  const runner = simpleGit({
    baseDir: folder,
    config: hardenedConfig,
    unsafe: disarming,
    allowEnvironment: Object.keys(gitEnvironment),
    timeout: { block: 10_000 },
    maxConcurrentProcesses: 2,
    ...(signal === undefined ? {} : { abort: signal }),
  });
  return runner.env(safeEnvironment());
}

/** What a failure of git means to us. */
export function toGitError(error: unknown): GitError {
  const message = error instanceof Error ? error.message : String(error);
  if (/ENOENT|spawn git/.test(message)) {
    return new GitError('git-missing', 'git was not found on the PATH.', error);
  }
  if (/not a git repository|does not exist/i.test(message)) {
    return new GitError('not-a-repository', 'The folder is not in a git repository.', error);
  }
  if (/dubious ownership/i.test(message)) {
    return new GitError(
      'untrusted-owner',
      'git does not trust the owner of this folder (safe.directory).',
      error,
    );
  }
  return new GitError('failed', `git failed: ${message.split('\n', 1)[0] ?? ''}`, error);
}
