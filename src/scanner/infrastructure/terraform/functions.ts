/** Functions of Terraform whose result is known when their arguments are. Any other gives an unknown value. */
import { type ConfigNode, type ListNode, type MapEntry, type MapNode, scalarNode } from '../tree.ts';

/** Where the call stands. */
export interface CallPlace {
  readonly from: number;
  readonly to: number;
}

type Apply = (args: readonly ConfigNode[], place: CallPlace) => ConfigNode | undefined;

function textOf(node: ConfigNode | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== null ? String(node.value) : undefined;
}

/** A function of known texts. */
function ofTexts(apply: (...texts: string[]) => string): Apply {
  return (args, { from, to }) => {
    const texts = args.map(textOf);
    if (texts.some((text) => text === undefined)) return undefined;
    return scalarNode(apply(...texts.map((text) => text ?? '')), from, to);
  };
}

const same: Apply = ([first]) => first;

/** A list of all arguments' items; one that is not known leaves it open. */
const concat: Apply = (args, { from, to }): ListNode => ({
  kind: 'list',
  items: args.flatMap((arg) => (arg.kind === 'list' ? arg.items : [])),
  isOpen: args.some((arg) => arg.kind !== 'list' || arg.isOpen),
  from,
  to,
});

const merge: Apply = (args, { from, to }): MapNode => {
  const entries = new Map<string, MapEntry>();
  let isOpen = false;
  for (const arg of args) {
    if (arg.kind !== 'map') {
      isOpen = true;
      entries.clear();
      continue;
    }
    isOpen ||= arg.isOpen;
    for (const [key, entry] of arg.entries) entries.set(key, entry);
  }
  return { kind: 'map', entries, isOpen, layout: 'synthetic', from, to };
};

const join: Apply = ([separator, list], { from, to }) => {
  const between = textOf(separator);
  if (between === undefined || list?.kind !== 'list' || list.isOpen) return undefined;
  const texts = list.items.map(textOf);
  if (texts.some((text) => text === undefined)) return undefined;
  return scalarNode(texts.join(between), from, to);
};

const coalesce: Apply = (args) => {
  for (const arg of args) {
    if (arg.kind === 'unknown') return undefined;
    if (arg.kind !== 'scalar' || (arg.value !== null && arg.value !== '')) return arg;
  }
  return undefined;
};

const lookup: Apply = ([map, key, fallback]) => {
  const name = textOf(key);
  if (map?.kind !== 'map' || name === undefined) return undefined;
  return map.entries.get(name)?.value ?? (map.isOpen ? undefined : fallback);
};

const toNumber: Apply = ([first], { from, to }) => {
  const text = textOf(first);
  const value = Number(text);
  return text === undefined || text === '' || Number.isNaN(value) ? first : scalarNode(value, from, to);
};

const toBool: Apply = ([first], { from, to }) => {
  const text = textOf(first);
  return text === 'true' || text === 'false' ? scalarNode(text === 'true', from, to) : undefined;
};

/** The first argument that is known; `try` and `can` are about errors, which are not foreseen here. */
const attempt: Apply = ([first]) => (first?.kind === 'unknown' ? undefined : first);

const known: ReadonlyMap<string, Apply> = new Map([
  ...['jsonencode', 'tolist', 'toset', 'tomap', 'sensitive', 'nonsensitive', 'compact', 'distinct'].map(
    (name): [string, Apply] => [name, same],
  ),
  ...['base64encode', 'base64gzip', 'tostring'].map((name): [string, Apply] => [name, same]),
  ['concat', concat],
  ['list', (args, place) => ({ kind: 'list', items: args, isOpen: false, ...place })],
  ['merge', merge],
  ['join', join],
  ['coalesce', coalesce],
  ['lookup', lookup],
  ['tonumber', toNumber],
  ['tobool', toBool],
  ['try', attempt],
  ['lower', ofTexts((text = '') => text.toLowerCase())],
  ['upper', ofTexts((text = '') => text.toUpperCase())],
  ['trimspace', ofTexts((text = '') => text.trim())],
]);

/** Result of a call; undefined when it is not known. */
export function callFunction(
  name: string,
  args: readonly ConfigNode[],
  place: CallPlace,
): ConfigNode | undefined {
  return known.get(name)?.(args, place);
}
