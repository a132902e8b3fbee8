#!/usr/bin/env node
/**
 * The `vireo` command. It parses and prints; what it does lies in workspace/, scanner/ and behind the API.
 * New subcommands: commands.ts.
 */
import { runLastTask, setLastHandlers } from '../workspace/processes/last-handlers.ts';
import { askPerson, askSecret } from './ask-person.ts';
import { keepCompiled } from './compile-cache.ts';
import { type CliIo, exitCodes } from './io.ts';
import { isNewEnough, runUnderOwnNode } from './node-version.ts';
import { keepYoungGenerationSmall } from './young-generation.ts';

function createProcessIo(): CliIo {
  const interrupted = new AbortController();
  process.once('SIGINT', () => interrupted.abort());
  // `vireo scan | head` closes the pipe when it has seen enough.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    cwd: process.cwd(),
    env: process.env,
    colors: process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined,
    columns: process.stdout.isTTY === true ? process.stdout.columns : undefined,
    terminal: process.stderr.isTTY && process.env['CI'] === undefined ? process.stderr : undefined,
    readInput: async () => (await import('node:stream/consumers')).text(process.stdin),
    ask: process.stdin.isTTY && process.stderr.isTTY ? askPerson : undefined,
    askSecret: process.stdin.isTTY && process.stderr.isTTY ? askSecret : undefined,
    signal: interrupted.signal,
    prepareScan: keepYoungGenerationSmall,
    setExitCode: (code) => {
      process.exitCode = code;
    },
  };
}

/** The commands of time are a bundle of their own, so that they do not wait for the rest. */
async function run(args: readonly string[]): Promise<void> {
  keepCompiled(process.env);
  const io = createProcessIo();
  if (args[0] === 'time' && (await (await import('./time-program.ts')).runTimeProgram(args, io))) return;
  await (await import('./program.ts')).runCli(args, io);
}

const lastWords = {
  log: (message: string) => process.stderr.write(`vireo: ${message}\n`),
  end: () => process.exit(exitCodes.failed),
};

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  // A server that somebody else talks to goes on; a command that lost its promise would end without an answer.
  setLastHandlers({ ...lastWords, endsOnRejection: !['lsp', 'mcp'].includes(args[0] ?? '') });
  if (isNewEnough(process.version)) return await run(args);
  if (await runUnderOwnNode(args)) return;
  process.stderr.write(`vireo: Node 22.13 or newer is needed; this is ${process.version}.\n`);
  process.exitCode = exitCodes.failed;
}

runLastTask(main(), lastWords);
