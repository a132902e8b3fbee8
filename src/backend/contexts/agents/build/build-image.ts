/**
 * Builds an image that a person approved, on the machine that has the files and as its user. A build runs what the Dockerfile
 * says and asks registries: it is done for a project that its user trusts, for just what was shown, and never unasked.
 */
import { spawn } from 'node:child_process';
import { readFile, realpath } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  buildCommand,
  buildQuestionSchema,
  type ImageBuild,
  type ImageBuilt,
  imageBuildName,
  imageBuildSchema,
  imageBuiltSchema,
} from '../../../../contract/work/effects/image-build.ts';
import type { Person } from '../../../../domain/policy/actor.ts';
import { safePath } from '../../../../workspace/git/hardening.ts';
import { hasProcessGroups, killTarget } from '../../../../workspace/processes/process-group.ts';
import type { HostedRun } from '../../../platform/work/hosted-run.ts';
import { defineEffect, type OutwardEffect } from '../../../platform/work/outward-effect.ts';
import { findFailedLine } from './failed-line.ts';

export interface BuildPorts {
  /** Of a project; undefined where it has none. */
  findFolder(actor: Person, projectId: string): Promise<string | undefined>;
}

const longestMs = 20 * 60_000;
/** The last ones: what failed is said at the end. */
const mostChunks = 500;
const shownLines = 15;

export function buildImage(ports: BuildPorts): OutwardEffect {
  return defineEffect({
    name: imageBuildName,
    input: imageBuildSchema,
    isDone: isBegun,
    // A build leaves nothing that says whose it was: another one comes to the same.
    lookUp: async () => undefined,
    async perform(build, { run, signal }): Promise<ImageBuilt> {
      const refused = findRefusal(build, run);
      if (refused !== undefined) return { outcome: 'refused', why: refused };
      const folder = run.projectId && (await ports.findFolder(run.actor, run.projectId));
      if (!folder) return { outcome: 'refused', why: 'The project has no folder any more.' };
      const left = await leadsOut(folder, build);
      return left ? { outcome: 'refused', why: left } : await performBuild(build, folder, signal);
    },
  });
}

/** What was refused may be asked for again. */
export function isBegun(outcome: unknown): boolean {
  return imageBuiltSchema.safeParse(outcome).data?.outcome !== 'refused';
}

/** What a run says of itself is not believed: its user's answer, and their trust, are. */
function findRefusal(build: ImageBuild, { decided, isTrusted }: HostedRun): string | undefined {
  if (isTrusted !== true) return 'The folder is not trusted: nothing of it is built.';
  const parsed = buildQuestionSchema.safeParse(decided?.payload);
  const isApproved =
    decided?.approved === true &&
    decided.step === 'build' &&
    parsed.success &&
    parsed.data.builds.some(
      (each) => JSON.stringify(buildCommand(each)) === JSON.stringify(buildCommand(build)),
    );
  return isApproved ? undefined : 'Nobody has approved this build: it is asked about again.';
}

/** By a link, such as a folder that stands for another one. */
async function leadsOut(folder: string, { file, context }: ImageBuild): Promise<string | undefined> {
  const root = await realpath(folder);
  for (const each of [file, context]) {
    const real = await realpath(path.join(root, each)).catch(() => undefined);
    if (real === undefined) return `${each} is not there any more.`;
    if (real !== root && !real.startsWith(root + path.sep)) return `${each} leads out of the project.`;
  }
  return undefined;
}

async function performBuild(build: ImageBuild, folder: string, signal: AbortSignal): Promise<ImageBuilt> {
  const said = await runEngine(buildCommand(build), folder, signal);
  if (said === undefined) return { outcome: 'refused', why: `${build.engine} could not be started.` };
  if (said.exitCode === 0) return { outcome: 'built' };
  const line = findFailedLine(said.output, await readFile(path.join(folder, build.file), 'utf8'));
  const why = withoutPlaces(said.output, folder)
    .trimEnd()
    .split('\n')
    .slice(-shownLines)
    .join('\n')
    .slice(-4_000);
  return { outcome: 'failed', ...(line !== undefined && { line }), why };
}

/** Where things lie on this machine is no business of a report. */
function withoutPlaces(text: string, folder: string): string {
  return text.replaceAll(folder, '.').replaceAll(os.homedir(), '~');
}

interface Said {
  readonly exitCode: number | null;
  /** The end of it, both streams in their order. */
  readonly output: string;
}

/** What such a program finds its service and its user's settings by; nothing else of this process. */
const passedOn =
  /^(?:PATH|HOME|USER|LOGNAME|LANG|LC_ALL|TMPDIR|TMP|TEMP|SYSTEMROOT|USERPROFILE|APPDATA|LOCALAPPDATA|PROGRAMDATA|PROGRAMFILES|COMSPEC|PATHEXT|XDG_(?:RUNTIME_DIR|CONFIG_HOME|DATA_HOME|CACHE_HOME)|DOCKER_(?:HOST|CONTEXT|CONFIG|CERT_PATH|TLS_VERIFY)|CONTAINER_HOST|CONTAINERS_CONF|(?:HTTPS?|NO|ALL)_PROXY)$/i;

/** Undefined where there is no such program. */
async function runEngine(
  [program = '', ...args]: readonly string[],
  folder: string,
  signal: AbortSignal,
): Promise<Said | undefined> {
  signal.throwIfAborted();
  const kept = Object.entries(process.env).filter(([name]) => passedOn.test(name) && !/^path$/i.test(name));
  // No program of the project's own folder, in which the build runs.
  const env = {
    ...Object.fromEntries(kept),
    PATH: safePath(process.env['PATH']),
    NoDefaultCurrentDirectoryInExePath: '1',
  };
  const child = spawn(program, args, {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: hasProcessGroups(),
    windowsHide: true,
  });
  const end = AbortSignal.any([signal, AbortSignal.timeout(longestMs)]);
  const stop = (): void => kill(child.pid);
  end.addEventListener('abort', stop, { once: true });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      if (chunks.length > mostChunks) chunks.shift();
    });
  try {
    const exitCode = await new Promise<number | null | undefined>((resolve) => {
      child.once('error', () => resolve(undefined));
      child.once('close', resolve);
    });
    signal.throwIfAborted();
    if (exitCode === undefined) return undefined;
    const output = Buffer.concat(chunks).toString('utf8');
    const late = end.aborted
      ? `${output}\nThe build took longer than ${longestMs / 60_000} minutes.`
      : output;
    return { exitCode: end.aborted ? 1 : exitCode, output: late };
  } finally {
    end.removeEventListener('abort', stop);
  }
}

function kill(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(killTarget(pid), 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
