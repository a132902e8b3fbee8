/** Reads the grammars and the runtime for the engine, which does no I/O of its own. */
import { readFile } from 'node:fs/promises';
import type { GrammarFiles } from '../scanner/model.ts';
import { type AssetName, assetPath } from './assets.ts';

async function read(name: AssetName): Promise<Uint8Array> {
  return new Uint8Array(await readFile(assetPath(name)));
}

export async function loadGrammars(): Promise<GrammarFiles> {
  const [runtimeWasm, typescript, tsx, javascript, python, terraform] = await Promise.all([
    read('web-tree-sitter.wasm'),
    read('tree-sitter-typescript.wasm'),
    read('tree-sitter-tsx.wasm'),
    read('tree-sitter-javascript.wasm'),
    read('tree-sitter-python.wasm'),
    read('tree-sitter-terraform.wasm'),
  ]);
  return { runtimeWasm, grammars: { typescript, tsx, javascript, python, terraform } };
}
