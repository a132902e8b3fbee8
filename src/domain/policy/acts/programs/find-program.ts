/** The table of a program by its name. */
import { programOf } from '../program-name.ts';
import { compiledPrograms } from './compiled.ts';
import { filePrograms } from './files.ts';
import { gitPrograms } from './git.ts';
import { javascriptPrograms } from './javascript.ts';
import { type Program, type Programs, type Risk, risks } from './program.ts';
import { pythonPrograms } from './python.ts';
import { runningPrograms } from './running.ts';

const words = (list: string | undefined): readonly string[] => list?.split(' ').filter(Boolean) ?? [];

/** A table as it is looked into. */
export class Table {
  readonly program: Program;
  /** `git diff`. */
  readonly name: string;
  readonly #flags: ReadonlySet<string>;
  readonly #optional: ReadonlySet<string>;
  readonly #texts: ReadonlySet<string>;
  readonly #paths: ReadonlySet<string>;
  readonly #scripts: ReadonlySet<string>;
  readonly #choices: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #risks: ReadonlyMap<string, Risk>;
  readonly #subcommands: ReadonlyMap<string, Program>;
  /** Of subcommands that were asked for. */
  readonly #tables = new Map<string, Table>();

  constructor(name: string, program: Program) {
    this.name = name;
    this.program = program;
    this.#flags = new Set(words(program.flags));
    this.#optional = new Set(words(program.optional));
    this.#texts = new Set(words(program.texts));
    this.#paths = new Set(words(program.paths));
    this.#scripts = new Set(words(program.scripts));
    this.#choices = new Map(
      Object.entries(program.choices ?? {}).flatMap(([names, values]) =>
        words(names).map((each) => [each, new Set(words(values))] as const),
      ),
    );
    this.#risks = new Map(
      risks.flatMap((risk) =>
        words(program.risks?.[risk]).map((each) => [each.replace(/=$/, ''), risk] as const),
      ),
    );
    this.#subcommands = byName(program.subcommands ?? {});
  }

  /** What an option takes; undefined for one that is not listed. */
  kindOf(option: string): OptionKind | undefined {
    if (this.#choices.has(option)) return 'choice';
    if (this.#flags.has(option)) return 'flag';
    if (this.#optional.has(option)) return 'optional';
    if (this.#texts.has(option)) return 'text';
    if (this.#paths.has(option)) return 'path';
    return this.#scripts.has(option) ? 'script' : undefined;
  }

  isChoice(option: string, value: string): boolean {
    return this.#choices.get(option)?.has(value) === true;
  }

  riskOf(option: string): Risk | undefined {
    return this.#risks.get(option);
  }

  get hasSubcommands(): boolean {
    return this.#subcommands.size > 0;
  }

  /** With the options that every subcommand takes. */
  subcommand(word: string): Table | undefined {
    const known = this.#tables.get(word);
    const found = this.#subcommands.get(word);
    if (known !== undefined || found === undefined) return known;
    const table = new Table(`${this.name} ${word}`, withOptionsOf(this.program, found));
    this.#tables.set(word, table);
    return table;
  }
}

export type OptionKind = 'flag' | 'optional' | 'text' | 'path' | 'script' | 'choice';

function withOptionsOf(whole: Program, part: Program): Program {
  const both = (name: 'flags' | 'optional' | 'texts' | 'paths') => `${part[name] ?? ''} ${whole[name] ?? ''}`;
  return {
    ...part,
    flags: both('flags'),
    optional: both('optional'),
    texts: both('texts'),
    paths: both('paths'),
    // Where both list an option, what the part says comes last, and counts.
    risks: Object.fromEntries(
      risks.map((risk) => [risk, `${whole.risks?.[risk] ?? ''} ${part.risks?.[risk] ?? ''}`]),
    ),
    ...(whole.isWhole === true && { isWhole: true }),
  };
}

function byName(programs: Programs): ReadonlyMap<string, Program> {
  return new Map(
    Object.entries(programs).flatMap(([names, program]) =>
      words(names).map((name) => [name, program] as const),
    ),
  );
}

const tables: ReadonlyMap<string, Table> = new Map(
  [
    ...byName({
      ...runningPrograms,
      ...filePrograms,
      ...gitPrograms,
      ...javascriptPrograms,
      ...pythonPrograms,
      ...compiledPrograms,
    }),
  ].map(([name, program]) => [name, new Table(name, program)]),
);

/** `python3.12` is `python`. */
const versioned = /^(python|pip|ruby|perl|php)[\d.]+$/;

/** Undefined for a program that no table knows. */
export function findTable(word: string): Table | undefined {
  const called = programOf(word);
  return tables.get(versioned.exec(called)?.[1] ?? called);
}
