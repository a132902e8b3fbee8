import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { readSecretFile } from '../../../workspace/files/secret-file.ts';
import { itBehavesAsSecrets } from '../../testing/secrets/secrets-contract.ts';
import { createMemorySecrets } from './memory-secrets.ts';

describe('secrets in memory', () => {
  itBehavesAsSecrets(async (env) => createMemorySecrets(env));

  describe('from a file', () => {
    let folder: string;
    let file: string;

    beforeEach(() => {
      folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vireo-secrets-'));
      file = path.join(folder, 'password');
      fs.writeFileSync(file, 'the password\nmore', { mode: 0o600 });
    });
    afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

    it('are its first line, where the environment names it', () => {
      const secrets = createMemorySecrets({ PASSWORD_FILE: file });

      assert.deepEqual(
        ['PASSWORD_FILE', 'OTHER_FILE'].map((variable) => secrets.findInFile(variable)),
        ['the password', undefined],
      );
    });

    it('refuse one that others can read, by any bit', () => {
      for (const mode of [0o604, 0o640, 0o610, 0o602, 0o660, 0o644]) {
        fs.chmodSync(file, mode);
        assert.throws(() => readSecretFile(file, 'linux'), { code: 'readable_by_others' }, mode.toString(8));
      }
      for (const mode of [0o600, 0o400]) {
        fs.chmodSync(file, mode);
        assert.equal(readSecretFile(file, 'linux'), 'the password');
      }
    });

    it('refuse what is missing, empty, a folder or large', () => {
      const other = path.join(folder, 'other');
      const isRefused = (given: string) =>
        assert.throws(() => readSecretFile(given), { code: 'unreadable' }, given);
      isRefused(other);
      isRefused(folder);
      for (const content of ['', '\nsecond line', 'x'.repeat(10_001)]) {
        fs.writeFileSync(other, content, { mode: 0o600 });
        isRefused(other);
      }
    });
  });
});
