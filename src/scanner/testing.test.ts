/** What the scanner's tests share: a scanner over the grammars of this clone, and short ways to ask it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createScanner, type EngineOptions } from './index.ts';
import type { CodeLanguage, Finding, GrammarFiles, Scanner } from './model.ts';
import { type Grammars, loadGrammars } from './syntax/grammar.ts';

function read(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../../node_modules/${name}`, import.meta.url)));
}

export const grammarFiles: GrammarFiles = {
  runtimeWasm: read('web-tree-sitter/web-tree-sitter.wasm'),
  grammars: {
    typescript: read('tree-sitter-typescript/tree-sitter-typescript.wasm'),
    tsx: read('tree-sitter-typescript/tree-sitter-tsx.wasm'),
    javascript: read('tree-sitter-javascript/tree-sitter-javascript.wasm'),
    python: read('tree-sitter-python/tree-sitter-python.wasm'),
    terraform: read('@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm'),
  },
};

/** The parser of HCL, for what reads texts of Terraform outside of a scanner. */
export async function loadedTerraform(): Promise<Grammars['terraform']> {
  return (await loadGrammars(grammarFiles)).terraform;
}

let shared: Promise<Scanner> | undefined;

/** The scanner with all rules; made once. */
export function sharedScanner(): Promise<Scanner> {
  shared ??= createScanner(grammarFiles);
  return shared;
}

export function scannerWith(options: EngineOptions): Promise<Scanner> {
  return createScanner(grammarFiles, options);
}

const extensions: Readonly<Record<CodeLanguage, string>> = {
  typescript: 'ts',
  tsx: 'tsx',
  javascript: 'js',
  python: 'py',
};

/** Findings of a text as `rule@line` (lines from one), in order. */
export async function found(language: CodeLanguage, text: string): Promise<string[]> {
  const result = (await sharedScanner()).scan(`file.${extensions[language]}`, language, text);
  return result.findings.map(shown);
}

export function shown(finding: Finding): string {
  return `${finding.ruleId}@${finding.range.startLine + 1}`;
}

/** The only finding of a rule in a text. */
export async function onlyFinding(language: CodeLanguage, ruleId: string, text: string): Promise<Finding> {
  const { findings } = (await sharedScanner()).scan(`file.${extensions[language]}`, language, text);
  const own = findings.filter((finding) => finding.ruleId === ruleId);
  assert.equal(own.length, 1, `findings: ${findings.map(shown).join(', ')}`);
  const [only] = own;
  assert.ok(only);
  return only;
}
