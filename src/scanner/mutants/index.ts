/**
 * Finds where a source can be changed so that tests ought to fail, off its syntax tree. TypeScript, JavaScript and Python. What
 * is equivalent by construction (types, imports, logs, messages of errors, comments) is passed over; the order is that of the text.
 */
import type { Node } from 'web-tree-sitter';
import { detectLanguage, familyOf, type LanguageFamily } from '../languages.ts';
import type { GrammarFiles } from '../model.ts';
import { loadGrammars } from '../syntax/grammar.ts';
import { parseText } from '../syntax/parse.ts';
import { applyMutant, type Mutant, type MutantEdit } from './mutant.ts';
import { isPassedOverInPython, isPythonFunction, pythonEdits, pythonFunctionName } from './python-mutants.ts';
import { isPassedOverInScript, isScriptFunction, scriptEdits, scriptFunctionName } from './script-mutants.ts';

export { applyMutant, type Mutant, type MutantOperator, mutantOperators } from './mutant.ts';

/** Empty for a language without a grammar, and for a text with syntax errors. */
export type MutantMaker = (path: string, text: string) => readonly Mutant[];

interface Family {
  readonly edits: (node: Node, isInFunction: boolean) => readonly MutantEdit[];
  readonly isPassedOver: (node: Node) => boolean;
  readonly isFunction: (node: Node) => boolean;
  readonly nameOf: (node: Node) => string | undefined;
}

const families: Readonly<Record<LanguageFamily, Family>> = {
  script: {
    edits: scriptEdits,
    isPassedOver: isPassedOverInScript,
    isFunction: isScriptFunction,
    nameOf: scriptFunctionName,
  },
  python: {
    edits: pythonEdits,
    isPassedOver: isPassedOverInPython,
    isFunction: isPythonFunction,
    nameOf: pythonFunctionName,
  },
};

export async function createMutantMaker(files: GrammarFiles): Promise<MutantMaker> {
  const { code } = await loadGrammars(files);
  return (path, text) => {
    const language = detectLanguage(path);
    if (language === undefined) return [];
    const { parser } = code[language];
    const parses = (changed: string): boolean => withTree(changed, parser, (root) => !root.hasError) === true;
    const found = withTree(text, parser, (root) =>
      root.hasError ? [] : collect(root, families[familyOf(language)]),
    );
    const mutants = (found ?? [])
      .map((each) => withText(each, text))
      .filter(({ before, after }) => before !== after);
    return mutants.filter((mutant) => parses(applyMutant(text, mutant)));
  };
}

function withTree<Read>(
  text: string,
  parser: Parameters<typeof parseText>[0],
  read: (root: Node) => Read,
): Read | undefined {
  const tree = parseText(parser, text);
  if (tree === undefined) return undefined;
  try {
    return read(tree.rootNode);
  } finally {
    tree.delete();
  }
}

interface Placed extends MutantEdit {
  readonly inFunction: string;
}

function withText({ operator, start, end, after, inFunction }: Placed, text: string): Mutant {
  const lineZeroBased = text.slice(0, start).split('\n').length - 1;
  return { operator, start, end, lineZeroBased, before: text.slice(start, end), after, inFunction };
}

interface Waiting {
  readonly node: Node;
  readonly inFunction: string;
  readonly isInFunction: boolean;
}

function collect(root: Node, family: Family): readonly Placed[] {
  const found: Placed[] = [];
  const waiting: Waiting[] = [{ node: root, inFunction: '', isInFunction: false }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node } = next;
    if (family.isPassedOver(node)) continue;
    const inFunction = family.nameOf(node) ?? next.inFunction;
    const isInFunction = next.isInFunction || family.isFunction(node);
    found.push(...family.edits(node, isInFunction).map((edit) => ({ ...edit, inFunction })));
    for (const child of node.namedChildren) waiting.push({ node: child, inFunction, isInFunction });
  }
  return found.toSorted((a, b) => a.start - b.start || a.end - b.end);
}
