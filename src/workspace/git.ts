/**
 * The one way this project runs git. A repository is a stranger's: its config, hooks and attributes name
 * programs, and plain `git status` runs some of them. So nothing here touches the work tree or the network,
 * and what could start a program is switched off by config, by environment and by argument.
 */
import { type SimpleGit, simpleGit } from 'simple-git';
import { gitEnvironment, hardenedConfig, safeEnvironment } from './git/hardening.ts';

export type GitErrorCode = 'not-a-repository' | 'git-missing' | 'untrusted-owner' | 'failed';

export class GitError extends Error {
  readonly code: GitErrorCode;
  constructor(code: GitErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'GitError';
    this.code = code;
  }
}

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
