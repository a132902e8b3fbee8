/** Manifests that are read line by line for the names of packages: Swift's, CocoaPods', setup.py, Conda's, Deno's. */
import { parseRequirement } from '../../../dependencies/formats/python/requirement.ts';
import type { Registry } from '../../rules/rule-schema.ts';
import { type Fact, type FactReader, inFewWords, maxFields, nothing } from '../fact.ts';
import { readJsonFile } from '../json-file.ts';
import { fieldOf, readYamlDocuments, textsOf } from '../yaml-documents.ts';

interface Seen {
  readonly registry: Registry;
  readonly name: string;
  readonly version?: string | undefined;
  readonly isExact?: boolean;
}

function toFact(
  { registry, name, version, isExact }: Seen,
  where: Pick<Fact, 'file' | 'line' | 'seen'>,
): Fact {
  return { kind: 'dependency', registry, name, version, isExact: isExact ?? false, ...where };
}

/** A reader of lines of which each may name one package. */
function lineReader(
  fits: (name: string) => boolean,
  seenIn: (line: string) => readonly Seen[],
  registry: Registry,
): FactReader {
  return {
    matches: fits,
    read: ({ file, text }) => ({
      facts: text
        .split('\n')
        .flatMap((line, index) =>
          line.length > 1000
            ? []
            : seenIn(line).map((seen) => toFact(seen, { file, line: index + 1, seen: inFewWords(line) })),
        ),
      manifest: { file, registry },
    }),
  };
}

/** Package.swift is a program: packages that are named by their address are read. */
export const swiftFacts = lineReader(
  (name) => name === 'Package.swift',
  (line) => {
    const [, address = '', ...rest] = line.includes('.package(') ? line.split('"') : [];
    if (!address.startsWith('https://')) return [];
    const name = address
      .slice('https://'.length)
      .replace(/\.git$/, '')
      .toLowerCase();
    return [{ registry: 'swift', name, version: rest.find((part) => /^\d[\d.]{0,20}$/.test(part)) }];
  },
  'swift',
);

const pod = /^\s*pod ['"]([\w/+.-]{1,80})['"](?:,\s?['"]([^'"]{1,40})['"])?/;

export const podFacts = lineReader(
  (name) => name === 'Podfile',
  (line) => {
    const [, name, version] = pod.exec(line) ?? [];
    return name === undefined ? [] : [{ registry: 'swift', name: `pod:${name.split('/')[0]}`, version }];
  },
  'swift',
);

/** setup.py is a program: in the list of install_requires, the texts are read. */
export const setupPyFacts: FactReader = {
  matches: (name) => name === 'setup.py',
  read({ file, text }) {
    const start = text.indexOf('install_requires');
    const list = start === -1 ? '' : bracketed(text.slice(start, start + 20_000));
    const facts = list.split(/["']/).flatMap((part, index): readonly Fact[] => {
      const requirement = index % 2 === 0 ? undefined : parseRequirement(part);
      if (requirement === undefined) return [];
      return [toFact({ registry: 'pypi', name: requirement.name }, { file, seen: inFewWords(part) })];
    });
    return { facts, manifest: { file, registry: 'pypi' } };
  },
};

/** What the first brackets hold, those inside them (`sqlalchemy[asyncio]`) included. */
function bracketed(text: string): string {
  const start = text.indexOf('[');
  let depth = 0;
  for (let at = start; at !== -1 && at < text.length; at += 1) {
    if (text[at] === '[') depth += 1;
    else if (text[at] === ']') depth -= 1;
    if (depth === 0) return text.slice(start + 1, at);
  }
  return '';
}

/** environment.yml of Conda: its own packages, and pip's in a list of their own. */
export const condaFacts: FactReader = {
  matches: (name) => /^(?:conda-)?environment\.ya?ml$/.test(name),
  read({ file, text }) {
    const list = fieldOf(readYamlDocuments(text)[0], 'dependencies');
    if (!Array.isArray(list)) return nothing;
    const names = [...textsOf(list), ...list.flatMap((item) => textsOf(fieldOf(item, 'pip')))];
    const facts = names.slice(0, maxFields).map((written): Fact => {
      const [name = '', version] = written.split(/[=<>~!\s[]+/);
      const seen = inFewWords(written);
      if (name === 'python') return { kind: 'runtime', name, version, isExact: false, file, seen };
      return toFact({ registry: 'pypi', name: name.toLowerCase(), version }, { file, seen });
    });
    return { facts, manifest: { file, registry: 'pypi', isWeak: true } };
  },
};

/** Imports of deno.json: `npm:react@19`, `jsr:@std/assert@1`. */
export const denoFacts: FactReader = {
  matches: (name) => name === 'deno.json' || name === 'deno.jsonc',
  read({ file, text }) {
    const json = readJsonFile(file, text);
    if (json === undefined) return nothing;
    const { top, lineOf } = json;
    const facts = top
      .at('imports')
      .texts()
      .slice(0, maxFields)
      .flatMap(([key, target]): readonly Fact[] => {
        const seen = denoPackage(target);
        const line = lineOf(['imports', key]);
        return seen === undefined ? [] : [toFact(seen, { file, line, seen: inFewWords(target) })];
      });
    return {
      facts,
      manifest: { file, name: top.at('name').text(), version: top.at('version').text(), registry: 'npm' },
    };
  },
};

/** `npm:@scope/name@^1.2`, `jsr:/@scope/name`: registries by their prefix; what lies on the web or in a file is none. */
function denoPackage(target: string): Seen | undefined {
  const [prefix, rest = ''] = [target.slice(0, 4), target.slice(4)];
  if (prefix !== 'npm:' && prefix !== 'jsr:') return undefined;
  const bare = rest.startsWith('/') ? rest.slice(1) : rest;
  const at = bare.indexOf('@', 1);
  const name = at === -1 ? bare : bare.slice(0, at);
  const version = at === -1 ? undefined : bare.slice(at + 1).split('/', 1)[0];
  return { registry: 'npm', name: prefix === 'jsr:' ? `jsr:${name}` : name, version };
}
