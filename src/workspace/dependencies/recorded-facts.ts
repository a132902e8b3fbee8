/** Which facts a lock file and the installed packages record: not every format has licences or scripts. */
import { installedIn } from './installed-in.ts';
import type { DependencyGraph, FormatId } from './model.ts';

/** Formats that record deprecations and install scripts. */
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

/** Formats whose packages are read from node_modules: nothing is known of packages that are not installed. */
const lookedUpFormats: ReadonlySet<FormatId> = new Set<FormatId>(['pnpm-lock', 'yarn-lock']);

/** Whether the facts should come from installed packages, and none is installed. */
export function isUninstalled(graph: DependencyGraph): boolean {
  return (
    lookedUpFormats.has(graph.format) &&
    installedIn(graph).some(({ source }) => source === 'registry') &&
    !recordsLicenses(graph)
  );
}
