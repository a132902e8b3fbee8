/** Ways through a tree of settings, as rules write them, and what stands at their end. */
import type { ConfigNode, ConfigResource, ListNode, MapEntry } from './tree.ts';

type Step =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'item'; readonly index: number }
  | { readonly kind: 'items' }
  | { readonly kind: 'values'; readonly key: RegExp | undefined };

/** A path, read once. */
export interface ConfigPath {
  /** Where it starts: at the value at hand, at the resource, or this many levels above it. */
  readonly start: 'here' | 'resource' | number;
  readonly steps: readonly Step[];
}

/** What stands at the end of a path. */
export interface Place {
  /** `open`: a template or variable on the way may bring it or not. */
  readonly state: 'found' | 'missing' | 'open';
  readonly node?: ConfigNode | undefined;
  /** The key it stands under, when it is a map's. */
  readonly entry?: MapEntry | undefined;
  /** The innermost key on the way that is there. */
  readonly near?: MapEntry | undefined;
}

/** From where a path is walked. */
export interface Viewpoint {
  readonly here: Place;
  readonly resource: ConfigResource;
}

/** How many values one path may reach: anchors make a small text a huge tree. */
const maxPlaces = 20_000;

const stepForm = /\.?(?:"([^"]+)"|\[(\*|\d+)\]|\{(\*|~[^}]*)\}|([^.[{"]+))/y;

/** Reads a path; throws on one that is not well formed, since rules are checked when they are compiled. */
export function parsePath(source: string): ConfigPath {
  const head = /^(?:\/|\^+|\.$)?/.exec(source)?.[0] ?? '';
  const steps: Step[] = [];
  stepForm.lastIndex = head.length;
  while (stepForm.lastIndex < source.length) {
    const found = stepForm.exec(source);
    if (found === null) throw new Error(`not a path: ${source}`);
    steps.push(toStep(found));
  }
  if (head.startsWith('^')) return { start: head.length, steps };
  return { start: head === '/' ? 'resource' : 'here', steps };
}

function toStep([, quoted, item, values, key]: RegExpExecArray): Step {
  if (item !== undefined) return item === '*' ? { kind: 'items' } : { kind: 'item', index: Number(item) };
  if (values !== undefined)
    return { kind: 'values', key: values === '*' ? undefined : new RegExp(values.slice(1), 'i') };
  return { kind: 'key', key: quoted ?? key ?? '' };
}

function startOf(path: ConfigPath, view: Viewpoint): Place {
  if (path.start === 'here') return view.here;
  let resource: ConfigResource | undefined = view.resource;
  for (let up = 0; typeof path.start === 'number' && up < path.start; up += 1) resource = resource?.parent;
  return resource === undefined ? { state: 'missing' } : { state: 'found', node: resource.root };
}

/** All places at the end of a path; what is missing on the way is one place, marked so. */
export function placesAt(path: ConfigPath, view: Viewpoint): readonly Place[] {
  let at = startOf(path, view);
  let done = 0;
  // Most steps are keys of maps, with one place at their end.
  for (; done < path.steps.length; done += 1) {
    const step = path.steps[done];
    const { node } = at;
    if (step?.kind !== 'key' || at.state !== 'found' || node?.kind !== 'map') break;
    const near = at.entry ?? at.near;
    const entry = node.entries.get(step.key);
    if (entry !== undefined) at = { state: 'found', node: entry.value, entry, near };
    else return [{ state: node.isOpen ? 'open' : 'missing', near }];
  }
  return spread(path, done, at);
}

/** The places that the steps from one on lead to. */
function spread({ steps }: ConfigPath, from: number, at: Place): readonly Place[] {
  let places: Place[] = [at];
  for (let done = from; done < steps.length; done += 1) {
    const step = steps[done];
    const next: Place[] = [];
    for (const place of places) {
      if (step === undefined || next.length > maxPlaces) break;
      go(place, step, next);
    }
    places = next;
  }
  return places;
}

function go(place: Place, step: Step, into: Place[]): void {
  const { node } = place;
  if (place.state !== 'found' || node === undefined) into.push(place);
  else if (node.kind === 'unknown') into.push({ state: 'open', near: place.entry ?? place.near });
  else if (step.kind === 'key') keyOf(place, node, step.key, into);
  else if (step.kind === 'values') pushValues(place, node, step.key, into);
  else pushItems(place, node, step, into);
}

function keyOf(place: Place, node: ConfigNode, key: string, into: Place[]): void {
  const near = place.entry ?? place.near;
  // Blocks of HCL may be repeated: a key of them is asked of each, but not of lists in lists.
  if (node.kind === 'list')
    for (const item of node.items.slice(0, maxPlaces - into.length))
      if (item.kind !== 'list') keyOf({ state: 'found', near }, item, key, into);
  const entry = node.kind === 'map' ? node.entries.get(key) : undefined;
  if (entry !== undefined) into.push({ state: 'found', node: entry.value, entry, near });
  else if (isOpenNode(node)) into.push({ state: 'open', near });
  else if (node.kind !== 'list' || node.items.length === 0) into.push({ state: 'missing', near });
}

/** Whether more may be in it than is written. */
function isOpenNode(node: ConfigNode): boolean {
  return node.kind === 'unknown' || ((node.kind === 'map' || node.kind === 'list') && node.isOpen);
}

function pushValues(place: Place, node: ConfigNode, key: RegExp | undefined, into: Place[]): void {
  if (node.kind !== 'map') return;
  const near = place.entry ?? place.near;
  for (const entry of node.entries.values())
    if (key?.test(entry.key) ?? true) into.push({ state: 'found', node: entry.value, entry, near });
  if (node.isOpen) into.push({ state: 'open', near });
}

function pushItems(place: Place, node: ConfigNode, step: Step, into: Place[]): void {
  const near = place.entry ?? place.near;
  if (node.kind === 'list') {
    pushListItems(node, { step, near }, into);
  } else if (node.kind === 'scalar' && node.value === null) {
    into.push({ state: 'missing', near });
  } else {
    // One value where a list may stand, as in `on: push`.
    into.push(place);
  }
}

interface ItemStep {
  readonly step: Step;
  readonly near: MapEntry | undefined;
}

function pushListItems(node: ListNode, { step, near }: ItemStep, into: Place[]): void {
  const room = maxPlaces - into.length;
  const items =
    step.kind === 'item' ? node.items.slice(step.index, step.index + 1) : node.items.slice(0, room);
  for (const item of items) into.push({ state: 'found', node: item, near });
  if (node.isOpen) into.push({ state: 'open', near });
  else if (step.kind === 'item' && items.length === 0) into.push({ state: 'missing', near });
}
