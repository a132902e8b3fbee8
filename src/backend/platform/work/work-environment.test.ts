import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { workEnvironment } from './work-environment.ts';

describe('the environment of the work process', () => {
  it('has what git and Node need, and no name that could hold a token, a key or a database', () => {
    const kept = {
      ELECTRON_RUN_AS_NODE: '1',
      HOME: '/home/mara',
      LANG: 'de_DE.UTF-8',
      NODE_COMPILE_CACHE: '/cache',
      PATH: '/usr/bin',
      TMPDIR: '/tmp',
    };
    const env = {
      ...kept,
      ANTHROPIC_API_KEY: 'k',
      DATABASE_URL: 'postgres://u:p@h/d',
      GIT_ASKPASS: '/bin/ask',
      GITHUB_TOKEN: 't',
      HTTPS_PROXY: 'http://u:p@proxy',
      NODE_OPTIONS: '--require x',
      PGPASSWORD: 'p',
      VIREO_DATABASE_URL: 'postgres://u:p@h/d',
      VIREO_SCANS_AT_ONCE: '2',
      VIREO_TOKEN: 't',
    };

    assert.deepEqual(workEnvironment(env), { ...kept, MALLOC_ARENA_MAX: '2' });
  });
});
