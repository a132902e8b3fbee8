/** Conditions on other resources of the file: what refers to this one, selects it, or shares a value with it. */

import type { Condition, View } from './condition.ts';
import { type ConfigPath, parsePath, placesAt } from './config-path.ts';
import type { Truth } from './config-values.ts';
import type { ConfigCondition, RelatedCondition, ResourceLink } from './rule-form.ts';
import { type ConfigNode, type ConfigResource, entriesOf } from './tree.ts';

interface Link {
  readonly own: ConfigPath | undefined;
  readonly other: ConfigPath;
  readonly by: ResourceLink['by'];
  readonly fallback: string | undefined;
}

/** The values at a path of a resource; undefined among them where only a run could tell. */
function nodesAt(path: ConfigPath, resource: ConfigResource): (ConfigNode | undefined)[] {
  const places = placesAt(path, { here: { state: 'found', node: resource.root }, resource });
  return places.flatMap(({ state, node }) =>
    state === 'missing' ? [] : [state === 'open' ? undefined : node],
  );
}

function textsAt(
  path: ConfigPath,
  resource: ConfigResource,
  fallback: string | undefined,
): (string | undefined)[] {
  const texts = nodesAt(path, resource).map((node) => (node?.kind === 'scalar' ? node.text : undefined));
  return texts.length === 0 && fallback !== undefined ? [fallback] : texts;
}

function areEqual(link: Link, own: ConfigResource, other: ConfigResource): Truth {
  const left = link.own ? textsAt(link.own, own, link.fallback) : [own.name];
  const right = textsAt(link.other, other, link.fallback);
  if (left.some((text) => text !== undefined && right.includes(text))) return true;
  return [...left, ...right].includes(undefined) ? undefined : false;
}

/** Whether each entry of the first map stands in the second; an empty map selects everything. */
function isPart(part: ConfigNode | undefined, whole: ConfigNode | undefined): Truth {
  if (part === undefined || part.kind === 'unknown') return undefined;
  if (whole?.kind === 'unknown' || (whole?.kind === 'map' && whole.isOpen)) return undefined;
  if (whole?.kind !== 'map') return entriesOf(part).length === 0;
  for (const { key, value } of entriesOf(part)) {
    const there = whole.entries.get(key)?.value;
    if (there?.kind === 'unknown' || value.kind === 'unknown') return undefined;
    if (there?.kind !== 'scalar' || value.kind !== 'scalar' || there.text !== value.text) return false;
  }
  return true;
}

function refersTo(link: Link, own: ConfigResource, other: ConfigResource): Truth {
  const names = link.own ? textsAt(link.own, own, undefined) : [];
  for (const node of nodesAt(link.other, other)) {
    if (node?.kind !== 'unknown' && node?.kind !== 'scalar') continue;
    if (node.kind === 'scalar' && node.text !== '' && names.includes(node.text)) return true;
    if (mentions(node.text, own.name)) return true;
  }
  return false;
}

/** Whether an expression names a resource: `aws_s3_bucket.logs.id`, not `aws_s3_bucket.logs_old.id`. */
function mentions(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!/[\w-]/.test(text[at + name.length] ?? ' ') && !/[\w.-]/.test(text[at - 1] ?? ' ')) return true;
  }
  return false;
}

function holds(link: Link, own: ConfigResource, other: ConfigResource): Truth {
  if (link.by === 'equal') return areEqual(link, own, other);
  if (link.by === 'reference') return refersTo(link, own, other);
  const [left] = link.own ? nodesAt(link.own, own) : [];
  const [right] = nodesAt(link.other, other);
  return link.by === 'labels' ? isPart(left, right) : isPart(right, left);
}

function linked(links: readonly Link[], own: ConfigResource, other: ConfigResource): Truth {
  let truth: Truth = true;
  for (const link of links) {
    const one = holds(link, own, other);
    if (one === false) return false;
    if (one === undefined) truth = undefined;
  }
  return truth;
}

/** True when some other resource of the file is as the condition says. */
export function compileRelated(
  condition: RelatedCondition,
  compileAll: (conditions: readonly ConfigCondition[]) => Condition,
): Condition {
  const types = new Set(condition.types);
  const links = (condition.link ?? []).map(
    (link): Link => ({
      own: link.own === undefined ? undefined : parsePath(link.own),
      other: parsePath(link.other),
      by: link.by,
      fallback: link.default,
    }),
  );
  const where = condition.where && compileAll(condition.where);
  return (view) => {
    let isOpen = false;
    for (const other of [...view.file.resources, ...(view.file.neighbours ?? [])]) {
      if (other === view.resource || !other.types.some((type) => types.has(type))) continue;
      const truth = truthOf(view, other, { links, where });
      if (truth === true) return { truth: true };
      if (truth === undefined) isOpen = true;
    }
    return { truth: isOpen ? undefined : false };
  };
}

interface Related {
  readonly links: readonly Link[];
  readonly where: Condition | undefined;
}

function truthOf(view: View, other: ConfigResource, { links, where }: Related): Truth {
  const isLinked = linked(links, view.resource, other);
  if (isLinked === false || where === undefined) return isLinked;
  const answer = where({ ...view, resource: other, here: { state: 'found', node: other.root } });
  return answer.truth === false ? false : isLinked && answer.truth;
}
