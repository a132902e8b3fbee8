import assert from 'node:assert/strict';
import { parseBackendArguments } from './arguments.ts';

describe('the arguments of the backend', () => {
  it('take how many scans run at once from the command line, then from the environment, then one', () => {
    const parse = (args: readonly string[], env = {}) =>
      parseBackendArguments(['--data', 'd', ...args], env)['scans-at-once'];

    assert.equal(parse([]), 1);
    assert.equal(parse([], { VIREO_SCANS_AT_ONCE: '3' }), 3);
    assert.equal(parse(['--scans-at-once', '2'], { VIREO_SCANS_AT_ONCE: '3' }), 2);
    assert.throws(() => parse([], { VIREO_SCANS_AT_ONCE: 'many' }), /--scans-at-once/);
  });

  it('take a database from the environment, unless a client started the backend', () => {
    const env = { VIREO_DATABASE_URL: 'postgres://db' };
    const parse = (...args: string[]) => parseBackendArguments(['--data', 'd', ...args], env).databaseUrl;

    assert.equal(parse(), 'postgres://db');
    assert.equal(parse('--detached'), undefined);
    assert.equal(parse('--demo', 'folder'), undefined);
    assert.throws(() => parse('--database-url', 'postgres://other'), /--database-url/);
  });
});
