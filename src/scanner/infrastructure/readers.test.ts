import assert from 'node:assert/strict';
import { createActionsReader } from './actions/read-actions.ts';
import { createComposeReader } from './compose/read-compose.ts';
import { readDockerfile } from './docker/read-dockerfile.ts';
import { createKubernetesReader } from './kubernetes/read-kubernetes.ts';
import { type ConfigRead, type ConfigResource, itemsOf, textAt, valueAt } from './tree.ts';

function named({ resources }: ConfigRead): string[] {
  return resources.map(({ types, name }) => `${types[0] ?? ''} ${name}`);
}

function ofType({ resources }: ConfigRead, type: string): ConfigResource[] {
  return resources.filter(({ types }) => types.includes(type));
}

const template = 'spec:\n      containers:\n        - name: app\n          image: a:1\n';

describe('createKubernetesReader', () => {
  const read = createKubernetesReader();

  it('finds the pod of every kind of workload', () => {
    const kinds = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Job'];
    for (const kind of kinds) {
      const text = `apiVersion: v1\nkind: ${kind}\nmetadata: {name: w}\nspec:\n  template:\n    ${template}`;
      assert.deepEqual(named(read(text)), [
        `${kind} ${kind}/w`,
        `pod ${kind}/w`,
        `main-container ${kind}/w/app`,
      ]);
    }
  });

  it('finds the pod of a CronJob and of a Pod, and all kinds of containers', () => {
    const cron =
      'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: c}\nspec: {jobTemplate: {spec: {template: {spec: {initContainers: [{name: i}], ephemeralContainers: [{name: e}]}}}}}\n';
    assert.deepEqual(named(read(cron)).slice(2), [
      'init-container CronJob/c/i',
      'ephemeral-container CronJob/c/e',
    ]);
    const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: a}]}\n';
    assert.equal(ofType(read(pod), 'container').length, 1);
  });

  it('opens lists and reads every document', () => {
    const item = '{apiVersion: v1, kind: Service, metadata: {name: s}}';
    const text = `apiVersion: v1\nkind: List\nitems: [${item}, ${item}]\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: k}\n`;
    assert.deepEqual(named(read(text)), ['Service Service/s', 'Service Service/s', 'Secret Secret/k']);
  });

  it('reads the flags of the control plane from command and arguments', () => {
    const text =
      'apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n  containers:\n    - name: a\n      command: [kube-apiserver, --profiling=false, --secure-port, "6443"]\n      args: ["--insecure-port=0"]\n';
    const [container] = ofType(read(text), 'kube-apiserver');
    const flags = valueAt(container?.root, 'flags');

    assert.deepEqual(
      ['profiling', 'secure-port', 'insecure-port'].map((flag) => textAt(flags, flag)),
      ['false', '6443', '0'],
    );
  });
});

describe('createComposeReader', () => {
  it('reads ports, mounts and variables in their short and long forms alike', () => {
    const text =
      'services:\n  db:\n    image: postgres:${TAG:-17}\n    ports: ["127.0.0.1:5432:5432", 80, {target: 81, published: 82, host_ip: 0.0.0.0}]\n    volumes: ["/a:/b:ro", data:/c, {type: bind, source: /d, target: /e, read_only: true}]\n    environment: [A=b, C]\n';
    const read = createComposeReader()(text);
    const [service] = ofType(read, 'service');
    const show = (type: string, ...keys: string[]) =>
      ofType(read, type).map(({ root }) => keys.map((key) => textAt(root, key) ?? '-').join(' '));

    assert.equal(textAt(service?.root, 'imageTag'), '17');
    assert.deepEqual(show('port', 'hostIp', 'published', 'target'), [
      '127.0.0.1 5432 5432',
      '- - 80',
      '0.0.0.0 82 81',
    ]);
    assert.deepEqual(show('mount', 'source', 'target', 'type', 'readOnly'), [
      '/a /b bind true',
      'data /c volume -',
      '/d /e bind true',
    ]);
    assert.deepEqual(show('variable', 'name', 'value'), ['A b', 'C -']);
  });
});

describe('readDockerfile', () => {
  it('follows a stage that begins with another', () => {
    const read = readDockerfile('FROM node:22 AS base\nUSER node\nFROM base\nRUN make\n');
    const [final] = ofType(read, 'final-stage');

    assert.ok(final);
    assert.ok(final.types.includes('derived-stage'));
    assert.equal(textAt(final.root, 'user'), 'node');
  });

  it('fills in build arguments that have a default, and leaves others open', () => {
    const read = readDockerfile('ARG TAG=12\nFROM debian:${TAG}\nFROM ${BASE}\nFROM a:${V:-3}\n');
    const tags = ofType(read, 'stage').map(({ root }) => valueAt(root, 'tag'));

    assert.deepEqual(
      tags.map((tag) => (tag?.kind === 'scalar' ? tag.text : tag?.kind)),
      ['12', 'unknown', '3'],
    );
  });

  it('parts name, tag and digest, also behind a port', () => {
    const [stage] = ofType(readDockerfile('FROM host:5000/a/b:1.2@sha256:ab\n'), 'stage');

    assert.deepEqual(
      ['name', 'tag', 'digest'].map((key) => textAt(stage?.root, key)),
      ['host:5000/a/b', '1.2', 'sha256:ab'],
    );
  });

  it('reads sources and destination in both forms, flags apart', () => {
    const read = readDockerfile(
      'FROM a\nCOPY --chown=b:c x y /z/\nCOPY ["p q", "/r"]\nCOPY <<EOF /s\nhello\nEOF\n',
    );
    const shown = ofType(read, 'COPY').map(({ root }) => [
      itemsOf(valueAt(root, 'sources')).map((item) => (item.kind === 'scalar' ? item.text : '')),
      textAt(root, 'destination'),
    ]);

    assert.deepEqual(shown, [
      [['x', 'y'], '/z/'],
      [['p q'], '/r'],
      [[], '/s'],
    ]);
  });

  it('takes what is no Dockerfile for one without stages', () => {
    assert.deepEqual(named(readDockerfile('\u0000\u0001 {{ x }}\n<html>')).slice(0, 1), ['dockerfile ']);
    assert.match(readDockerfile('RUN a\n'.repeat(50_000)).notes[0] ?? '', /not scanned/);
  });
});

describe('createActionsReader', () => {
  it('gives triggers as a map however they are written', () => {
    for (const on of ['push', '[push, pull_request]', '\n  push:\n  pull_request: {}']) {
      const read = createActionsReader()(`on: ${on}\njobs: {}\n`);
      const triggers = valueAt(ofType(read, 'workflow')[0]?.root, 'triggers');
      assert.equal(valueAt(triggers, 'push')?.kind, 'map');
    }
  });

  it('reads the expressions of a script where they stand', () => {
    const text = 'on: push\njobs:\n  a:\n    steps:\n      - run: |\n          echo ${{ github.head_ref }}\n';
    const [step] = ofType(createActionsReader()(text), 'run-step');
    const [expression] = itemsOf(valueAt(step?.root, 'expressions'));

    assert.equal(expression && text.slice(expression.from, expression.to), '${{ github.head_ref }}');
  });

  it('parts owner, action and version, and leaves local ones alone', () => {
    const text = 'runs:\n  using: composite\n  steps:\n    - uses: a/b/c@v1\n    - uses: ./d\n';
    const steps = ofType(createActionsReader()(text), 'uses-step');

    assert.deepEqual(
      steps.map(({ root }) => [textAt(root, 'owner'), textAt(root, 'action'), textAt(root, 'ref')]),
      [
        ['a', 'a/b/c', 'v1'],
        [undefined, undefined, undefined],
      ],
    );
  });
});
