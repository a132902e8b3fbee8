/**
 * Completion by the whole command tree, whatever it is: @bomb.sh/tab asks commander for it. The scripts that it prints
 * call `vireo complete -- WORDS…` when Tab is pressed; both go to standard output by the package itself.
 */
import completions from '@bomb.sh/tab';
import completeCommander from '@bomb.sh/tab/commander';
import type { Command } from 'commander';
import type { CliIo } from '../io.ts';
import { mendBash } from './bash-script.ts';
import { loadNames, type Names, type Offer } from './load-names.ts';

type Complete = (value: string, description: string) => void;

/** Adds the command that answers Tab, for a program that is asked for just that; what it is to be run with. */
export async function addCompleteCommand(
  program: Command,
  args: readonly string[],
  io: CliIo,
): Promise<readonly string[]> {
  completeCommander(program);
  const asked = [...args.slice(0, -1), unquote(args.at(-1) ?? '')];
  const words = asked.slice(asked.indexOf('--') + 1);
  if (mayTakeName(words)) offerNames(await loadNames(words, io), words.at(-1) ?? '');
  return asked;
}

/** Shells hand over the word as it is typed, with a quote that is still open or a mark that is escaped. */
function unquote(word: string): string {
  return word.replace(/^["'](?=[^"']*$)/, '').replace(/^\\(?=#)/, '');
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

export function printCompletionScript(shell: 'bash' | 'zsh' | 'fish', io: CliIo): void {
  if (shell === 'bash') io.out(mendBash(takeScript(shell)));
  else completions.setup('vireo', 'vireo', shell);
}

/** The package writes to the console and nowhere else. */
function takeScript(shell: string): string {
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
