/**
 * Completion by the whole command tree, whatever it is: @bomb.sh/tab asks commander for it. The scripts that it prints
 * call `vireo complete -- WORDS…` when Tab is pressed; both go to standard output by the package itself.
 */
import completions from '@bomb.sh/tab';
import completeCommander from '@bomb.sh/tab/commander';
import type { Command } from 'commander';
import type { CliIo } from '../io.ts';
import { loadNames, type Names, type Offer } from './load-names.ts';
import { mendScript, type Shell } from './mend-scripts.ts';
import { takesPath } from './takes-path.ts';

type Complete = (value: string, description: string) => void;

/** Tells the shell what can stand in place of the last of the words behind `--`. */
export async function answerTab(program: Command, args: readonly string[], io: CliIo): Promise<void> {
  const begin = args.indexOf('--') + 1;
  const words = args.slice(begin).map(unquote);
  if (begin > 0 && takesPath(program, words)) {
    io.out(`:${filesDirective}\n`);
    return;
  }
  completeCommander(program);
  if (mayTakeName(words)) offerNames(await loadNames(words, io), words.at(-1) ?? '');
  await program.parseAsync([...args.slice(0, begin), ...words], { from: 'user' });
}

/** Asks the script to complete files; the package knows only how to forbid it (4). */
const filesDirective = 0;

/** Shells hand over words as they are typed: quoted, with a quote that is still open, or with characters escaped. */
function unquote(word: string): string {
  const [, quote = '', quoted = ''] = /^(["'])(.*)$/.exec(word) ?? [];
  if (quote !== '') return quoted.endsWith(quote) ? quoted.slice(0, -1) : quoted;
  return word.replace(/\\(.)/g, '$1');
}

const nameOptions = ['--project', '--client'];
/** The project of a typed line: `#acme`, alone or within quotes. */
const marked = /^(.*\s)?#\S*$/;

/** No other Tab waits for a backend. */
function mayTakeName(words: readonly string[]): boolean {
  const [word = '', before = ''] = [words.at(-1), words.at(-2)];
  const isValue = nameOptions.includes(before) || nameOptions.some((option) => word.startsWith(`${option}=`));
  return isValue || (words[0] === 'time' && marked.test(word));
}

function offerNames({ projects, clients }: Names, word: string): void {
  const lead = marked.exec(word)?.[1] ?? '';
  const lines = projects.map(({ value, description }) => ({ value: `${lead}#${value}`, description }));
  for (const command of completions.commands.values()) {
    const [project, client] = [command.options.get('project'), command.options.get('client')];
    const typed = command.arguments.get('words');
    if (project) project.handler = answer(projects);
    if (client) client.handler = answer(clients);
    if (typed && marked.test(word)) typed.handler = answer(lines);
  }
}

function answer(offers: readonly Offer[]) {
  return (complete: Complete): void => {
    for (const { value, description } of offers) complete(value, description);
  };
}

export function printCompletionScript(shell: Shell, io: CliIo): void {
  io.out(mendScript(shell, takeScript(shell)));
}

/** The package writes to the console and nowhere else. */
function takeScript(shell: Shell): string {
  const lines: string[] = [];
  const log = console.log;
  console.log = (line: string) => void lines.push(line);
  try {
    completions.setup('vireo', 'vireo', shell);
  } finally {
    console.log = log;
  }
  return `${lines.join('\n')}\n`;
}
