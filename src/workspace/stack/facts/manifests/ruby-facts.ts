/** Gemfile and gemspecs, line by line, with the versions of Gemfile.lock. They are programs: only plain calls are read. */
import { type Fact, type FactInput, type FactReader, folderPrefix } from '../fact.ts';

export const rubyFacts: FactReader = {
  matches: (name) => name === 'Gemfile' || name === 'gems.rb' || name.endsWith('.gemspec'),
  async read(input) {
    const locked = await lockedVersions(input);
    const group = new GroupReader();
    const facts = input.text.split('\n').flatMap((raw, index): readonly Fact[] => {
      const line = raw.trim();
      group.read(line);
      const where = { file: input.file, line: index + 1, seen: line };
      return [
        ...rubyVersion(line, where),
        ...gemFacts(line, { where, locked, isDevelopment: group.isDevelopment }),
      ];
    });
    return {
      facts,
      manifest: { file: input.file, registry: 'gem', isWeak: input.name.endsWith('.gemspec') },
    };
  },
};

/** Whether lines stand in a block of `group :development, :test do`. */
class GroupReader {
  isDevelopment = false;

  read(line: string): void {
    if (line.startsWith('group ')) this.isDevelopment = isForDevelopment(line);
    else if (line === 'end') this.isDevelopment = false;
  }
}

function isForDevelopment(line: string): boolean {
  return line.includes(':test') || line.includes(':development');
}

type Where = Pick<Fact, 'file' | 'line' | 'seen'>;

function rubyVersion(line: string, where: Where): readonly Fact[] {
  const version = /^ruby ["']([^"']{1,40})["']/.exec(line)?.[1];
  return version === undefined ? [] : [{ kind: 'runtime', name: 'ruby', version, isExact: false, ...where }];
}

interface Gem {
  readonly where: Where;
  readonly locked: ReadonlyMap<string, string>;
  readonly isDevelopment: boolean;
}

const gemCall =
  /^(?:gem|\w{1,20}\.add(?:_runtime|_development)?_dependency)[ (]\s?["']([\w.-]{1,100})["'](?:,\s?["']([^"']{1,60})["'])?/;

function gemFacts(line: string, { where, locked, isDevelopment }: Gem): readonly Fact[] {
  const found = gemCall.exec(line);
  const name = found?.[1];
  if (name === undefined) return [];
  const version = locked.get(name);
  return [
    {
      kind: 'dependency',
      registry: 'gem',
      name,
      version: version ?? found?.[2],
      isExact: version !== undefined,
      isDevelopment: isDevelopment || line.includes('_development_') || isForDevelopment(line),
      ...where,
    },
  ];
}

async function lockedVersions({ file, name, read }: FactInput): Promise<ReadonlyMap<string, string>> {
  const lock = name === 'gems.rb' ? 'gems.locked' : 'Gemfile.lock';
  const text = (await read(`${folderPrefix(file)}${lock}`)) ?? '';
  return new Map(
    text.split('\n').flatMap((line) => {
      // Four spaces: a gem with its version; six: what it asks for.
      const found = /^ {4}([\w.-]+) \(([\w.-]+)\)$/.exec(line.trimEnd());
      return found?.[1] === undefined || found[2] === undefined ? [] : [[found[1], found[2]] as const];
    }),
  );
}
