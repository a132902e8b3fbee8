import assert from 'node:assert/strict';
import { inEnglish as t } from '../../../pages/words.ts';
import { describeStorage } from './storage-page.ts';

describe('describeStorage', () => {
  it('names the folder, each file and what it is for', () => {
    const page = describeStorage(
      {
        dataDirectory: '/home/max/.local/share/vireo',
        cacheDirectory: '/home/max/.cache/vireo',
        files: [
          { name: 'vireo.db', bytes: 2_400_000 },
          { name: 'backups', bytes: 9_100_000 },
        ],
        backend: 'Backend 0.1.0',
        backups: { newest: '3 hours ago', count: 5 },
        backupFault: 'The disk is full.',
      },
      t,
    );

    assert.match(page, /`\/home\/max\/\.local\/share\/vireo`/);
    assert.match(page, /\| `vireo\.db` \| 2\.4 MB \| your data/);
    assert.match(page, /\| `backups` \| 9\.1 MB \| backups/);
    assert.match(page, /Beyond that folder\n\n- `\/home\/max\/\.cache\/vireo` has the findings/);
    assert.match(page, /The newest backup was made 3 hours ago; there are 5/);
    assert.match(page, /The last backup failed or was not copied: The disk is full\./);
    assert.match(page, /To delete/);
  });

  it('counts one backup as one', () => {
    const facts = {
      dataDirectory: '/x',
      cacheDirectory: '/y',
      files: [],
      backend: '',
      backupFault: undefined,
    };
    const page = describeStorage({ ...facts, backups: { newest: '3 hours ago', count: 1 } }, t);

    assert.match(page, /The only backup, in the folder `backups`, was made 3 hours ago\./);
  });

  it('says so when nothing is there yet', () => {
    const page = describeStorage(
      {
        dataDirectory: '/x',
        cacheDirectory: '/y',
        files: undefined,
        backend: '',
        backups: undefined,
        backupFault: undefined,
      },
      t,
    );

    assert.match(page, /empty so far/);
    assert.match(page, /There is no backup yet/);
  });
});
