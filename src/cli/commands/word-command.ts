import { Command } from 'commander';
import { CliError } from '../io.ts';

/** A command whose words may begin with a dash, as `-15m` does; behind `--` stand words alone, whatever they look like. */
export class WordCommand extends Command {
  #behindDashes = 0;

  constructor(name: string) {
    super(name);
    this.allowUnknownOption();
  }

  override parseOptions(argv: string[]): ReturnType<Command['parseOptions']> {
    const at = argv.indexOf('--');
    this.#behindDashes = at === -1 ? 0 : argv.length - at - 1;
    return super.parseOptions(argv);
  }

  /** Without the dashes themselves; throws where one before them looks like an option. */
  readWords(words: readonly string[], option: RegExp): readonly string[] {
    const split = Math.max(0, words.length - this.#behindDashes);
    const [before, behind] = [words.slice(0, split), words.slice(split)];
    if (before.at(-1) === '--') before.pop();
    const unknown = before.find((word) => option.test(word));
    if (unknown !== undefined) throw new CliError('usage', `There is no option ${unknown}: see --help.`);
    return [...before, ...behind];
  }
}
