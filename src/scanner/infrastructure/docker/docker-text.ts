import type { Instruction } from 'dockerfile-ast';
import { lineStarts } from '../../syntax/lines.ts';
import { type ConfigNode, scalarNode } from '../tree.ts';

type Range = ReturnType<Instruction['getRange']>;

const variable = /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?::?[-+]([^{}]*))?\})/g;

/** The text of a Dockerfile: ranges to offsets, and values with the build arguments that are known put in. */
export class DockerText {
  readonly text: string;
  private readonly starts: Uint32Array;
  private readonly known = new Map<string, string>();

  constructor(text: string) {
    this.text = text;
    this.starts = lineStarts(text);
  }

  span({ start, end }: Range): { readonly from: number; readonly to: number } {
    return { from: this.offset(start.line, start.character), to: this.offset(end.line, end.character) };
  }

  private offset(line: number, character: number): number {
    return (this.starts[line] ?? this.text.length) + character;
  }

  /** Remembers the default of a build argument. */
  define(name: string, value: string): void {
    this.known.set(name, value);
  }

  /** A value; one whose variables have no default is unknown. */
  value(text: string, from: number, to: number): ConfigNode {
    if (!text.includes('$')) return scalarNode(text, from, to);
    let isKnown = true;
    const filled = text.replace(variable, (_whole, bare?: string, braced?: string, fallback?: string) => {
      const value = this.known.get(bare ?? braced ?? '') ?? fallback;
      if (value === undefined) isKnown = false;
      return value ?? '';
    });
    return isKnown ? scalarNode(filled, from, to) : { kind: 'unknown', text, from, to };
  }
}
