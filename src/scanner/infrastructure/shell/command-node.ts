/** Commands as trees: what rules about shell lines look at, in Dockerfiles, workflows and manifests alike. */
import { type ConfigNode, type MapEntry, type MapNode, scalarNode, syntheticMap } from '../tree.ts';
import type { ShellCommand } from './shell-commands.ts';
import type { Range, ShellWord } from './shell-words.ts';

/** Options that take the next word as their value, by program; without them a value would pass for a package. */
const valuedOptions: Readonly<Record<string, readonly string[]>> = {
  'apt-get': ['-t', '--target-release', '-o', '--option', '-c', '-a'],
  apt: ['-t', '--target-release', '-o', '--option', '-c'],
  aptitude: ['-t', '-o'],
  apk: [
    '-t',
    '--virtual',
    '-X',
    '--repository',
    '-p',
    '--root',
    '--repositories-file',
    '--keys-dir',
    '--cache-dir',
    '--wait',
    '--arch',
  ],
  pip: [
    '-r',
    '--requirement',
    '-c',
    '--constraint',
    '-i',
    '--index-url',
    '--extra-index-url',
    '-f',
    '--find-links',
    '-t',
    '--target',
    '-e',
    '--editable',
    '--prefix',
    '--root',
    '--trusted-host',
    '--timeout',
    '--retries',
    '--proxy',
    '--cert',
    '--log',
    '--cache-dir',
    '--python-version',
    '--platform',
    '--only-binary',
    '--no-binary',
    '--progress-bar',
    '--src',
    '--upgrade-strategy',
    '--default-timeout',
    '--global-option',
    '--install-option',
    '--config-settings',
  ],
  npm: [
    '--prefix',
    '-C',
    '--registry',
    '--cache',
    '--loglevel',
    '--userconfig',
    '-w',
    '--workspace',
    '--omit',
    '--only',
    '--include',
    '--tag',
    '--fetch-retries',
    '--fetch-timeout',
  ],
  yum: [
    '-c',
    '--config',
    '--enablerepo',
    '--disablerepo',
    '--setopt',
    '-x',
    '--exclude',
    '--installroot',
    '--releasever',
  ],
  dnf: [
    '-c',
    '--config',
    '--enablerepo',
    '--disablerepo',
    '--setopt',
    '-x',
    '--exclude',
    '--installroot',
    '--releasever',
    '--repo',
    '--repoid',
  ],
  microdnf: ['--setopt', '--enablerepo', '--disablerepo', '--installroot', '--releasever'],
  zypper: ['-r', '--repo', '-p', '-t', '--type', '--root', '--from', '-c', '--config'],
  gem: [
    '-v',
    '--version',
    '-i',
    '--install-dir',
    '-n',
    '--bindir',
    '-s',
    '--source',
    '--platform',
    '-P',
    '-p',
  ],
  curl: [
    '-o',
    '--output',
    '-H',
    '--header',
    '-X',
    '--request',
    '-d',
    '--data',
    '-u',
    '--user',
    '-A',
    '--user-agent',
    '--retry',
    '--retry-delay',
    '--max-time',
    '--connect-timeout',
    '-F',
    '--cacert',
    '--cert',
    '--key',
    '-m',
    '-w',
    '-e',
    '-x',
    '--proxy',
    '-b',
    '-c',
  ],
  wget: [
    '-O',
    '--output-document',
    '-P',
    '--directory-prefix',
    '-o',
    '-a',
    '--header',
    '-t',
    '--tries',
    '-T',
    '--timeout',
    '-U',
    '--user-agent',
    '--progress',
    '-e',
    '-w',
  ],
  useradd: [
    '-u',
    '--uid',
    '-g',
    '--gid',
    '-G',
    '--groups',
    '-d',
    '--home-dir',
    '--home',
    '-s',
    '--shell',
    '-c',
    '--comment',
    '-p',
    '--password',
    '-b',
    '-k',
    '-K',
    '-e',
    '-f',
  ],
};

const valuedByName = new Map(
  Object.entries(valuedOptions).map(([name, options]) => [name, new Set(options)]),
);

/** Other names of a program. */
const aliases: Readonly<Record<string, string>> = {
  pip2: 'pip',
  pip3: 'pip',
  yarnpkg: 'yarn',
  nodejs: 'node',
};

interface Parts {
  readonly options: readonly ShellWord[];
  readonly operands: readonly ShellWord[];
}

function partsOf(name: string, args: readonly ShellWord[]): Parts {
  const valued = valuedByName.get(name);
  const options: ShellWord[] = [];
  const operands: ShellWord[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at];
    if (word === undefined) break;
    if (!word.text.startsWith('-') || word.text === '-') operands.push(word);
    else {
      options.push(...splitShort(word));
      if (valued?.has(word.text)) at += 1;
    }
  }
  return { options, operands };
}

/** `-yq` is `-y -q`; long options lose their value. */
function splitShort(word: ShellWord): ShellWord[] {
  if (word.text.startsWith('--')) return [{ ...word, text: word.text.replace(/=.*$/s, '') }];
  const letters = /^-([A-Za-z]{2,8})$/.exec(word.text)?.[1];
  if (letters === undefined) return [word];
  return [word, ...[...letters].map((letter) => ({ ...word, text: `-${letter}` }))];
}

/** `python -m pip install` is `pip install`; `pip3.11` is `pip`. */
function programOf({ name, args }: ShellCommand): {
  readonly name: string;
  readonly args: readonly ShellWord[];
} {
  const isModule = /^python[\d.]*$/.test(name) && args[0]?.text === '-m' && args[1] !== undefined;
  const program = isModule ? (args[1]?.text ?? '') : name;
  const rest = isModule ? args.slice(2) : args;
  if (/^pip[\d.]*$/.test(program)) return { name: 'pip', args: rest };
  return { name: aliases[program] ?? program, args: rest };
}

function wordNode({ text, from, to }: ShellWord): ConfigNode {
  return scalarNode(text, from, to);
}

function listOf(words: readonly ShellWord[], range: Range): ConfigNode {
  return { kind: 'list', items: words.map(wordNode), isOpen: false, from: range.from, to: range.to };
}

/**
 * A command with `name`, `args` (all words), `options` (short ones split), `subcommand` (the first operand),
 * `operands` (the rest), `pipedTo` (names) and `text`.
 */
export function commandNode(command: ShellCommand, source: string): MapNode {
  const { name, args } = programOf(command);
  const { options, operands } = partsOf(name, args);
  const range = { from: command.from, to: command.to };
  const [subcommand, ...rest] = operands;
  const parts: [string, ConfigNode][] = [
    ['name', scalarNode(name, command.nameAt.from, command.nameAt.to)],
    ['args', listOf(args, range)],
    ['options', listOf(options, range)],
    ['operands', listOf(rest, range)],
    [
      'pipedTo',
      {
        kind: 'list',
        items: command.pipedTo.map((each) => scalarNode(each, range.from, range.to)),
        isOpen: false,
        ...range,
      },
    ],
    ['text', scalarNode(source.slice(range.from, range.to), range.from, range.to)],
  ];
  if (subcommand !== undefined) parts.push(['subcommand', wordNode(subcommand)]);
  return syntheticMap(
    parts.map(([key, value]): MapEntry => synthetic(key, value)),
    range,
  );
}

/** An entry whose key stands nowhere: its place is its value's. */
export function synthetic(key: string, value: ConfigNode): MapEntry {
  return { key, keyFrom: value.from, keyTo: value.from, value, isDerived: true };
}
