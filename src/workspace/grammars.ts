/** Reads the grammars and the runtime for the engine, which does no I/O of its own. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { GrammarFiles } from '../scanner/model.ts';
import { type AssetName, assetPath } from './assets.ts';

function read(name: AssetName): Uint8Array {
  return new Uint8Array(readFileSync(assetPath(name)));
}

/** Read when the engine first asks for one: a grammar takes time and memory, and few workspaces need them all. */
const grammars: GrammarFiles['grammars'] = {
  get typescript() {
    return read('tree-sitter-typescript.wasm');
  },
  get tsx() {
    return read('tree-sitter-tsx.wasm');
  },
  get javascript() {
    return read('tree-sitter-javascript.wasm');
  },
  get python() {
    return read('tree-sitter-python.wasm');
  },
  get terraform() {
    return read('tree-sitter-terraform.wasm');
  },
};

let files: Promise<GrammarFiles> | undefined;

async function readFiles(): Promise<GrammarFiles> {
  return { runtimeWasm: new Uint8Array(await readFile(assetPath('web-tree-sitter.wasm'))), grammars };
}

/** The same for all who ask: each grammar is linked once by the files it is of. */
export function loadGrammars(): Promise<GrammarFiles> {
  files ??= readFiles();
  return files;
}
