/**
 * Dockerfiles: stages with what they end up as (user, health check, base image), and each instruction by its keyword.
 * Types: `stage`, of it `base-stage` (from an image) or `derived-stage`, and `final-stage`; `instruction` and the
 * keyword (`RUN`, `COPY` …); `dockerfile` for the whole.
 */
import { DockerfileParser, type Instruction } from 'dockerfile-ast';
import { synthetic } from '../shell/command-node.ts';
import {
  type ConfigNode,
  type ConfigRead,
  type ConfigResource,
  scalarNode,
  syntheticMap,
  valueAt,
} from '../tree.ts';
import { DockerText } from './docker-text.ts';
import { instructionNode } from './instruction-node.ts';
import { type ReadInstruction, Stage } from './stage.ts';

/** UTF-16 units of a Dockerfile; longer ones are made to be slow. */
const maxLength = 100_000;

/** Reads a Dockerfile. */
export function readDockerfile(text: string): ConfigRead {
  if (text.length > maxLength)
    return {
      format: 'dockerfile',
      resources: [],
      notes: [`not scanned: a Dockerfile of ${text.length} characters`],
    };
  try {
    return { format: 'dockerfile', resources: resourcesOf(new DockerText(text)), notes: [] };
  } catch {
    // The parser is not ours, and the text a stranger's.
    return {
      format: 'dockerfile',
      resources: [],
      notes: ['not scanned: a Dockerfile that the parser refuses'],
    };
  }
}

function resourcesOf(text: DockerText): ConfigResource[] {
  const stages: Stage[] = [];
  const before: ReadInstruction[] = [];
  for (const instruction of DockerfileParser.parse(text.text).getInstructions()) {
    const read = readInstruction(text, instruction);
    const stage = stages.at(-1);
    if (read.keyword === 'FROM') stages.push(new Stage(read, stages));
    else if (stage === undefined) before.push(read);
    else stage.add(read);
  }
  const whole = wholeOf(text.text, before, stages);
  const own = stages.flatMap((stage, index) => {
    const resource = stage.resource(whole, index === stages.length - 1);
    return [resource, ...stage.instructions.map((each) => instructionOf(each, resource))];
  });
  return [whole, ...before.map((each) => instructionOf(each, whole)), ...own];
}

function readInstruction(text: DockerText, instruction: Instruction): ReadInstruction {
  const keyword = instruction.getKeyword();
  const root = instructionNode(text, instruction);
  if (keyword === 'ARG' || keyword === 'ENV') {
    const variables = valueAt(root, 'variables');
    if (variables?.kind === 'map')
      for (const { key, value } of variables.entries.values())
        if (value.kind === 'scalar' && value.value !== null) text.define(key, value.text);
  }
  const { from, to } = text.span(instruction.getRange());
  return { keyword, root, from, to };
}

function instructionOf({ keyword, root, from, to }: ReadInstruction, parent: ConfigResource): ConfigResource {
  return {
    types: [keyword, 'instruction'],
    name: `${parent.name}/${keyword}`,
    root,
    from,
    to,
    parent,
    base: 0,
  };
}

function wholeOf(text: string, before: readonly ReadInstruction[], stages: readonly Stage[]): ConfigResource {
  const span = { from: 0, to: text.length };
  const keywords = [...before, ...stages.flatMap(({ instructions }) => instructions)].map(
    ({ keyword, from, to }): ConfigNode => scalarNode(keyword, from, to),
  );
  const list: ConfigNode = { kind: 'list', items: keywords, isOpen: false, ...span };
  const root = syntheticMap([synthetic('instructions', list)], span);
  return { types: ['dockerfile'], name: '', root, ...span, base: 0 };
}
