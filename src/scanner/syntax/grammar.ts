import { Language as Grammar, Parser } from 'web-tree-sitter';
import { codeLanguages, familyOf, type LanguageFamily } from '../languages.ts';
import { lazyRecord } from '../lazy-record.ts';
import type { CodeLanguage, GrammarFiles } from '../model.ts';
import { fieldOf, K } from './kinds.ts';
import { kindOf } from './node-types.ts';
import { compileWasm, startRuntime } from './runtime.ts';
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

type GrammarName = keyof GrammarFiles['grammars'];

interface LinkedGrammar {
  readonly grammar: Grammar;
  readonly parser: Parser;
}

/**
 * Grammars by the files they are of: each is linked into the runtime's memory once, however many scanners (one for each
 * team's rules) stand on it, since nothing ever leaves that memory. A parse has no await, so its parser is shared, too.
 */
const linked = new WeakMap<GrammarFiles, Map<GrammarName, LinkedGrammar>>();

function linkOnce(files: GrammarFiles, name: GrammarName): LinkedGrammar {
  const known = linked.get(files) ?? new Map<GrammarName, LinkedGrammar>();
  linked.set(files, known);
  const found = known.get(name) ?? link(files.grammars[name]);
  known.set(name, found);
  return found;
}

/** As a compiled module, since the linker would hold on to the bytes of any other for good. */
function link(bytes: Uint8Array): LinkedGrammar {
  const grammar = Grammar.loadSync(compileWasm(bytes));
  const parser = new Parser();
  parser.setLanguage(grammar);
  return { grammar, parser };
}

function loadGrammar(memory: RuntimeMemory, files: GrammarFiles, language: CodeLanguage): LoadedGrammar {
  const { grammar, parser } = linkOnce(files, language);
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

/** Parsers of all languages, each with the tables that turn its nodes into ours. */
export interface Grammars {
  readonly code: Readonly<Record<CodeLanguage, LoadedGrammar>>;
  /** The parser of HCL; its trees are read by infrastructure/terraform, not by the tables of code. */
  readonly terraform: () => Parser;
}

/** Starts the runtime. A grammar is loaded when it is first needed; that throws when the bytes are none. */
export async function loadGrammars(files: GrammarFiles): Promise<Grammars> {
  const memory = await startRuntime(files.runtimeWasm);
  return {
    code: lazyRecord(codeLanguages, (language) => loadGrammar(memory, files, language)),
    terraform: () => linkOnce(files, 'terraform').parser,
  };
}
