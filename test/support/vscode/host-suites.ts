/** Bundles the suites of test/vscode/suite for the extension host, and gives them a report file and an output file. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from '../../../scripts/paths.ts';
import type { HostReport } from './host-report.ts';

export interface HostRun {
  /** The bundled entry: `extensionTestsPath` of every host. */
  readonly tests: string;
  readonly reportFile: string;
  readonly outputFile: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Below out/ so that the bundle finds mocha in the clone. */
export async function prepareHostRun(scratch: string): Promise<HostRun> {
  const outdir = path.join(projectRoot, 'out/host-suites');
  await build({
    absWorkingDir: projectRoot,
    entryPoints: globSync('test/vscode/suite/**/*.ts', { cwd: projectRoot }),
    outdir,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'error',
  });
  await writeFile(path.join(outdir, 'package.json'), JSON.stringify({ type: 'commonjs' }));
  const reportFile = path.join(scratch, 'host-report.json');
  const outputFile = path.join(scratch, 'host-output.txt');
  const environment = { VIREO_HOST_REPORT: reportFile, VIREO_HOST_OUTPUT: outputFile };
  return { tests: path.join(outdir, 'index.js'), reportFile, outputFile, environment };
}

/** What the host printed, the test that it was at last. */
export function readOutput({ outputFile }: Pick<HostRun, 'outputFile'>): string {
  return existsSync(outputFile) ? readFileSync(outputFile, 'utf8') : 'It printed nothing.';
}

/** Fails when the host ended without a report, whatever its exit code was. */
export function readHostReport({ reportFile, outputFile }: HostRun, log: readonly string[] = []): HostReport {
  if (existsSync(reportFile)) return JSON.parse(readFileSync(reportFile, 'utf8'));
  const output = readOutput({ outputFile });
  throw new Error(`The extension host ended without a report.\n${output}\n${log.slice(-20).join('\n')}`);
}
