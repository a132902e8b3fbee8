/** The advisories that the user chose: those that were imported, or the service, when they said so. */
import type { AdvisorySource } from '../../workspace/dependencies/advisories/advisory-source.ts';
import { openStore } from '../../workspace/dependencies/advisories/advisory-store.ts';
import { installedVersions } from '../../workspace/dependencies/advisories/match-advisories.ts';
import { openOnlineSource } from '../../workspace/dependencies/advisories/online-source.ts';
import { postOsv } from '../../workspace/dependencies/advisories/post-osv.ts';
import { defaultOsvUrl } from '../../workspace/dependencies/advisories/service-url.ts';
import type { Inventory } from '../../workspace/dependencies/inventory.ts';
import type { CliIo } from '../io.ts';
import { advisoryFolder } from './advisory-folder.ts';
import type { DependenciesOptions } from './dependencies-options.ts';
import { withErrors } from './run-advisories.ts';

/** Undefined where nothing was imported, and nobody may be asked. */
export async function openAdvisories(
  { graphs }: Inventory,
  options: Pick<DependenciesOptions, 'online' | 'osvUrl' | 'data'>,
  io: CliIo,
): Promise<AdvisorySource | undefined> {
  if (options.online !== true) return await withErrors(() => openStore(advisoryFolder(options, io)));
  const url = options.osvUrl ?? defaultOsvUrl;
  return await withErrors(() =>
    openOnlineSource(installedVersions(graphs), { url, now: new Date(), signal: io.signal, post: postOsv }),
  );
}
