/** A Dockerfile as stages of instructions. */
import { DockerfileParser, ModifiableInstruction } from 'dockerfile-ast';

export interface Instruction {
  readonly keyword: string;
  /** Without flags, in one line. */
  readonly words: string;
  readonly flags: readonly string[];
  /** From one. */
  readonly line: number;
}

export interface Stage {
  readonly name: string | undefined;
  readonly image: string;
  readonly line: number;
  readonly instructions: readonly Instruction[];
}

export function parseStages(text: string): readonly Stage[] {
  const stages: { name: string | undefined; image: string; line: number; instructions: Instruction[] }[] = [];
  for (const each of DockerfileParser.parse(text).getInstructions()) {
    const instruction = {
      keyword: each.getKeyword().toUpperCase(),
      words: (each.getRawArgumentsContent() ?? '').replaceAll(/\\\r?\n\s*/g, ' ').trim(),
      flags: each instanceof ModifiableInstruction ? each.getFlags().map(String) : [],
      line: each.getRange().start.line + 1,
    };
    if (instruction.keyword === 'FROM') {
      const [, image = '', name] = /^(\S+)(?:\s+AS\s+(\S+))?/i.exec(instruction.words) ?? [];
      stages.push({ name, image, line: instruction.line, instructions: [] });
    } else stages.at(-1)?.instructions.push(instruction);
  }
  return stages;
}

/** Words of a list in brackets, or of a line. */
export function wordsOf(words: string): readonly string[] {
  if (!words.startsWith('[')) return words.split(/\s+/).filter(Boolean);
  try {
    const list: unknown = JSON.parse(words);
    return Array.isArray(list) ? list.map(String) : [];
  } catch {
    return [];
  }
}

export const flagOf = ({ flags }: Instruction, name: string): string | undefined =>
  flags.find((flag) => flag.startsWith(`--${name}=`))?.slice(name.length + 3);

/** What a RUN does, one command each, in its order. */
export function commandsOf({ words }: Instruction): readonly string[] {
  return words.split(/\s*(?:&&|;|\|\|)\s*/).filter((each) => each !== '');
}
