/** Commands of a shell that become a program with a list of arguments, which no shell reads. */
import type { OffsetFix } from '../../draft.ts';
import { positional, writtenKeyword } from '../../match/call-parts.ts';
import { bindingAt } from '../../names/scopes.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, childrenOf, kindAt, textOf } from '../../syntax/read.ts';
import { none } from '../../syntax/syntax.ts';
import type { Run } from '../run.ts';
import { type TextPart, textParts } from './text-parts.ts';

const shellSigns = /[|&;<>()$`\\"'*?~#\n{}[\]!]/;
const subprocess = /^subprocess\.(?:run|call|check_call|check_output|Popen)$/;

/** The words of a command, each as code of the language; undefined where a shell would do more than split them. */
function wordsOf(parts: readonly TextPart[], quote: string): readonly string[] | undefined {
  const words: string[] = [];
  let isOpen = false;
  for (const part of parts) {
    if ('code' in part) {
      // A value that is only part of a word would have to be put together again.
      if (isOpen) return undefined;
      words.push(part.code);
      isOpen = true;
      continue;
    }
    if (shellSigns.test(part.text)) return undefined;
    if (isOpen && !/^\s|^$/.test(part.text)) return undefined;
    const own = part.text.split(/\s+/).filter((word) => word !== '');
    words.push(...own.map((word) => `${quote}${word}${quote}`));
    isOpen = own.length > 0 && !/\s$/.test(part.text);
  }
  return words;
}

/** A command of a shell as a program with its arguments: `subprocess` without `shell=True`, `execFile` for `exec`. */
export function commandFix(run: Run, call: number): OffsetFix | undefined {
  const name = run.resolver.nameOf(childBy(run.syntax, call, F.callee)) ?? '';
  if (subprocess.test(name)) return subprocessFix(run, call);
  return /^child_process\.exec(?:Sync)?$/.test(name) ? execFix(run, call) : undefined;
}

/** The words of a call's first argument; undefined where its program is not written down. */
function commandWords({ syntax }: Run, call: number, quote: string): readonly string[] | undefined {
  const [command = none] = positional(syntax, call);
  const parts = command === none ? undefined : textParts(syntax, command);
  const words = parts && wordsOf(parts, quote);
  return words?.[0]?.startsWith(quote) === true ? words : undefined;
}

/** `subprocess.run(f"ping -c 1 {host}", shell=True)` with a list, and without the shell. */
function subprocessFix(run: Run, call: number): OffsetFix | undefined {
  const { syntax } = run;
  const [command = none, more] = positional(syntax, call);
  const shell = writtenKeyword(syntax, call, 'shell');
  if (more !== undefined || typeof shell === 'string' || kindAt(syntax, shell.node) !== K.true)
    return undefined;
  const words = commandWords(run, call, '"');
  const pair = childrenOf(syntax, childBy(syntax, call, F.arguments)).find(
    (each) => kindAt(syntax, each) === K.keywordArg && textOf(syntax, each).startsWith('shell'),
  );
  if (words === undefined || pair === undefined) return undefined;
  const list = {
    from: syntax.start[command] ?? 0,
    to: syntax.end[command] ?? 0,
    newText: `[${words.join(', ')}]`,
  };
  return { title: 'Run the program without a shell', edits: [list, removal(run, pair)] };
}

/** `child_process.exec(`ping ${host}`, done)` as `execFile('ping', [host], done)`. */
function execFix(run: Run, call: number): OffsetFix | undefined {
  const { syntax } = run;
  const [command = none] = positional(syntax, call);
  const [program, ...words] = commandWords(run, call, "'") ?? [];
  const renaming = renamedExec(run, childBy(syntax, call, F.callee));
  if (program === undefined || renaming === undefined) return undefined;
  const list = `${program}, [${words.join(', ')}]`;
  const edit = { from: syntax.start[command] ?? 0, to: syntax.end[command] ?? 0, newText: list };
  return { title: 'Run the program without a shell', edits: [...renaming, edit] };
}

/** `exec` as `execFile`, where it is called and, if it is a name of its own, where that is declared and nowhere else used. */
function renamedExec({ resolver, syntax }: Run, callee: number): OffsetFix['edits'] | undefined {
  const isMember = kindAt(syntax, callee) === K.member;
  const called = isMember ? childBy(syntax, callee, F.property) : callee;
  const binding = isMember ? undefined : bindingAt(resolver.names, callee);
  const declared = binding?.node ?? none;
  const name = textOf(syntax, called);
  const isOnce = binding?.uses === 1 && textOf(syntax, declared) === name;
  const isTaken = resolver.names.bindings.some((each) => each.name === fileOf(name));
  if (!isMember && (!isOnce || isTaken || !/^exec(?:Sync)?$/.test(name))) return undefined;
  const nodes = isMember ? [called] : [declared, called];
  return nodes.map((node) => ({
    from: syntax.start[node] ?? 0,
    to: syntax.end[node] ?? 0,
    newText: fileOf(name),
  }));
}

const fileOf = (name: string): string => (name === 'execSync' ? 'execFileSync' : 'execFile');

/** A keyword argument with the comma before it. */
function removal({ syntax }: Run, pair: number): OffsetFix['edits'][number] {
  const start = syntax.start[pair] ?? 0;
  const comma = /,\s*$/.exec(syntax.text.slice(Math.max(0, start - 200), start));
  return { from: start - (comma?.[0].length ?? 0), to: syntax.end[pair] ?? 0, newText: '' };
}
