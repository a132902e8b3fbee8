import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { stringify } from 'yaml';
import { runCommand } from '../../scripts/run-command.ts';
import { ensurePromtool } from '../../scripts/test/promtool.ts';
import { sampleServices } from '../../src/backend/testing/devops/random-services.ts';
import type { ServiceFacts } from '../../src/backend/work/agents/devops/facts/service-facts.ts';
import { writeMonitoring } from '../../src/backend/work/agents/devops/files/monitoring/write-monitoring.ts';

const place = { file: 'x' };

function alertsOf(services: readonly ServiceFacts[]): string {
  return writeMonitoring('shop', services).get('deploy/monitoring/alerts.yml') ?? '';
}

describe('the alerts of the DevOps agent', function () {
  this.timeout(300_000);
  let folder: string;
  let promtool: string;
  before(async () => {
    promtool = await ensurePromtool();
    folder = await mkdtemp(path.join(tmpdir(), 'vireo-alerts-'));
  });
  after(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  async function run(...args: readonly string[]) {
    return await runCommand(promtool, args, { cwd: folder });
  }

  it('are rules that Prometheus takes, for services of any kind', async () => {
    for (const services of sampleServices(23, 5)) {
      await writeFile(path.join(folder, 'random.yml'), alertsOf(services));
      const { code, output } = await run('check', 'rules', 'random.yml');
      assert.equal(code, 0, output);
    }
  });

  it('fire for what is wrong, and not for what is right', async () => {
    const http = { requests: { name: 'http_requests_total', status: 'status' }, seconds: 'http_seconds' };
    const value = { library: 'prom-client', path: '/metrics', http };
    const [service] = sampleServices(1, 1)[0] ?? [];
    assert.ok(service);
    const api: ServiceFacts = { ...service, name: 'api', role: 'web', metrics: { value, place } };
    await writeFile(path.join(folder, 'alerts.yml'), alertsOf([api]));
    const fires = (alertname: string, severity: string, summary: string, labels: object = {}) => ({
      eval_time: '30m',
      alertname,
      exp_alerts: [{ exp_labels: { severity, service: 'api', ...labels }, exp_annotations: { summary } }],
    });
    const silent = (alertname: string) => ({ eval_time: '30m', alertname, exp_alerts: [] });
    const down = { job: 'api' };
    const tests = [
      {
        interval: '1m',
        input_series: [
          { series: 'up{job="api"}', values: '0x60' },
          { series: 'http_requests_total{job="api",status="500"}', values: '0+10x60' },
          { series: 'http_requests_total{job="api",status="200"}', values: '0+10x60' },
          { series: 'http_seconds_bucket{job="api",le="1"}', values: '0+1x60' },
          { series: 'http_seconds_bucket{job="api",le="5"}', values: '0+10x60' },
          { series: 'http_seconds_bucket{job="api",le="+Inf"}', values: '0+10x60' },
          ...memory(950),
        ],
        alert_rule_test: [
          fires('TargetDown', 'critical', 'api does not answer to Prometheus', down),
          fires('RequestsFail', 'critical', 'More than 5 % of the requests to api fail'),
          fires('RequestsSlow', 'warning', '5 % of the requests to api take longer than a second'),
          fires('MemoryNearLimit', 'warning', 'api uses more than 90 % of its memory', { pod: 'api-1' }),
          silent('Restarts'),
        ],
      },
      {
        interval: '1m',
        input_series: [
          { series: 'up{job="api"}', values: '1x60' },
          { series: 'http_requests_total{job="api",status="500"}', values: '0x60' },
          { series: 'http_requests_total{job="api",status="200"}', values: '0+10x60' },
          { series: 'http_seconds_bucket{job="api",le="1"}', values: '0+10x60' },
          { series: 'http_seconds_bucket{job="api",le="+Inf"}', values: '0+10x60' },
          ...memory(500),
        ],
        alert_rule_test: ['TargetDown', 'RequestsFail', 'RequestsSlow', 'MemoryNearLimit'].map(silent),
      },
    ];
    await writeFile(path.join(folder, 'tests.yml'), stringify({ rule_files: ['alerts.yml'], tests }));

    const { code, output } = await run('test', 'rules', 'tests.yml');
    assert.equal(code, 0, output);
  });

  function memory(used: number) {
    const pod = 'namespace="shop",container="api",pod="api-1"';
    return [
      { series: `container_memory_working_set_bytes{${pod}}`, values: `${used}x60` },
      { series: `kube_pod_container_resource_limits{${pod},resource="memory"}`, values: '1000x60' },
    ];
  }
});
