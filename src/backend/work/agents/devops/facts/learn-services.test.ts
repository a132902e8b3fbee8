import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { factsOf } from '../../../../../workspace/facts/testing/facts-of.ts';
import { learnServices } from './learn-services.ts';
import { type ExpectedService, sampleProjects } from './sample-projects.test.ts';
import type { ServiceFacts } from './service-facts.ts';
import { startedProjects } from './started-projects.test.ts';

/** What is compared of a service; a fact that nobody expects has to be missing. */
function shownOf(service: ServiceFacts): ExpectedService {
  const { name, role, version, start, port, health, needs, migrate, environment } = service;
  return {
    name,
    role,
    version: version?.value,
    start: start?.value,
    port: port?.value,
    health: health?.value,
    needs: needs.map(({ kind, version: tag }) => (tag === undefined ? kind : `${kind} ${tag}`)),
    migrate: migrate?.value,
    environment: environment.map(({ value }) => value),
  } as ExpectedService;
}

const nothing = {
  version: undefined,
  start: undefined,
  port: undefined,
  health: undefined,
  migrate: undefined,
};

describe('the services of a project', () => {
  for (const { name, files, services } of [...sampleProjects, ...startedProjects]) {
    it(`are what its files say: ${name}`, async () => {
      const place = { list: async () => Object.keys(files), read: async (file: string) => files[file] };
      const learnt = await learnServices(place, { facts: await factsOf(files), name: 'Sample' });

      assert.deepEqual(
        learnt.services.map(shownOf),
        services.map((service) => ({ ...nothing, needs: [], environment: [], ...service })),
      );
      for (const { start, port, health, version, environment, needs } of learnt.services)
        for (const known of [start, port, health, version, ...environment, ...needs])
          assert.ok(known === undefined || known.place.file in files, JSON.stringify(known));
    });
  }
});
