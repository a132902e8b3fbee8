/** Terraform and OpenTofu: providers, asked for or configured, line by line: a block's first line says what it is. */
import { type Fact, type FactReader, inFewWords } from '../fact.ts';

const source = /^source\s*=\s*"((?:[\w.-]+\/)?[\w-]+\/([\w-]+))"/;
const version = /^version\s*=\s*"([^"]{1,40})"/;
const provider = /^provider\s+"([\w-]+)"/;
const resource = /^(?:resource|data)\s+"([a-z0-9]+)_\w+"/;
const required = /^required_version\s*=\s*"([^"]{1,40})"/;

export const terraformFacts: FactReader = {
  matches: (name) => name.endsWith('.tf') || name.endsWith('.tofu'),
  read({ file, text }) {
    const found = new Map<string, Fact>();
    const lines = text.split('\n').map((line) => line.trim());
    for (const [index, line] of lines.entries()) {
      const fact =
        line.length > 500 ? undefined : lineFact(line, lines[index + 1] ?? '', { file, line: index + 1 });
      // A file may have hundreds of resources of one provider: the first shows it.
      const key = `${fact?.kind} ${fact?.name} ${fact?.version ?? ''}`;
      if (fact !== undefined && !found.has(key)) found.set(key, fact);
    }
    return { facts: [...found.values()] };
  },
};

function lineFact(line: string, next: string, where: Pick<Fact, 'file' | 'line'>): Fact | undefined {
  const seen = inFewWords(line);
  const asked = required.exec(line)?.[1];
  if (asked !== undefined)
    return { kind: 'runtime', name: 'terraform', version: asked, isExact: false, seen, ...where };
  const name = source.exec(line)?.[2] ?? provider.exec(line)?.[1] ?? resource.exec(line)?.[1];
  if (name === undefined) return undefined;
  const found = version.exec(next)?.[1];
  return {
    kind: 'provider',
    name,
    version: found,
    isExact: found === undefined ? undefined : false,
    seen,
    ...where,
  };
}
