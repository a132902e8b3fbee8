/** Damaged copies of real files through the real scan with its real workers. */
import { globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../scripts/paths.ts';
import type { WorkspaceScan, WorkspaceScanResult } from '../../src/workspace/workspace-scan.ts';
import { createRandom, mutate } from './mutations.ts';

/** Files of every language that the scanner reads, small enough that many of them fit into a run. */
export function findSeeds(maxBytes = 12_000): readonly string[] {
  const patterns = [
    ...['src/**/*.ts', 'webviews/**/*.ts', 'demo/**/*', '.github/**/*.yml', 'src/scanner/rules/**/*.yml'],
    ...['node_modules/{express,fastify,axios,commander,lit,yaml,zod}/**/*.{js,ts,json}', 'l10n/*.json'],
  ];
  return globSync(patterns, { cwd: projectRoot })
    .map((file) => path.join(projectRoot, file))
    .filter((file) => {
      const info = statSync(file);
      return info.isFile() && info.size > 0 && info.size < maxBytes;
    })
    .sort();
}

/** Texts of infrastructure and secrets, of which this repository has few. */
const written: Readonly<Record<string, string>> = {
  Dockerfile: 'FROM node:latest\nARG TOKEN\nRUN curl http://a | sh && \\\n  npm i\nUSER root\nEXPOSE 22\n',
  'docker-compose.yml':
    'services:\n  web:\n    image: nginx:latest\n    privileged: true\n    ports: ["22:22"]\n    environment: { A: b }\n',
  'pod.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec:\n  hostNetwork: true\n  containers:\n    - name: b\n      image: c:latest\n      securityContext: { privileged: true }\n---\napiVersion: v1\nkind: List\nitems: []\n',
  'main.tf':
    'resource "aws_s3_bucket" "a" {\n  bucket = "b-${var.c}"\n  acl = "public-read"\n}\nlocals { x = [for i in var.y : i if i > 1] }\n',
  '.env': 'DATABASE_URL=postgres://user:pass@host/db\nAPI_KEY="abc"\nEMPTY=\n',
  'app.py':
    'import os\nfrom flask import request\n\n@app.route("/")\ndef index():\n    os.system("ls " + request.args["d"])\n    return f"{x!r:>{width}}"\n',
};

export interface FuzzRound {
  readonly folder: string;
  readonly count: number;
  readonly seed: number;
}

/** Writes `count` damaged files and scans them. */
export async function fuzzScan(
  scan: WorkspaceScan,
  seeds: readonly string[],
  { folder, count, seed }: FuzzRound,
): Promise<WorkspaceScanResult> {
  const random = createRandom(seed);
  const names = Object.keys(written);
  for (let index = 0; index < count; index += 1) {
    const name = names[index % (names.length * 2)];
    const source = seeds[Math.floor(random() * seeds.length)] ?? '';
    const bytes = name === undefined ? readFileSync(source) : Buffer.from(written[name] ?? '');
    const target = path.join(folder, String(index), name ?? path.basename(source));
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, mutate(bytes, random));
  }
  return await scan.scan([folder]);
}
