/** What the last word of a line stands for: the value of an option, or an argument, of a command however deep. */
import type { Argument, Command, Option } from 'commander';

export interface TypedPlace {
  /** Whose value is typed; undefined where an argument is, or the name of an option. */
  readonly option: Option | undefined;
  readonly argument: Argument | undefined;
  /** As much of the value as is there. */
  readonly value: string;
}

/** `words` are those behind `vireo`, without the quotes of the shell. */
export function findPlace(program: Command, words: readonly string[]): TypedPlace {
  const begin: Line = { command: program, taken: 0, option: undefined, isPlain: false };
  const value = words.at(-1) ?? '';
  const { command, taken, option, isPlain } = words.slice(0, -1).reduce(stepOver, begin);
  if (option && !isNextOption(option, value)) return { option, argument: undefined, value };
  if (value.startsWith('-') && !isPlain) {
    const [, name = '', ofOption = ''] = /^(--?[^=]+)=(.*)$/s.exec(value) ?? [];
    return { option: findOption(command, name), argument: undefined, value: ofOption };
  }
  const { registeredArguments } = command;
  const argument = registeredArguments[taken] ?? registeredArguments.findLast(({ variadic }) => variadic);
  return { option: undefined, argument, value };
}

/** As values are named in the help: `<file>`, `[PATHS...]`, `<FILE|DIR...>`. */
const ofPath = /^(?:file|dir|folder|path)s?\b/i;

/** Files and folders are completed by the shell itself. */
export function isPath({ option, argument }: TypedPlace): boolean {
  const name = argument?.name() ?? /[<[](.+)[>\]]$/.exec(option?.flags ?? '')?.[1];
  return name !== undefined && ofPath.test(name);
}

interface Line {
  readonly command: Command;
  /** Arguments that stand before. */
  readonly taken: number;
  /** It waits for its value. */
  readonly option: Option | undefined;
  /** Behind `--` nothing is an option any more. */
  readonly isPlain: boolean;
}

function stepOver(line: Line, word: string): Line {
  const { command, taken, option, isPlain } = line;
  if (option && !isNextOption(option, word)) return { ...line, option: undefined };
  if (word === '--') return { ...line, option: undefined, isPlain: true };
  if (word.startsWith('-') && !isPlain) return { ...line, option: findWithValue(command, word) };
  const within = taken === 0 ? command.commands.find((each) => each.name() === word) : undefined;
  return within ? { ...line, command: within, option } : { ...line, taken: taken + 1, option };
}

/** A value that may be left out is, where an option follows. */
function isNextOption({ optional }: Option, word: string): boolean {
  return optional && word.startsWith('-');
}

function findOption({ options }: Command, name: string): Option | undefined {
  return options.find(({ short, long }) => name === short || name === long);
}

function findWithValue(command: Command, name: string): Option | undefined {
  const option = findOption(command, name);
  return option && (option.required || option.optional) ? option : undefined;
}
