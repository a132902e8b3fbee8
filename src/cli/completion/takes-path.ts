/** Where a file or a folder is typed: those the shell completes by itself. */
import type { Command, Option } from 'commander';

/** As values are named in the help: `<file>`, `[PATHS...]`, `<FILE|DIR...>`. */
const ofPath = /^(?:file|dir|folder|path)s?\b/i;

/** True where the last of these is, or begins, a path. */
export function takesPath(program: Command, words: readonly string[]): boolean {
  const place: Place = { command: program, taken: 0, option: undefined };
  const word = words.at(-1) ?? '';
  const { command, taken, option } = words.slice(0, -1).reduce(pass, place);
  if (option) return isOfPath(option);
  if (word.startsWith('-')) {
    const [name = '', value] = word.split('=', 2);
    return value !== undefined && isOfPath(findOption(command, name));
  }
  const { registeredArguments } = command;
  const argument = registeredArguments[taken] ?? registeredArguments.findLast(({ variadic }) => variadic);
  return argument !== undefined && ofPath.test(argument.name());
}

interface Place {
  readonly command: Command;
  /** Arguments that stand before. */
  readonly taken: number;
  /** It waits for its value. */
  readonly option: Option | undefined;
}

function pass({ command, taken, option }: Place, word: string): Place {
  if (option) return { command, taken, option: undefined };
  if (word.startsWith('-')) return { command, taken, option: findWithValue(command, word) };
  const within = taken === 0 ? command.commands.find((each) => namesOf(each).includes(word)) : undefined;
  return within ? { command: within, taken: 0, option } : { command, taken: taken + 1, option };
}

function namesOf(command: Command): readonly string[] {
  return [command.name(), ...command.aliases()];
}

function findOption({ options }: Command, name: string): Option | undefined {
  return options.find(({ short, long }) => name === short || name === long);
}

function findWithValue(command: Command, name: string): Option | undefined {
  const option = findOption(command, name);
  return option && (option.required || option.optional) ? option : undefined;
}

function isOfPath(option: Option | undefined): boolean {
  return ofPath.test(/[<[](.+)[>\]]$/.exec(option?.flags ?? '')?.[1] ?? '');
}
