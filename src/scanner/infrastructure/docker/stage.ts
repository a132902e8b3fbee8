import { synthetic } from '../shell/command-node.ts';
import { type ConfigNode, type ConfigResource, itemsOf, scalarNode, syntheticMap, valueAt } from '../tree.ts';

/** An instruction as it was read. */
export interface ReadInstruction {
  readonly keyword: string;
  readonly root: ConfigNode;
  readonly from: number;
  readonly to: number;
}

/** A stage of a build: from one FROM to the next. */
export class Stage {
  readonly instructions: ReadInstruction[] = [];
  readonly alias: string | undefined;
  private readonly head: ReadInstruction;
  /** The earlier stage that this one begins with. */
  private readonly origin: Stage | undefined;
  private readonly index: number;

  constructor(head: ReadInstruction, earlier: readonly Stage[]) {
    this.head = head;
    this.index = earlier.length;
    const words = itemsOf(valueAt(head.root, 'args'));
    const [, as, alias] = words;
    this.alias = textOf(as)?.toLowerCase() === 'as' ? textOf(alias)?.toLowerCase() : undefined;
    const image = textOf(words[0])?.toLowerCase();
    this.origin = earlier.find((stage) => stage.alias !== undefined && stage.alias === image);
  }

  add(instruction: ReadInstruction): void {
    this.instructions.push(instruction);
  }

  /** The last instruction of a keyword, those of the stage it begins with included. */
  private last(keyword: string): ReadInstruction | undefined {
    return this.instructions.findLast((each) => each.keyword === keyword) ?? this.origin?.last(keyword);
  }

  /** `image`, `name`, `tag`, `digest`, `alias`, `index`, `user` (in effect), `healthcheck`, `shell`, `workdir`. */
  resource(parent: ConfigResource, isFinal: boolean): ConfigResource {
    const { from, to } = this.head;
    const kind = this.origin === undefined ? 'base-stage' : 'derived-stage';
    const root = syntheticMap(
      this.parts().map(([key, value]) => synthetic(key, value)),
      { from, to },
    );
    const types = ['stage', kind, ...(isFinal ? ['final-stage'] : [])];
    return {
      types,
      name: this.alias ?? (isFinal ? 'image' : `stage ${this.index}`),
      root,
      from,
      to,
      parent,
      base: 0,
    };
  }

  private parts(): (readonly [string, ConfigNode])[] {
    const parts: (readonly [string, ConfigNode])[] = [
      ...imageParts(itemsOf(valueAt(this.head.root, 'args'))[0]),
      ['index', scalarNode(this.index, this.head.from, this.head.to)],
    ];
    const flags = valueAt(this.head.root, 'flags');
    if (flags !== undefined) parts.push(['flags', flags]);
    if (this.alias !== undefined) parts.push(['alias', scalarNode(this.alias, this.head.from, this.head.to)]);
    for (const [key, keyword] of effects) {
      const found = this.last(keyword);
      const value = found && (keyword === 'SHELL' ? valueAt(found.root, 'text') : firstArgument(found));
      if (value !== undefined) parts.push([key, value]);
    }
    return parts;
  }
}

const effects = [
  ['user', 'USER'],
  ['healthcheck', 'HEALTHCHECK'],
  ['shell', 'SHELL'],
  ['workdir', 'WORKDIR'],
] as const;

function textOf(node: ConfigNode | undefined): string | undefined {
  return node?.kind === 'scalar' ? node.text : undefined;
}

function firstArgument({ root }: ReadInstruction): ConfigNode | undefined {
  return itemsOf(valueAt(root, 'args'))[0];
}

/** Name, tag and digest of an image reference. */
export function imageParts(node: ConfigNode | undefined): (readonly [string, ConfigNode])[] {
  if (node === undefined) return [];
  const whole: readonly [string, ConfigNode] = ['image', node];
  const { from, to } = node;
  if (node.kind !== 'scalar') {
    const open: ConfigNode = { kind: 'unknown', text: '', from, to };
    return [whole, ['name', open], ['tag', open], ['digest', open]];
  }
  const { name, tag, digest } = splitImage(node.text);
  const parts: (readonly [string, ConfigNode])[] = [whole, ['name', scalarNode(name, from, to)]];
  if (tag !== undefined) parts.push(['tag', scalarNode(tag, from, to)]);
  if (digest !== undefined) parts.push(['digest', scalarNode(digest, from, to)]);
  return parts;
}

/** `host:5000/folder/name:tag@digest`: a colon before the last slash belongs to the host. */
function splitImage(image: string): { name: string; tag: string | undefined; digest: string | undefined } {
  const at = image.indexOf('@');
  const head = at < 0 ? image : image.slice(0, at);
  const colon = head.lastIndexOf(':');
  const hasTag = colon > head.lastIndexOf('/');
  return {
    name: hasTag ? head.slice(0, colon) : head,
    tag: hasTag ? head.slice(colon + 1) : undefined,
    digest: at < 0 ? undefined : image.slice(at + 1),
  };
}
