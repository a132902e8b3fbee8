/**
 * An assessment with the advisories that the user chose. Where the service that they chose cannot be asked, the advisories
 * on this machine stand in, and the assessment says so: a report without vulnerabilities for want of a network is none.
 */
import { isAdvisoryError } from './advisories/advisory-error.ts';
import type { AdvisorySource } from './advisories/advisory-source.ts';
import { installedVersions } from './advisories/match-advisories.ts';
import { openOnlineSource, type PostOsv } from './advisories/online-source.ts';
import { type Assessment, type AssessRequest, assessDependencies } from './assess.ts';
import type { Inventory } from './inventory.ts';

/** A service in OSV's form that may be asked. */
export interface AskedService {
  readonly url: string;
  readonly now: Date;
}

/** The way to it. */
export interface ReachedService extends AskedService {
  readonly post: PostOsv;
}

export interface ChosenAdvisories {
  /** What was imported; undefined where nothing was. */
  readonly openOffline: () => Promise<AdvisorySource | undefined>;
  /** Asked first; nobody is asked when absent. */
  readonly service?: ReachedService | undefined;
}

export interface ChoiceRequest extends Omit<AssessRequest, 'advisories'> {
  readonly chosen: ChosenAdvisories;
}

/** Somebody waits, and there is something to fall back on. */
const timeoutMs = 10_000;

export async function assessByChoice(inventory: Inventory, request: ChoiceRequest): Promise<Assessment> {
  const { chosen, ...rest } = request;
  const { service } = chosen;
  if (service === undefined) return await assessWith(chosen.openOffline, inventory, rest);
  const installed = installedVersions(inventory.graphs);
  const signal = rest.signal === undefined ? {} : { signal: rest.signal };
  const openOnline = () => openOnlineSource(installed, { ...service, ...signal, timeoutMs });
  try {
    return await assessWith(openOnline, inventory, rest);
  } catch (error) {
    rest.signal?.throwIfAborted();
    if (!isAdvisoryError(error) || error.code !== 'network') throw error;
    return { ...(await assessWith(chosen.openOffline, inventory, rest)), unasked: error.message };
  }
}

async function assessWith(
  open: ChosenAdvisories['openOffline'],
  inventory: Inventory,
  request: Omit<AssessRequest, 'advisories'>,
): Promise<Assessment> {
  const advisories = await open();
  try {
    return await assessDependencies(inventory, { ...request, advisories });
  } finally {
    await advisories?.close();
  }
}
