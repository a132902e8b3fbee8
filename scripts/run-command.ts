/** Runs a program and gives back what it said; scripts decide what a failure means. */
import { spawn } from 'node:child_process';

export interface CommandResult {
  readonly code: number;
  /** Standard output and error, in the order in which they came. */
  readonly output: string;
}

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Also shown while it runs. */
  readonly echo?: boolean;
  readonly signal?: AbortSignal;
}

/** Never rejects: a program that could not be started is a failure with its reason as output. */
export function runCommand(
  program: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const { echo = false, cwd, env, signal } = options;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(cwd === undefined ? {} : { cwd }),
      ...(env === undefined ? {} : { env }),
      ...(signal === undefined ? {} : { signal }),
    });
    const chunks: Buffer[] = [];
    const collect = (out: NodeJS.WriteStream) => (chunk: Buffer) => {
      chunks.push(chunk);
      if (echo) out.write(chunk);
    };
    child.stdout.on('data', collect(process.stdout));
    child.stderr.on('data', collect(process.stderr));
    child.on('error', (error) =>
      resolve({ code: 127, output: `${Buffer.concat(chunks)}${error.message}\n` }),
    );
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() }));
  });
}
