/** Reads what a file offers to others, and which routes it answers. TypeScript, JavaScript and Python. */
import type { Node } from 'web-tree-sitter';
import { detectLanguage, familyOf } from '../languages.ts';
import type { GrammarFiles } from '../model.ts';
import { loadGrammars } from '../syntax/grammar.ts';
import { parseText } from '../syntax/parse.ts';
import type { Outline } from './outline.ts';
import { readPythonOutline } from './python-outline.ts';
import { readScriptOutline } from './script-outline.ts';
import { readPythonWiring } from './wiring/python-wiring.ts';
import { readScriptWiring } from './wiring/script-wiring.ts';
import type { Wiring } from './wiring/wiring.ts';

export type { CommentPlace, Outline, OutlineRoute, OutlineSymbol, ThrownError } from './outline.ts';
export type {
  MadeRouter,
  Mount,
  PathPart,
  WiredImport,
  WiredRoute,
  Wiring,
} from './wiring/wiring.ts';

/** Undefined for a language without a grammar, a text that the parser gives up, and one with syntax errors. */
export type OutlineReader = (path: string, text: string) => Outline | undefined;

/** How the routers of a file hang together, as far as it can be parsed; undefined for other languages. */
export type WiringReader = (path: string, text: string) => Wiring | undefined;

export async function createOutlineReader(files: GrammarFiles): Promise<OutlineReader> {
  return await createReader(files, { python: readPythonOutline, script: readScriptOutline, isWhole: true });
}

export async function createWiringReader(files: GrammarFiles): Promise<WiringReader> {
  return await createReader(files, {
    python: readPythonWiring,
    script: readScriptWiring,
    isWhole: false,
  });
}

interface Readers<Read> {
  readonly python: (root: Node) => Read;
  readonly script: (root: Node) => Read;
  /** A text with syntax errors is not read. */
  readonly isWhole: boolean;
}

async function createReader<Read>(
  files: GrammarFiles,
  { python, script, isWhole }: Readers<Read>,
): Promise<(path: string, text: string) => Read | undefined> {
  const { code } = await loadGrammars(files);
  return (path, text) => {
    const language = detectLanguage(path);
    if (language === undefined) return undefined;
    const tree = parseText(code[language].parser, text);
    if (tree === undefined) return undefined;
    try {
      const { rootNode } = tree;
      if (isWhole && rootNode.hasError) return undefined;
      return familyOf(language) === 'python' ? python(rootNode) : script(rootNode);
    } finally {
      tree.delete();
    }
  };
}
