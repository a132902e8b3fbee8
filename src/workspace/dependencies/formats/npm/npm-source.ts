/** Where npm's package managers take a package from, by what a manifest or a lock file writes. */
import type { DependencySource } from '../../model.ts';

/** By the requirement in a manifest: a version range or tag, or something else. */
export function sourceOfRequirement(requirement: string): DependencySource {
  if (/^(?:git[+:@]|github:|gitlab:|bitbucket:|[\w-]+\/[\w.-]+(?:#|$))/.test(requirement)) return 'git';
  if (/^https?:/.test(requirement)) return requirement.includes('.git') ? 'git' : 'url';
  if (/^(?:file:|\.{0,2}\/|~\/)/.test(requirement)) return 'file';
  return /^(?:link:|workspace:|portal:)/.test(requirement) ? 'workspace' : 'registry';
}

/** By the address that a lock file keeps; none means the registry. Registries serve below `/-/` or `/download/`. */
export function sourceOfAddress(address: string | undefined): DependencySource {
  if (address === undefined) return 'registry';
  if (/^git[+:]|^https:\/\/codeload\.github\.com\//.test(address)) return 'git';
  if (/^file:/.test(address)) return 'file';
  if (/^https?:/.test(address)) return /\/(?:-|download)\//.test(address) ? 'registry' : 'url';
  return 'registry';
}

/** `npm:name@range` asks for another package than the name says. */
export function aliasOf(
  requirement: string,
): { readonly name: string; readonly requirement: string } | undefined {
  if (!requirement.startsWith('npm:')) return undefined;
  const spec = requirement.slice('npm:'.length);
  const at = spec.indexOf('@', 1);
  if (at === -1)
    return /^[@\w]/.test(spec) && !/^[\d^~*]/.test(spec) ? { name: spec, requirement: '' } : undefined;
  return { name: spec.slice(0, at), requirement: spec.slice(at + 1) };
}
