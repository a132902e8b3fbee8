import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { sampleServices } from '../../../../testing/devops/random-services.ts';
import { writeReport } from '../write-report.ts';
import { correctFacts } from './correct-facts.ts';
import type { ProjectFacts } from './service-facts.ts';

const services = (sampleServices(3, 1)[0] ?? []).slice(0, 1).map((service) => ({ ...service, name: 'api' }));
const project: ProjectFacts = {
  name: 'shop',
  services,
  files: new Set<string>(),
  texts: new Map<string, string>(),
  others: [],
  unknown: ['api: its port is not known.', 'api: no health route was found.'],
};

describe('facts that the user says', () => {
  it('take the place of those of files, and the report says whose they are', () => {
    const lines = ['api.port = 9090', 'api.health = /healthz', ' api.start = node dist/server.js ', ''];
    const { services: corrected, unknown } = correctFacts(project, lines);
    const [api] = corrected;

    assert.deepEqual(
      { portValue: api?.port?.value, healthValue: api?.health?.value, command: api?.command },
      { portValue: 9090, healthValue: '/healthz', command: ['node', 'dist/server.js'] },
    );
    assert.match(writeReport(corrected), /\| Port \| `9090` \| `you` \|/);
    assert.deepEqual(unknown, []);
  });

  it('are refused by their line', () => {
    const refusal = (...lines: string[]) => {
      try {
        correctFacts(project, lines);
        return '';
      } catch (error) {
        return error instanceof Error ? error.message : '';
      }
    };

    assert.match(refusal('api.port = 8080', 'port 8080'), /line 2: write it as "api\.port = 8080"/);
    assert.match(refusal('web.port = 8080'), /there is no service web\. There are: api/);
    assert.match(refusal('api.colour = red'), /there is no fact colour/);
    assert.match(refusal('api.port = 99999'), /port must be a port from 1 to 65535/);
    assert.match(refusal('api.health = healthz'), /must be a path/);
    assert.match(refusal('api.version = latest'), /must be a version/);
    assert.match(refusal('api.constructor = 1'), /there is no fact constructor/);
  });
});
