/** Types and axios calls of src/api-client/generated, of the OpenAPI document beside them. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createClient } from '@hey-api/openapi-ts';
import { ScriptError } from '../main.ts';

const folder = 'src/api-client/generated';
export const documentFile = `${folder}/openapi.json`;

interface Document {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly responses?: Readonly<Record<string, unknown>> }>>>
  >;
}

export async function makeClient(root: string): Promise<ReadonlyMap<string, string>> {
  const document = await readDocument(root);
  const work = await mkdtemp(path.join(os.tmpdir(), 'vireo-client-'));
  try {
    const input = path.join(work, 'openapi.json');
    const output = path.join(work, 'generated');
    await writeFile(input, JSON.stringify(withoutSockets(document)));
    await createClient({
      input,
      output: { path: output, importFileExtension: '.ts', tsConfigPath: null },
      plugins: ['@hey-api/client-axios', '@hey-api/typescript', '@hey-api/sdk'],
      logs: { level: 'silent' },
    });
    return await readTree(output);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function readDocument(root: string): Promise<Document> {
  const text = await readFile(path.join(root, documentFile), 'utf8');
  try {
    return JSON.parse(text);
  } catch {
    throw new ScriptError(`${documentFile} is not JSON: run npm run generate, which writes it anew.`);
  }
}

/** No HTTP client can call what answers with another protocol. */
function withoutSockets(document: Document): Document {
  const isSocket = (operations: Document['paths'][string]) =>
    Object.values(operations).some(({ responses = {} }) => '101' in responses);
  const called = Object.entries(document.paths).filter(([, operations]) => !isSocket(operations));
  return { ...document, paths: Object.fromEntries(called) };
}

async function readTree(from: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(from, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const texts = files.map(async (file) => {
    const name = path.relative(from, file).replaceAll(path.sep, '/');
    return [`${folder}/${name}`, await readFile(file, 'utf8')] as const;
  });
  return new Map(await Promise.all(texts));
}
