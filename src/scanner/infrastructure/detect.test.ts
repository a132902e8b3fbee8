import assert from 'node:assert/strict';
import { detectYamlFormat } from './detect.ts';

const manifest = 'apiVersion: v1\nkind: Pod\n';
const compose = 'services:\n  web:\n    image: nginx:1.27\n';

describe('detectYamlFormat', () => {
  it('knows a workflow by its folder, whatever stands in it', () => {
    assert.equal(detectYamlFormat('a/.github/workflows/ci.yml', 'name: x\n'), 'actions');
    assert.equal(detectYamlFormat('C:\\a\\.github\\workflows\\ci.yml', ''), 'actions');
  });

  it('knows an action by name and content together', () => {
    assert.equal(detectYamlFormat('setup/action.yml', 'name: a\nruns:\n  using: composite\n'), 'actions');
    assert.equal(detectYamlFormat('setup/action.yml', 'name: a\n'), undefined);
  });

  it('knows a manifest by its keys, in a list and in JSON as well', () => {
    assert.equal(detectYamlFormat('x.yaml', manifest), 'kubernetes');
    assert.equal(detectYamlFormat('x.json', '{"apiVersion": "v1", "kind": "Pod"}'), 'kubernetes');
    assert.equal(detectYamlFormat('x.yaml', 'metadata:\n  apiVersion_old: 1\n'), undefined);
  });

  it('knows Compose by name or by its services', () => {
    assert.equal(detectYamlFormat('docker-compose.prod.yml', compose), 'compose');
    assert.equal(detectYamlFormat('stack.yml', compose), 'compose');
  });

  it('takes a pipeline of another kind for nothing', () => {
    const pipeline = 'stages: [test]\ntest:\n  image: node\n  services:\n    - postgres\n';
    assert.equal(detectYamlFormat('.gitlab-ci.yml', pipeline), undefined);
  });
});
