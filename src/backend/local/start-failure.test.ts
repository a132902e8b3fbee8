import assert from 'node:assert/strict';
import { DatabaseError } from '../platform/db/database-error.ts';
import { toStartFailure } from './start-failure.ts';

function systemError(code: string, syscall: string): Error {
  return Object.assign(new Error(`${code}: as the system says it, ${syscall} '/somewhere'`), {
    code,
    syscall,
  });
}

describe('why a backend did not start', () => {
  const told: readonly (readonly [string, unknown, string, RegExp])[] = [
    ['a read-only disk', systemError('EROFS', 'mkdir'), 'data_directory', /read-only disk: choose another/],
    [
      'a folder that may not be written',
      systemError('EACCES', 'open'),
      'data_directory',
      /check its permissions/,
    ],
    ['parents that cannot be made', systemError('ENOENT', 'mkdir'), 'data_directory', /choose another one/],
    ['a file in the way', systemError('ENOTDIR', 'mkdir'), 'data_directory', /a file is in its way/],
    ['a folder in the way', systemError('EISDIR', 'read'), 'data_directory', /move it away/],
    [
      'a file in the place of the folder',
      systemError('EEXIST', 'mkdir'),
      'data_directory',
      /is a file: choose a folder/,
    ],
    [
      'a folder in the place of the database',
      new DatabaseError('io', 'As the driver says it.', { cause: systemError('EISDIR', 'read') }),
      'data_directory',
      /A folder is in the place/,
    ],
    [
      'a lock of another user',
      new DatabaseError('not-own', 'x belongs to another user of this computer.'),
      'data_directory',
      /belongs to another user/,
    ],
    ['a full disk', systemError('ENOSPC', 'write'), 'data_directory', /free some space/],
    ['a database on a full disk', new DatabaseError('disk-full', 'full'), 'database', /free some space/],
    ['a taken port', systemError('EADDRINUSE', 'listen'), 'port', /choose another one, or 0/],
    [
      'a process that holds the data',
      new DatabaseError('locked', 'locked'),
      'database',
      /end it and try again/,
    ],
    [
      'a newer database',
      new DatabaseError('schema-newer', 'Start that version.'),
      'database',
      /Start that version/,
    ],
    ['a wrong argument', new Error('--port: Too big'), 'usage', /--port/],
  ];
  for (const [what, error, code, message] of told) {
    it(`is told in a sentence for ${what}`, () => {
      const failure = toStartFailure(error);

      assert.equal(failure.code, code);
      assert.match(failure.message, message);
      assert.doesNotMatch(failure.message, /^E[A-Z]+:/);
    });
  }

  it('is no fault of the data folder when a file of the program is missing', () => {
    assert.equal(toStartFailure(systemError('ENOENT', 'open')).code, 'internal');
  });
});
