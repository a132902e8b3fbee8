/** What a message calls a thing: in the words of its format, not by the name under which findings are kept. */
import type { ConfigResource } from './tree.ts';

function code(text: string): string {
  return `\`${text}\``;
}

/** What follows the name of the thing that it stands in. */
function ownPart({ name, parent }: ConfigResource): string {
  return parent !== undefined && name.startsWith(`${parent.name}/`)
    ? name.slice(parent.name.length + 1)
    : name;
}

function shownParent({ name, parent }: ConfigResource): string {
  return parent === undefined ? code(name) : shownName(parent);
}

function container(resource: ConfigResource): string {
  const own = ownPart(resource);
  return `${own === '' ? 'a container' : `container ${code(own)}`} of ${shownParent(resource)}`;
}

function statement(resource: ConfigResource): string {
  const own = ownPart(resource);
  // Without an id of its own a statement is marked, not named.
  return /^\d+$/.test(own) ? shownParent(resource) : `statement ${code(own)} of ${shownParent(resource)}`;
}

function stage({ name }: ConfigResource): string {
  if (name === 'image') return 'the image';
  return /^stage \d+$/.test(name) ? name : `stage ${code(name)}`;
}

const words: Readonly<Record<string, (resource: ConfigResource) => string>> = {
  container,
  stage,
  'policy-statement': statement,
  instruction: (resource) => code(ownPart(resource)),
  service: ({ name }) => `service ${code(name)}`,
  workflow: () => 'this workflow',
  job: ({ name }) => `job ${code(name)}`,
  step: (resource) => `step ${code(ownPart(resource))}`,
};

/** `container `web` of `Deployment/shop``, `` `EXPOSE` ``, `this workflow`; of a rule in a firewall the firewall. */
export function shownName(resource: ConfigResource): string {
  const { types, name, parent } = resource;
  const word = types.map((type) => words[type]).find((each) => each !== undefined);
  if (word !== undefined) return word(resource);
  const isPart = parent !== undefined && (name === parent.name || name.startsWith(`${parent.name}/`));
  // An object of Kubernetes without a name is known by its kind.
  return isPart ? shownName(parent) : code(name.replace(/\/$/, ''));
}

/** A rule's message; `{name}` in it may stand between backticks of its own. */
export function fillName(template: string, resource: ConfigResource): string {
  const text = template.replace(/`\{name\}`|\{name\}/g, () => shownName(resource));
  return text.charAt(0).toUpperCase() + text.slice(1);
}
