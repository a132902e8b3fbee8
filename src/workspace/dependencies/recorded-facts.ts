/** What a file, with what is installed beside it, tells of its packages: not every format keeps licences or scripts. */
import { installedIn } from './installed-in.ts';
import type { DependencyGraph, FormatId } from './model.ts';

/** Formats that keep what an author says of a version, and whether it runs code of its own. */
const tellingFormats: ReadonlySet<FormatId> = new Set<FormatId>(['package-lock', 'pnpm-lock']);

export function recordsDeprecation({ format }: DependencyGraph): boolean {
  return tellingFormats.has(format);
}

export function recordsInstallScripts(graph: DependencyGraph): boolean {
  return (
    tellingFormats.has(graph.format) ||
    installedIn(graph).some(({ hasInstallScript }) => hasInstallScript !== undefined)
  );
}

export function recordsLicenses(graph: DependencyGraph): boolean {
  return installedIn(graph).some(({ license }) => license !== undefined);
}

/** Formats whose packages are looked up in node_modules: what is not installed there tells nothing. */
const lookedUpFormats: ReadonlySet<FormatId> = new Set<FormatId>(['pnpm-lock', 'yarn-lock']);

/** Whether what is installed was to tell more, and nothing is. */
export function isUninstalled(graph: DependencyGraph): boolean {
  return (
    lookedUpFormats.has(graph.format) &&
    installedIn(graph).some(({ source }) => source === 'registry') &&
    !recordsLicenses(graph)
  );
}
