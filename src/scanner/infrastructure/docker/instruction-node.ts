/** What rules see of one Dockerfile instruction. */
import {
  type Argument,
  type Instruction,
  JSONInstruction,
  ModifiableInstruction,
  PropertyInstruction,
} from 'dockerfile-ast';
import { commandNode, synthetic } from '../shell/command-node.ts';
import { type ShellCommand, shellCommands } from '../shell/shell-commands.ts';
import type { ShellWord } from '../shell/shell-words.ts';
import { type ConfigNode, type MapEntry, type MapNode, scalarNode, syntheticMap } from '../tree.ts';
import type { DockerText } from './docker-text.ts';

type Part = readonly [string, ConfigNode];

/** A list of texts with their places. */
function listOf(nodes: readonly ConfigNode[], { from, to }: ConfigNode): ConfigNode {
  return { kind: 'list', items: nodes, isOpen: false, from, to };
}

function argumentNode(text: DockerText, argument: Argument): ConfigNode {
  const { from, to } = text.span(argument.getRange());
  return text.value(argument.getValue(), from, to);
}

/** The whole of an instruction's arguments; the instruction itself when it has none. */
function argumentsNode(text: DockerText, instruction: Instruction): ConfigNode {
  const { from, to } = text.span(instruction.getArgumentsRange() ?? instruction.getRange());
  return scalarNode(text.text.slice(from, to), from, to);
}

function flagsNode(text: DockerText, instruction: Instruction, whole: ConfigNode): MapNode {
  const flags = instruction instanceof ModifiableInstruction ? instruction.getFlags() : [];
  const entries = flags.map((flag): MapEntry => {
    const { from, to } = text.span(flag.getRange());
    const value = text.value(flag.getValue() ?? '', from, to);
    return { key: flag.getName().toLowerCase(), keyFrom: from, keyTo: from, value };
  });
  return syntheticMap(entries, whole);
}

/** `NAME=value` pairs of ENV, ARG and LABEL. */
function variablesNode(text: DockerText, instruction: PropertyInstruction, whole: ConfigNode): MapNode {
  const entries = instruction.getProperties().map((property): MapEntry => {
    const name = text.span(property.getNameRange());
    const range = property.getValueRange();
    const place = range === null ? { from: name.to, to: name.to } : text.span(range);
    const value = property.getValue();
    const node =
      value === null ? scalarNode(null, place.from, place.to) : text.value(value, place.from, place.to);
    return { key: property.getName(), keyFrom: name.from, keyTo: name.to, value: node };
  });
  return syntheticMap(entries, whole);
}

/** Words of a command in JSON form. */
function jsonWords(text: DockerText, instruction: JSONInstruction): ShellWord[] {
  return instruction.getJSONStrings().map((argument) => {
    const { from, to } = text.span(argument.getRange());
    return { kind: 'word', text: jsonText(text.text.slice(from, to)), from, to, isQuoted: false, inner: [] };
  });
}

/** What a JSON string says; the parser's own value loses blanks. */
function jsonText(written: string): string {
  try {
    return String(JSON.parse(written));
  } catch {
    return written.replace(/^"|"$/g, '');
  }
}

function jsonCommands(text: DockerText, words: readonly ShellWord[]): ShellCommand[] {
  const [nameAt, ...args] = words;
  if (nameAt === undefined) return [];
  const name = nameAt.text.slice(nameAt.text.lastIndexOf('/') + 1);
  const own = { name, nameAt, args, pipedTo: [], from: nameAt.from, to: (args.at(-1) ?? nameAt).to };
  const script = args.findIndex((arg) => /^-[a-z]*c$/.test(arg.text)) + 1;
  const last = script > 0 ? args[script] : undefined;
  return last === undefined
    ? [own]
    : [own, ...shellCommands(text.text, { from: last.from + 1, to: last.to - 1 })];
}

function commandParts(text: DockerText, instruction: JSONInstruction, whole: ConfigNode): Part[] {
  const words = jsonWords(text, instruction);
  const isJson = instruction.getOpeningBracket() !== null && words.length > 0;
  const isScript = /^\s*<<-?\s*["']?\w/.test(text.text.slice(whole.from, whole.to));
  const commands = isJson
    ? jsonCommands(text, words)
    : shellCommands(text.text, whole, isScript ? { runsHereDocuments: true } : { joinsLines: true });
  return [
    ['form', scalarNode(isJson ? 'json' : 'shell', whole.from, whole.to)],
    [
      'commands',
      listOf(
        commands.map((each) => commandNode(each, text.text)),
        whole,
      ),
    ],
  ];
}

/** Sources and destination of COPY and ADD; what a here-document writes has no source. */
function copyParts(text: DockerText, instruction: Instruction, whole: ConfigNode): Part[] {
  const isJson = instruction instanceof JSONInstruction && instruction.getOpeningBracket() !== null;
  const nodes = isJson
    ? instruction.getJSONStrings().map((each): ConfigNode => {
        const { from, to } = text.span(each.getRange());
        return text.value(jsonText(text.text.slice(from, to)), from, to);
      })
    : instruction.getArguments().map((each) => argumentNode(text, each));
  const isHere = /^<</.test(text.text.slice(whole.from, whole.from + 2));
  const destination = isHere ? nodes[1] : nodes.at(-1);
  const parts: Part[] = [['sources', listOf(isHere ? [] : nodes.slice(0, -1), whole)]];
  return destination === undefined ? parts : [...parts, ['destination', destination]];
}

function ownParts(text: DockerText, instruction: Instruction, whole: ConfigNode): Part[] {
  const keyword = instruction.getKeyword();
  if (keyword === 'COPY' || keyword === 'ADD') return copyParts(text, instruction, whole);
  if (instruction instanceof PropertyInstruction)
    return [['variables', variablesNode(text, instruction, whole)]];
  if (instruction instanceof JSONInstruction) return commandParts(text, instruction, whole);
  return [];
}

/** `text`, `args`, `flags`; of RUN, CMD, ENTRYPOINT and SHELL `form` and `commands`; of COPY and ADD `sources` and `destination`; of ENV, ARG and LABEL `variables`. */
export function instructionNode(text: DockerText, instruction: Instruction): MapNode {
  const whole = argumentsNode(text, instruction);
  const parts: Part[] = [
    ['text', whole],
    [
      'args',
      listOf(
        instruction.getArguments().map((each) => argumentNode(text, each)),
        whole,
      ),
    ],
    ['flags', flagsNode(text, instruction, whole)],
    ...ownParts(text, instruction, whole),
  ];
  const entries = parts.map(([key, value]) => synthetic(key, value));
  return syntheticMap(entries, text.span(instruction.getRange()));
}
