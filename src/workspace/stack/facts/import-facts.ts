/**
 * Imports that no manifest names: the standard libraries' test runners and databases, and in Python, where projects
 * without a manifest are common, every package. Only lines that begin with the import are read.
 */
import { type Fact, type FactInput, type FactReader, inFewWords } from './fact.ts';

const maxFacts = 200;

export const pythonImports: FactReader = {
  matches: (name) => name.endsWith('.py'),
  read: (input) => ({ facts: importsIn(input, pythonModule) }),
};

function pythonModule(line: string): string | undefined {
  if (!line.startsWith('import ') && !line.startsWith('from ')) return undefined;
  return /^(?:import|from) ([A-Za-z_]\w{0,60})/.exec(line)?.[1];
}

export const scriptImports: FactReader = {
  matches: (name) => /\.[cm]?[jt]sx?$/.test(name),
  read: (input) =>
    /['"](?:node|bun):/.test(input.text) ? { facts: importsIn(input, scriptModule) } : { facts: [] },
};

/** Modules of the run time alone: what packages are used, manifests say. */
function scriptModule(line: string): string | undefined {
  if (!line.startsWith('import ') && !line.includes('require(')) return undefined;
  return /['"]((?:node|bun):[\w/]{1,40})['"]/.exec(line.slice(0, 300))?.[1];
}

/** Only the run time itself has modules of these names; a module of Python may be the project's own. */
function confidenceOf(name: string): Fact['confidence'] {
  return /^(?:node|bun):/.test(name) ? 'high' : 'medium';
}

function importsIn(
  { file, text }: FactInput,
  moduleOf: (line: string) => string | undefined,
): readonly Fact[] {
  const found = new Map<string, Fact>();
  let number = 0;
  for (let start = 0; start < text.length && found.size < maxFacts; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    number += 1;
    const first = text.charCodeAt(start);
    // `i`, `f`, `c`: of import, from and const; other lines are not cut out of the text.
    const name =
      first === 105 || first === 102 || first === 99 ? moduleOf(text.slice(start, end)) : undefined;
    if (name !== undefined && !found.has(name)) {
      const seen = inFewWords(text.slice(start, Math.min(end, start + 120)));
      found.set(name, { kind: 'import', name, file, line: number, seen, confidence: confidenceOf(name) });
    }
    start = end + 1;
  }
  return [...found.values()];
}
