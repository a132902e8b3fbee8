import { Language as Grammar, Parser } from 'web-tree-sitter';
import type { LanguageFamily } from '../languages.ts';
import { familyOf } from '../languages.ts';
import type { CodeLanguage, GrammarFiles } from '../model.ts';
import { fieldOf, K } from './kinds.ts';
import { kindOf } from './node-types.ts';
import { type ProductionTables, type RuntimeMemory, readProductionTables } from './tree-memory.ts';

/** A parser of one language with the tables that turn its node types and fields into ours. */
export interface LoadedGrammar {
  readonly family: LanguageFamily;
  readonly parser: Parser;
  /** Our kind by the grammar's type id; `skipped` for a token that gets no node. */
  readonly kinds: Uint8Array;
  readonly fields: Uint8Array;
  readonly productions: ProductionTables;
  readonly memory: RuntimeMemory;
}

/** In `LoadedGrammar.kinds`: no node. */
export const skipped = 255;

// The WebAssembly runtime is one a process; starting it twice would drop the first one's memory.
let runtime: Promise<RuntimeMemory> | undefined;

function startRuntime(wasm: Uint8Array): Promise<RuntimeMemory> {
  // The loader compares with ArrayBuffer views it owns, so it gets a copy.
  const module = { wasmBinary: wasm.slice() };
  // It keeps the views of its memory in the object that it was started with, and renews them there.
  runtime ??= Parser.init(module).then(() => module as unknown as RuntimeMemory);
  return runtime;
}

function kindTable(grammar: Grammar, family: LanguageFamily): Uint8Array {
  const table = new Uint8Array(65_536).fill(skipped);
  for (let id = 0; id < grammar.nodeTypeCount; id += 1) {
    const type = grammar.nodeTypeForId(id);
    if (type === null) continue;
    table[id] = kindOf(family, type, grammar.nodeTypeIsNamed(id)) ?? skipped;
  }
  table[65_535] = K.error;
  return table;
}

function fieldTable(grammar: Grammar): Uint8Array {
  const table = new Uint8Array(grammar.fieldCount + 1);
  for (let id = 1; id <= grammar.fieldCount; id += 1) table[id] = fieldOf(grammar.fieldNameForId(id) ?? '');
  return table;
}

/**
 * Grammars by their bytes: each is linked into the runtime's memory once, however many scanners (one for each team's
 * rules) stand on it, since nothing ever leaves that memory. A parse has no await, so its parser is shared, too.
 */
const loaded = new WeakMap<Uint8Array, Promise<{ readonly grammar: Grammar; readonly parser: Parser }>>();

function loadOnce(bytes: Uint8Array): Promise<{ readonly grammar: Grammar; readonly parser: Parser }> {
  const known = loaded.get(bytes);
  if (known !== undefined) return known;
  const loading = Grammar.load(bytes).then((grammar) => {
    const parser = new Parser();
    parser.setLanguage(grammar);
    return { grammar, parser };
  });
  loaded.set(bytes, loading);
  return loading;
}

async function loadGrammar(
  memory: RuntimeMemory,
  language: CodeLanguage,
  bytes: Uint8Array,
): Promise<LoadedGrammar> {
  const { grammar, parser } = await loadOnce(bytes);
  const family = familyOf(language);
  return {
    family,
    parser,
    kinds: kindTable(grammar, family),
    fields: fieldTable(grammar),
    productions: readProductionTables(memory, grammar),
    memory,
  };
}

/** The parser of HCL; its trees are read by infrastructure/terraform, not by the tables of code. */
export async function loadTerraformParser(files: GrammarFiles): Promise<Parser> {
  await startRuntime(files.runtimeWasm);
  return (await loadOnce(files.grammars.terraform)).parser;
}

/** Loads all grammars of code; rejects when the bytes are no grammar of this runtime. */
export async function loadGrammars(
  files: GrammarFiles,
): Promise<Readonly<Record<CodeLanguage, LoadedGrammar>>> {
  const memory = await startRuntime(files.runtimeWasm);
  const load = (language: CodeLanguage) => loadGrammar(memory, language, files.grammars[language]);
  // One after the other: the runtime links each grammar into the same memory.
  const typescript = await load('typescript');
  const tsx = await load('tsx');
  const javascript = await load('javascript');
  const python = await load('python');
  return { typescript, tsx, javascript, python };
}
