/** Commands of a shell script: who is called with what, and where the output goes. */
import { type Range, ShellLexer, type ShellToken, type ShellWord } from './shell-words.ts';

/** A simple command. */
export interface ShellCommand extends Range {
  /** Name without its folder: `curl` for `/usr/bin/curl`. */
  readonly name: string;
  readonly nameAt: ShellWord;
  readonly args: readonly ShellWord[];
  /** Names of the commands that read its output, nearest first; those round a substitution among them. */
  readonly pipedTo: readonly string[];
}

/** How a script is read that stands in another format. */
export interface ShellOptions {
  /** Bodies of here-documents are scripts, as in a Dockerfile's `RUN <<EOF`. */
  readonly runsHereDocuments?: boolean;
  /** A line's end ends no command, as in a Dockerfile. */
  readonly joinsLines?: boolean;
}

/** How deep scripts in scripts are followed. */
const maxDepth = 6;
/** Commands of one script that are looked at. */
const maxCommands = 2000;
/** How many readers of an output are named. */
const maxPipe = 6;

const keywords = new Set([
  'if',
  'then',
  'else',
  'elif',
  'do',
  'while',
  'until',
  '!',
  '{',
  '}',
  'time',
  'exec',
  'command',
  'nohup',
  'builtin',
  'fi',
  'done',
  'esac',
  'function',
  'nice',
]);
const shells = new Set(['sh', 'bash', 'ash', 'dash', 'zsh', 'ksh']);
const assignment = /^[A-Za-z_]\w*\+?=/;

/** All commands of a script, those inside of strings handed to a shell among them. */
export function shellCommands(text: string, range: Range, options: ShellOptions = {}): ShellCommand[] {
  return new ScriptReader(text, options).read(range, { depth: 0, pipedTo: [] });
}

interface Surroundings {
  readonly depth: number;
  readonly pipedTo: readonly string[];
}

class ScriptReader {
  private readonly text: string;
  private readonly options: ShellOptions;

  constructor(text: string, options: ShellOptions) {
    this.text = text;
    this.options = options;
  }

  read(range: Range, around: Surroundings): ShellCommand[] {
    if (around.depth > maxDepth) return [];
    const tokens = new ShellLexer(this.text, range, this.options.joinsLines).read();
    const commands: ShellCommand[] = [];
    for (const pipeline of pipelinesOf(tokens)) {
      if (commands.length > maxCommands) break;
      for (const command of this.pipeline(pipeline.slice(0, maxCommands), around)) commands.push(command);
    }
    if (this.options.runsHereDocuments === true)
      for (const token of tokens)
        if (token.kind === 'heredoc')
          commands.push(...this.read(token, { depth: around.depth + 1, pipedTo: [] }));
    return commands;
  }

  private pipeline(parts: readonly (readonly ShellWord[])[], around: Surroundings): ShellCommand[] {
    const calls = parts.map(callsIn);
    const names = calls.map((each) => each.at(-1)?.name ?? '');
    return calls.flatMap((each, index) => {
      const pipedTo = [...names.slice(index + 1, index + 1 + maxPipe), ...around.pipedTo].slice(0, maxPipe);
      const inner = this.substitutions(parts[index] ?? [], { names, pipedTo, depth: around.depth });
      return [...each.flatMap((call) => this.command(call, { depth: around.depth, pipedTo })), ...inner];
    });
  }

  private substitutions(
    words: readonly ShellWord[],
    { names, pipedTo, depth }: Surroundings & { readonly names: readonly string[] },
  ): ShellCommand[] {
    const [outer = ''] = names;
    return words.flatMap(({ inner }) =>
      inner.flatMap((range) =>
        this.read(range, {
          depth: depth + 1,
          pipedTo: [outer, ...pipedTo].filter((name) => name !== '').slice(0, maxPipe),
        }),
      ),
    );
  }

  private command(call: Call, around: Surroundings): ShellCommand[] {
    const { name, nameAt, args } = call;
    const last = args.at(-1) ?? nameAt;
    const own: ShellCommand = { name, nameAt, args, pipedTo: around.pipedTo, from: nameAt.from, to: last.to };
    const script = shells.has(name) ? scriptArgument(args) : undefined;
    if (script === undefined) return [own];
    const range = { from: script.from + 1, to: script.to - 1 };
    return [own, ...this.read(range, { depth: around.depth + 1, pipedTo: around.pipedTo })];
  }
}

/** The quoted script of `sh -c '…'`. */
function scriptArgument(args: readonly ShellWord[]): ShellWord | undefined {
  const flag = args.findIndex(({ text }) => /^-[a-z]*c$/.test(text));
  const script = flag < 0 ? undefined : args[flag + 1];
  return script?.isQuoted ? script : undefined;
}

/** Runs of words parted by `|`, in runs parted by everything else. */
function pipelinesOf(tokens: readonly ShellToken[]): ShellWord[][][] {
  const pipelines: ShellWord[][][] = [];
  let words: ShellWord[] = [];
  let pipeline: ShellWord[][] = [words];
  for (const token of tokens) {
    if (token.kind === 'word') words.push(token);
    else if (token.kind === 'operator') {
      if (token.text !== '|') {
        pipelines.push(pipeline);
        pipeline = [];
      }
      words = [];
      pipeline.push(words);
    }
  }
  pipelines.push(pipeline);
  return pipelines;
}

interface Call {
  readonly name: string;
  readonly nameAt: ShellWord;
  readonly args: readonly ShellWord[];
}

/** What a run of words calls: itself, and what it starts in turn (`sudo`, `env`, `xargs`). */
function callsIn(words: readonly ShellWord[]): Call[] {
  const first = words.findIndex(({ text }) => !keywords.has(text) && !assignment.test(text));
  const nameAt = words[first];
  // A name that another command computes says nothing.
  if (nameAt === undefined || nameAt.inner.length > 0) return [];
  const args = words.slice(first + 1);
  const name = nameAt.text.slice(nameAt.text.lastIndexOf('/') + 1);
  const own = { name, nameAt, args };
  if (name !== 'sudo' && name !== 'env' && name !== 'xargs' && name !== 'eatmydata' && name !== 'gosu')
    return [own];
  const started = args.slice(
    Math.max(
      0,
      args.findIndex(({ text }) => !text.startsWith('-') && !assignment.test(text)),
    ),
  );
  return [own, ...callsIn(name === 'gosu' ? started.slice(1) : started)];
}
