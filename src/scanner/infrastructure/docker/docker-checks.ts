import escapeStringRegexp from 'escape-string-regexp';
import type { Answer, ConfigChecks } from '../condition.ts';
import {
  type ConfigFile,
  type ConfigNode,
  type ConfigResource,
  entriesOf,
  itemsOf,
  textAt,
  valueAt,
} from '../tree.ts';
import { lostArgument } from './lost-argument.ts';
import { runsDownload } from './run-downloads.ts';

/** Instructions by stage, gathered once a file. */
const instructions = new WeakMap<ConfigFile, Map<ConfigResource | undefined, ConfigResource[]>>();

/** The instructions of a stage, in order. */
function instructionsOf(stage: ConfigResource | undefined, file: ConfigFile): readonly ConfigResource[] {
  let byStage = instructions.get(file);
  if (byStage === undefined) {
    const all = file.resources.filter(({ types }) => types.includes('instruction'));
    byStage = Map.groupBy(all, ({ parent }) => parent);
    instructions.set(file, byStage);
  }
  return byStage.get(stage) ?? [];
}

/** Stages before the one at hand. */
function stagesBefore(stage: ConfigResource, file: ConfigFile): ConfigResource[] {
  const stages = file.resources.filter((each) => each.types.includes('stage'));
  return stages.slice(0, stages.indexOf(stage));
}

function repeatedInstruction(resource: ConfigResource, file: ConfigFile): Answer {
  const siblings = instructionsOf(resource.parent, file);
  return { truth: siblings.find((each) => each.types[0] === resource.types[0]) !== resource };
}

function repeatedStageName(stage: ConfigResource, file: ConfigFile): Answer {
  const alias = textAt(stage.root, 'alias');
  if (alias === undefined) return { truth: false };
  return { truth: stagesBefore(stage, file).some((each) => textAt(each.root, 'alias') === alias) };
}

/** Index of an instruction among those of its stage, which stand in the order of the text. */
function indexOf(siblings: readonly ConfigResource[], { from }: ConfigResource): number {
  let low = 0;
  let high = siblings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((siblings[middle]?.from ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

function consecutiveRun(resource: ConfigResource, file: ConfigFile): Answer {
  const siblings = instructionsOf(resource.parent, file);
  return { truth: siblings[indexOf(siblings, resource) - 1]?.types[0] === 'RUN' };
}

/** `COPY --from` with a name that is no earlier stage, no number and looks like no image. */
function copyFromUnknownStage(resource: ConfigResource, file: ConfigFile): Answer {
  const stage = resource.parent;
  const node = valueAt(resource.root, 'flags', 'from');
  if (stage === undefined || node?.kind !== 'scalar') return { truth: false };
  const name = node.text.toLowerCase();
  const known = stagesBefore(stage, file);
  if (/^\d+$/.test(name)) return { truth: Number(name) >= known.length, place: { state: 'found', node } };
  const isKnown = known.some((each) => textAt(each.root, 'alias') === name);
  const isOwn = textAt(stage.root, 'alias') === name;
  return { truth: isOwn || (!isKnown && !/[/:.@]/.test(name)), place: { state: 'found', node } };
}

/** A variable that is set in the instruction which uses it. */
function variableInOwnLine({ root }: ConfigResource): Answer {
  const source = textAt(root, 'text') ?? '';
  const entries = entriesOf(valueAt(root, 'variables'));
  for (const { key, value } of entries) {
    const used = new RegExp(`\\$\\{?${escapeStringRegexp(key)}(?!\\w)`);
    const own = entries.find((each) => each.key !== key && used.test(writtenIn(source, each.value, root)));
    if (own !== undefined) return { truth: true, place: { state: 'found', node: value } };
  }
  return { truth: false };
}

/** What a value looks like in the text: build arguments may have been filled in. */
function writtenIn(source: string, value: ConfigNode, root: ConfigNode): string {
  const start = valueAt(root, 'text')?.from ?? 0;
  return source.slice(value.from - start, value.to - start);
}

function wgetAndCurl(stage: ConfigResource, file: ConfigFile): Answer {
  const names = new Set<string>();
  for (const { root } of instructionsOf(stage, file))
    for (const command of itemsOf(valueAt(root, 'commands'))) names.add(textAt(command, 'name') ?? '');
  return { truth: names.has('wget') && names.has('curl') };
}

/** Named tests of Dockerfiles. */
export const dockerChecks: ConfigChecks = {
  'repeated-instruction': repeatedInstruction,
  'repeated-stage-name': repeatedStageName,
  'consecutive-run': consecutiveRun,
  'copy-from-unknown-stage': copyFromUnknownStage,
  'variable-in-own-line': variableInOwnLine,
  'wget-and-curl': wgetAndCurl,
  'lost-argument': lostArgument,
  'runs-download': runsDownload,
};
