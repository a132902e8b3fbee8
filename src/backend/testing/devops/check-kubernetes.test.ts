import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { checkKubernetes } from './check-kubernetes.ts';

const service = (spec: string) =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: api\n  labels:\n    any: thing\nspec:\n${spec}`;

describe('the check of objects of Kubernetes', () => {
  it('finds nothing in a sound object', async () => {
    assert.deepEqual(await checkKubernetes(service('  ports:\n    - port: 80\n')), []);
  });

  it('finds a key that is none, a value of another type and an unknown kind', async () => {
    assert.deepEqual(await checkKubernetes(service('  ports:\n    - port: 80\n      targetprt: http\n')), [
      'v1/Service: /spec/ports/0/targetprt is no key of it',
    ]);
    assert.match((await checkKubernetes(service('  ports:\n    - port: eighty\n')))[0] ?? '', /fails type/);
    assert.deepEqual(await checkKubernetes('apiVersion: v1\nkind: Pod\n'), ['v1/Pod is not known']);
  });
});
