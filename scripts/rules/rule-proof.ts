/** The grammars of this clone, and the proof that a team's rules go through as ours do. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { GrammarFiles } from '../../src/scanner/model.ts';
import { projectRoot } from '../paths.ts';

export { applyFix, RuleProof } from '../../src/workspace/rules/rule-proof.ts';

/** The grammars of this clone. */
export function readGrammarFiles(): GrammarFiles {
  const read = (name: string) => new Uint8Array(readFileSync(path.join(projectRoot, 'node_modules', name)));
  return {
    runtimeWasm: read('web-tree-sitter/web-tree-sitter.wasm'),
    grammars: {
      typescript: read('tree-sitter-typescript/tree-sitter-typescript.wasm'),
      tsx: read('tree-sitter-typescript/tree-sitter-tsx.wasm'),
      javascript: read('tree-sitter-javascript/tree-sitter-javascript.wasm'),
      python: read('tree-sitter-python/tree-sitter-python.wasm'),
      terraform: read('@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm'),
    },
  };
}
