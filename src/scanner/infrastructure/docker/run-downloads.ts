/** Programs that a build step downloads into a file and then runs. */
import type { Answer } from '../condition.ts';
import type { Place } from '../config-path.ts';
import { type ConfigFile, type ConfigNode, type ConfigResource, itemsOf, textAt, valueAt } from '../tree.ts';

const interpreters = new Set([
  'sh',
  'bash',
  'zsh',
  'ash',
  'dash',
  'ksh',
  'python',
  'python2',
  'python3',
  'perl',
  'ruby',
  'node',
  'php',
]);
/** What looks at the file before it runs. */
const checkers =
  /^(?:sha\d{0,3}sum|shasum|md5sum|b2sum|gpgv?2?|openssl|cosign|minisign|signify|grep|cmp|diff|test|\[)$/;

/** The name of the file that curl or wget writes; undefined where none is told. */
function fileOf(command: ConfigNode): string | undefined {
  const text = textAt(command, 'text') ?? '';
  const named = / (?:-\w{0,8}[oO]|--output|--output-document)[ =]["']?([^\s"']+)/.exec(text)?.[1];
  const target = named === undefined || named.includes('://') ? pathOfUrl(text) : named;
  const file = target.slice(target.lastIndexOf('/') + 1);
  return file === '' || file === '-' ? undefined : file;
}

/** The path of the first address in a command. */
function pathOfUrl(text: string): string {
  const at = text.indexOf('://');
  const [address = ''] = at < 0 ? [] : text.slice(at + 3).split(/[\s"'?#]/, 1);
  return address.includes('/') ? address : '';
}

function runs(command: ConfigNode, file: string): boolean {
  const name = textAt(command, 'name') ?? '';
  const words = itemsOf(valueAt(command, 'args')).flatMap((item) =>
    item.kind === 'scalar' ? [item.text] : [],
  );
  const first = words.find((word) => !word.startsWith('-'));
  const started = interpreters.has(name) ? first : /\.(?:sh|bash|py|pl|run)$/.test(file) ? name : undefined;
  return started !== undefined && started.slice(started.lastIndexOf('/') + 1) === file;
}

/** Commands of a step after one of them. */
function commandsAfter(here: ConfigNode | undefined, { root }: ConfigResource): readonly ConfigNode[] {
  const all = itemsOf(valueAt(root, 'commands'));
  return here === undefined ? [] : all.slice(all.indexOf(here) + 1);
}

/** Whether the file that a command downloads is run in the same step, and nothing compares it first. */
export function runsDownload(step: ConfigResource, _file: ConfigFile, here: Place): Answer {
  const file = here.node && fileOf(here.node);
  if (file === undefined) return { truth: false };
  for (const command of commandsAfter(here.node, step)) {
    if (checkers.test(textAt(command, 'name') ?? '')) return { truth: false };
    if (runs(command, file)) return { truth: true, place: here };
  }
  return { truth: false };
}
