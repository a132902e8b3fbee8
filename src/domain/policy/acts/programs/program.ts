/** The form of the tables of programs. An option that no table lists is asked about: a table says what is harmless. */

/** Why an option is not harmless: for the message alone. A last `=` of a listed option says that it takes a value. */
export const risks = ['command', 'code', 'config', 'write', 'elsewhere', 'network'] as const;
export type Risk = (typeof risks)[number];

/**
 * What the words beside options are. `paths` and `targets` lie within the project, and a target is not the project itself;
 * `names` have no form of an address or a variable; `packages` come from a registry; `refs` are git's, behind the name of a remote; `formats` begin with `+`; `texts` are anything; `endpoints` are addresses of this machine; `args` are for
 * a program of the project; `commands` are run, and are never known to be harmless.
 */
export type Operands =
  | 'paths'
  | 'targets'
  | 'names'
  | 'texts'
  | 'formats'
  | 'refs'
  | 'packages'
  | 'endpoints'
  | 'args'
  | 'none'
  | 'commands';

/** What the first of them is, where it is another thing; `named`: the rule has to say it. */
export type First = 'text' | 'sed' | 'awk' | 'jq' | 'script' | 'remote' | 'named';

/** Lists have a blank between their words. */
export interface Program {
  /** Options without a value; of one with `=`, a plain word or a number. */
  readonly flags?: string;
  /** Options with a value that stands in the same word, or none: `-j4`, `--color=auto`. */
  readonly optional?: string;
  /** Options whose value is text that is neither run nor opened. */
  readonly texts?: string;
  /** Options whose value is a path that is read. */
  readonly paths?: string;
  /** Options that take one of these values. */
  readonly choices?: Readonly<Record<string, string>>;
  /** Options whose value is a script as `first` says it. */
  readonly scripts?: string;
  readonly risks?: Partial<Readonly<Record<Risk, string>>>;
  /** `-20` is a number of lines. */
  readonly numbers?: true;
  /** Options are whole words: short ones are not joined with each other or with a value (`-run`, `-name`, parsers of Node). */
  readonly isWhole?: true;
  readonly operands?: Operands;
  readonly first?: First;
  readonly most?: number;
  readonly least?: number;
  /** With one of these options it needs no further words: without, it reads what it runs from its input. */
  readonly aloneWith?: string;
  /** Words that mean nothing by themselves. */
  readonly marks?: string;
  /** The first word beside options is no pattern where one of these options is there. */
  readonly patternBy?: string;
  /** It changes files: a rule without `*` allows no words beside options. */
  readonly isChanging?: true;
  /** Each word beside options is done: a rule that names one allows no others. */
  readonly isEach?: true;
  /** The only words beside options. */
  readonly among?: string;
  /** One of these options has to be there. */
  readonly needs?: string;
  /** By the first word beside options; several names with a blank between them. Options of the program are theirs, too. */
  readonly subcommands?: Readonly<Record<string, Program>>;
  /** It changes much or reaches others: a rule has to name the subcommand. */
  readonly isNamedOnly?: true;
  /** What stands behind `--`. */
  readonly behindDashes?: Program;
  /** Further words are for what the first of them names. */
  readonly endsAtOperand?: true;
}

export type Programs = Readonly<Record<string, Program>>;

/** What scripts of packages and test runners take alike: `npm test -- --watch`. */
export const scriptArguments: Program = {
  flags:
    '--watch --watchAll --coverage --verbose --silent --quiet --bail --runInBand --ci --no-coverage --color --no-color --help --version --run --passWithNoTests --no-watch',
  texts:
    '--grep --testNamePattern --testPathPattern --testPathPatterns --testPathIgnorePatterns --maxWorkers --timeout --port -t -g',
  operands: 'args',
};
