/** A record of each resource, made through the doors by one person, as the slices declare it in their `*.sample.ts`. */
import { globSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { contexts } from '../../contexts/floors.ts';
import type { TableName } from '../../platform/slice.ts';
import { requireOk } from '../billing-practice.ts';
import type { TestApp } from '../test-app.ts';
import type { Maker, Making, Sample, Takes } from './sample.ts';

interface SampleModule {
  readonly samples?: readonly Sample[];
  readonly takes?: Takes;
}

const modules = await loadModules();

const samples = modules.flatMap((module) => module.samples ?? []);

/** From the lowest floor up. */
async function loadModules(): Promise<readonly SampleModule[]> {
  const files = globSync('../../{contexts,platform}/**/*.sample.ts', { cwd: import.meta.dirname }).map(
    (file) => path.join(import.meta.dirname, file),
  );
  const floorOf = (file: string) =>
    contexts.findIndex((name) => file.includes(`${path.sep}contexts${path.sep}${name}${path.sep}`));
  return await Promise.all(
    files
      .sort()
      .sort((one, other) => floorOf(one) - floorOf(other))
      .map(async (file): Promise<SampleModule> => await import(pathToFileURL(file).href)),
  );
}

/** A body that each route takes. */
export const bodies: Readonly<Record<string, object>> = Object.fromEntries(
  samples.flatMap((sample) => Object.entries(sample.bodies ?? {})),
);

/** What each route that reads, and each such tool, takes. */
export const takes: Takes = Object.assign({}, ...modules.map((module) => module.takes));

/** By resource. */
export async function createRecords(test: TestApp, maker: Maker): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  const making: Making = {
    week: '2026-11-16',
    mark: 'Alder',
    ...maker,
    post: async (path, body) => requireOk(await test.ask('POST', path, { as: maker.as, body })).body.id,
    async idOf(resource) {
      const id = ids.get(resource) ?? (await find(resource).create(test, making));
      if (!id) throw new Error(`The sample of ${resource} made none.`);
      ids.set(resource, id);
      return id;
    },
  };
  for (const { resource } of samples) await making.idOf(resource);
  return ids;
}

function find(resource: string): Sample {
  const found = samples.find((sample) => sample.resource === resource);
  if (found === undefined) throw new Error(`No slice has a sample of ${resource}.`);
  return found;
}

/** Whether a route is of one record. */
export function isOfRecord(route: string): boolean {
  return route.includes('/:id');
}

/** `/api/v1/invoices/:id/issue` is of `invoices`, `/api/v1/ai/sessions/:id` of `sessions`. */
export function resourceOf(route: string): string {
  const found = samples.find(({ resource, path = resource }) => route.includes(`/api/v1/${path}/:id`));
  if (found === undefined)
    throw new Error(
      `${route} is of a record, and no sample makes one: declare it in a *.sample.ts of its slice.`,
    );
  return found.resource;
}

export function pathOf(resource: string, id: string): string {
  return `/${find(resource).path ?? resource}/${id}`;
}

export function tableOf(resource: string): TableName {
  return find(resource).table ?? (resource.replaceAll('-', '_') as TableName);
}

/** The tables whose records the route lists. */
export function listsOf(route: string): readonly TableName[] {
  return samples.flatMap(({ resource, path = resource }) =>
    route === `GET /api/v1/${path}` ? [tableOf(resource)] : [],
  );
}

/** The route with the ids of these records in it. */
export function fill(route: string, ids: ReadonlyMap<string, string>): string {
  return samples.reduce(
    (filled, { resource, parameter }) =>
      parameter === undefined ? filled : filled.replace(parameter, ids.get(resource) ?? ''),
    route.replace(/:id\b/, ids.get(resourceOf(route)) ?? '').replace(':number', '1'),
  );
}
