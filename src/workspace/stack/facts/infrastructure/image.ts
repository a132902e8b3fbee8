/** The name of a container image, without registry, tag and digest, as rules name it. */
import type { Fact } from '../fact.ts';

const shape = /^(?:([\w.-]+(?::\d+)?)\/)?((?:[\w.-]+\/)*[\w.-]+)(?::([\w.-]+))?(?:@sha256:[0-9a-f]+)?$/;

/** Undefined for what is no image: a variable, a stage of the same file. */
export function imageFact(written: string, where: Pick<Fact, 'file' | 'line' | 'seen'>): Fact | undefined {
  if (written.length > 200) return undefined;
  const [, first, rest, tag] = shape.exec(written) ?? [];
  if (rest === undefined) return undefined;
  // Docker's own rule: a first part with a dot, a port or this name is a registry.
  const isRegistry = first === undefined || /[.:]/.test(first) || first === 'localhost';
  const name = (isRegistry ? rest : `${first}/${rest}`).replace(/^(?:docker\/)?library\//, '').toLowerCase();
  if (name === 'scratch') return undefined;
  const version = versionOfTag(tag);
  const isExact = version === undefined ? undefined : version.split('.').length > 2;
  return { kind: 'image', name, version, isExact, ...where };
}

/** `16.4-alpine` is 16.4; `latest` and `alpine` say nothing. */
function versionOfTag(tag: string | undefined): string | undefined {
  return /^v?(\d+(?:\.\d+)*)/.exec(tag ?? '')?.[1];
}
