/** go.mod and go.work beside what they ask for: Go's version and the modules of a workspace. */
import { type GoLine, splitGoMod } from '../../../dependencies/formats/go/go-mod-lines.ts';
import type { Fact, FactReader, Manifest } from '../fact.ts';

export const goFacts: FactReader = {
  matches: (name) => name === 'go.mod' || name === 'go.work',
  read({ file, name, text }) {
    const { lines } = splitGoMod(text);
    const facts = lines.flatMap((line) => versionFacts(line, file));
    return { facts, manifest: name === 'go.mod' ? moduleOf(file, lines) : workspaceOf(file, lines) };
  },
};

function versionFacts({ verb, words, line }: GoLine, file: string): readonly Fact[] {
  const [word = ''] = words;
  if (verb !== 'go' && verb !== 'toolchain') return [];
  const version = word.replace(/^go/, '');
  return [
    {
      kind: 'runtime',
      name: 'go',
      file,
      line,
      seen: `${verb} ${word}`,
      version,
      isExact: verb === 'toolchain',
    },
  ];
}

function moduleOf(file: string, lines: readonly GoLine[]): Manifest | undefined {
  const name = lines.find(({ verb }) => verb === 'module')?.words[0];
  return name === undefined ? undefined : { file, name, registry: 'go' };
}

function workspaceOf(file: string, lines: readonly GoLine[]): Manifest {
  const members = lines.flatMap(({ verb, words }) => (verb === 'use' ? words.slice(0, 1) : []));
  return { file, isWorkspaceOnly: true, workspace: { kind: 'go', members } };
}
