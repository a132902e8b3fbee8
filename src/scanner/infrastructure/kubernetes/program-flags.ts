/** The programs of the control plane and the node, and the flags that a manifest starts them with. */
import { synthetic } from '../shell/command-node.ts';
import {
  type ConfigNode,
  itemsOf,
  type MapEntry,
  type MapNode,
  scalarNode,
  syntheticMap,
  valueAt,
} from '../tree.ts';

const programs = ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'etcd', 'kubelet'];

/** A program that benchmarks speak of. */
export interface Program {
  readonly name: string;
  /** The container with the flags by name under `flags`. */
  readonly into: (container: MapNode) => MapNode;
}

interface Word {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Words of `command` and `args`; a script's are parted at blanks. */
function wordsOf(node: ConfigNode | undefined): Word[] {
  return itemsOf(node).flatMap((item) => {
    if (item.kind !== 'scalar') return [];
    const { from, to } = item;
    return item.text.split(/\s+/).map((text) => ({ text, from, to }));
  });
}

function flagsOf(words: readonly Word[]): MapEntry[] {
  return words.flatMap(({ text, from, to }, index) => {
    const found = /^--?([a-z][\w.-]*)(?:=(.*))?$/.exec(text);
    if (found === null) return [];
    const [, key = '', value] = found;
    const next = words[index + 1]?.text;
    const own = value ?? (next === undefined || next.startsWith('-') ? 'true' : next);
    return [{ key, keyFrom: from, keyTo: from, value: scalarNode(own, from, to), isDerived: true as const }];
  });
}

/** The program that a container runs; undefined for all others. */
export function programOf(container: ConfigNode): Program | undefined {
  const words = [...wordsOf(valueAt(container, 'command')), ...wordsOf(valueAt(container, 'args'))];
  const names = words.map(({ text }) => text.slice(text.lastIndexOf('/') + 1));
  const name = programs.find((program) => names.includes(program));
  if (name === undefined) return undefined;
  const flags = synthetic('flags', syntheticMap(flagsOf(words), container));
  return {
    name,
    into: (map) => ({ ...map, entries: new Map([['flags', flags], ...map.entries]) }),
  };
}
