/**
 * Completion by the whole command tree, whatever it is: @bomb.sh/tab asks commander for it, and prints what it offers itself.
 * Its scripts, patched, call `vireo complete -- WORDS…` when Tab is pressed. Names and files are ours.
 */
import completions from '@bomb.sh/tab';
import completeCommander from '@bomb.sh/tab/commander';
import type { Command } from 'commander';
import { CliError, type CliIo } from '../io.ts';
import { loadNames, type Offer } from './load-names.ts';
import { patchScript, type Shell } from './patch-scripts.ts';
import { powershellScript } from './powershell-script.ts';
import { findPlace, isPath, type TypedPlace } from './typed-place.ts';

/** As the package tells the script what to do where nothing is offered. */
const directives = { completeFiles: 0, completeNothing: 4 } as const;

/** Tells the shell what can stand in place of the last of the words behind `--`. */
export async function answerTab(program: Command, args: readonly string[], io: CliIo): Promise<void> {
  const begin = args.indexOf('--') + 1;
  if (begin === 0)
    throw new CliError(
      'failure',
      'Shells ask by "complete -- WORDS"; "vireo completion" prints their script.',
    );
  const words = args.slice(begin).map(unquote);
  const place = findPlace(program, words);
  if (isPath(place)) {
    io.out(`:${directives.completeFiles}\n`);
    return;
  }
  const offers = await findNames(place, words, io);
  if (offers === undefined) {
    completeCommander(program);
    // It is for shells alone.
    completions.commands.delete('complete');
    io.out(await takeLog(() => program.parseAsync([...args.slice(0, begin), ...words], { from: 'user' })));
    return;
  }
  const fitting = offers.filter(({ value }) => value.startsWith(place.value));
  const lines = fitting.map(({ value, description }) => `${value}\t${description}`);
  io.out(`${[...lines, `:${directives.completeNothing}`].join('\n')}\n`);
}

/** Shells hand over words as they are typed: quoted, with a quote that is still open, or with characters escaped. */
function unquote(word: string): string {
  const [, quote = '', quoted = ''] = /^(["'])(.*)$/s.exec(word) ?? [];
  if (quote !== '') return quoted.endsWith(quote) ? quoted.slice(0, -1) : quoted;
  return word.replace(/\\(.)/g, '$1');
}

/** The project of a typed line: `#acme`, alone or within quotes. */
const marked = /^(.*\s)?#\S*$/s;

/** Undefined where no name is typed: no other Tab waits for a backend. */
async function findNames(
  { option, argument, value }: TypedPlace,
  words: readonly string[],
  io: CliIo,
): Promise<readonly Offer[] | undefined> {
  if (option?.long === '--project') return (await loadNames(words, io)).projects;
  if (option?.long === '--client') return (await loadNames(words, io)).clients;
  const mark = argument?.name() === 'words' ? marked.exec(value) : null;
  if (mark === null) return undefined;
  const [, lead = ''] = mark;
  const { projects } = await loadNames(words, io);
  return projects.map((offer) => ({ ...offer, value: `${lead}#${offer.value}` }));
}

export async function printCompletionScript(shell: Shell | 'powershell', io: CliIo): Promise<void> {
  io.out(
    shell === 'powershell'
      ? powershellScript
      : patchScript(shell, await takeLog(() => completions.setup('vireo', 'vireo', shell))),
  );
}

/** What the package writes: to the console and nowhere else. */
async function takeLog(write: () => unknown): Promise<string> {
  const lines: string[] = [];
  const log = console.log;
  console.log = (line: string) => void lines.push(line);
  try {
    await write();
  } finally {
    console.log = log;
  }
  return `${lines.join('\n')}\n`;
}
