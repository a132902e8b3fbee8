/**
 * The Security agent: scans the project's folder, brings what it finds and a report. It needs no model, changes
 * nothing and runs nothing of the workspace.
 */
import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { toWorkspaceFinding } from '../../../workspace/report-findings.ts';
import type { FileReport, ScanProgress, WorkspaceScanResult } from '../../../workspace/workspace-scan.ts';
import { type Agent, AgentError, type AgentResult, type AgentRun } from '../agent.ts';
import { writeSecurityReport } from './security-report.ts';

export const securityInputSchema = z.strictObject({
  /** Files or folders of the project, relative to its folder; all of it when empty. */
  paths: z.array(z.string().min(1).max(1_000)).max(100).default([]),
});
export type SecurityInput = z.infer<typeof securityInputSchema>;

async function openFolder(folder: string): Promise<string> {
  try {
    const real = await realpath(folder);
    if (!(await stat(real)).isDirectory()) {
      throw new AgentError(
        'folder_missing',
        `${folder} is not a folder. Set the project's folder and ask again.`,
      );
    }
    return real;
  } catch (error) {
    if (AgentError.is(error)) {
      throw error;
    }
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw missing
      ? new AgentError(
          'folder_missing',
          `There is no folder ${folder}. Set the project's folder and ask again.`,
          error,
        )
      : new AgentError('folder_unreadable', `The folder ${folder} cannot be read.`, error);
  }
}

function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative === '' || !(relative.startsWith('..') || path.isAbsolute(relative));
}

/** Links are followed before the check: a path may not lead out of the project. */
async function resolveRoots(folder: string, paths: readonly string[]): Promise<readonly string[]> {
  const roots: string[] = [];
  for (const wanted of paths) {
    const real = await realpath(path.resolve(folder, wanted)).catch((error: unknown) => {
      throw new AgentError('path_outside', `${wanted} is not in the project.`, error);
    });
    if (!isInside(folder, real)) {
      throw new AgentError('path_outside', `${wanted} leads out of the project's folder.`);
    }
    roots.push(real);
  }
  return roots.length === 0 ? [folder] : roots;
}

function relativePath(folder: string, file: Pick<FileReport, 'root' | 'path'>): string {
  return path.relative(folder, path.join(file.root, file.path)).split(path.sep).join('/');
}

function describeProgress({ done, total, path: file }: ScanProgress): { step: string; fraction: number } {
  return { step: `Scanning ${file} (${done} of ${total})`, fraction: total === 0 ? 1 : done / total };
}

function onlySecurity(folder: string, result: WorkspaceScanResult): readonly FileReport[] {
  return result.files.map((file) => ({
    ...file,
    path: relativePath(folder, file),
    findings: file.findings.filter((finding) => finding.category === 'security'),
  }));
}

/** The scan names at most so many skipped files; past that, none can be told to have been read. */
const skippedNamedAtMost = 1_000;

/** A file was read to its end when it lay below a root, was not skipped, and parsed as a whole. */
function createHasRead(
  folder: string,
  roots: readonly string[],
  result: WorkspaceScanResult,
): AgentResult['hasRead'] {
  const skipped = result.skipped.files.flatMap((file) =>
    roots.map((root) => relativePath(folder, { root, path: file.path })),
  );
  const partial = result.files.filter((file) => file.partial).map((file) => relativePath(folder, file));
  const unread = new Set([...skipped, ...partial]);
  const isTold = !result.cancelled && result.skipped.files.length < skippedNamedAtMost;
  return (file) =>
    isTold && !unread.has(file) && roots.some((root) => isInside(root, path.join(folder, file)));
}

async function run({
  input,
  project,
  signal,
  tools,
  report,
  emit,
}: AgentRun<SecurityInput>): Promise<AgentResult> {
  report({ step: 'Looking for files' });
  const folder = await openFolder(project.folder);
  const roots = await resolveRoots(folder, input.paths);
  const result = await tools.scanner.scan(roots, {
    signal,
    onProgress: (progress) => report(describeProgress(progress)),
  });
  signal.throwIfAborted();
  const files = onlySecurity(folder, result);
  const rules = new Map(result.rules.map((rule) => [rule.id, rule]));
  for (const file of files) {
    for (const finding of file.findings) {
      const rule = rules.get(finding.ruleId);
      emit({
        ...toWorkspaceFinding(file, finding),
        ...(rule && { explanation: `${rule.why}\n\n${rule.fix}` }),
      });
    }
  }
  report({ step: 'Writing the report', fraction: 1 });
  return {
    report: writeSecurityReport({ projectName: project.name, files, result }),
    hasRead: createHasRead(folder, roots, result),
  };
}

export const securityAgent: Agent<SecurityInput> = {
  name: 'security',
  title: 'Security agent',
  description: 'Scans the whole project for security flaws. Needs no model, changes nothing.',
  version: '1.0.0',
  inputSchema: securityInputSchema,
  run,
};
