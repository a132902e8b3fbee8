import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { isAdvisoryError } from './advisory-error.ts';
import { openStore } from './advisory-store.ts';
import { importAdvisories } from './import-advisories.ts';

const now = new Date('2026-11-20T12:00:00Z');

interface Sample {
  readonly id: string;
  readonly name: string;
  readonly ecosystem?: string;
  readonly modified?: string;
  readonly withdrawn?: string;
}

function toJson({
  id,
  name,
  ecosystem = 'npm',
  modified = '2026-11-01T00:00:00Z',
  withdrawn,
}: Sample): string {
  const affected = [
    { package: { ecosystem, name }, ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }] }] },
  ];
  return JSON.stringify({ id, modified, withdrawn, summary: `${id} at ${modified}`, affected });
}

/** A zip by PKWARE's note, with one entry after another. */
function zipOf(entries: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(entries)) {
    const data = deflateRawSync(text);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(text), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(Buffer.byteLength(text), 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, tail, Buffer.from(name)]));
    parts.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(listing.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, listing, Buffer.from('PK\x05\x06'), end]);
}

describe('the offline database of advisories', () => {
  let parent: string;
  let folder: string;
  beforeEach(() => {
    parent = mkdtempSync(path.join(os.tmpdir(), 'vireo-advisories-'));
    folder = path.join(parent, 'store');
  });
  afterEach(() => rmSync(parent, { recursive: true, force: true }));

  const put = (name: string, content: string | Buffer): string => {
    const file = path.join(parent, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  };
  const take = (source: string) => importAdvisories({ folder, source, now });
  const idsOf = async (name: string, ecosystem: 'npm' | 'PyPI' = 'npm'): Promise<readonly string[]> => {
    const store = await openStore(folder);
    const found = (await store?.find({ ecosystem, name })) ?? [];
    await store?.close();
    return found.map(({ id }) => id).sort();
  };

  it('is not there before the first import', async () => {
    assert.equal(await openStore(folder), undefined);
  });

  it('takes a zip, a folder or a file, and finds what speaks of a package', async () => {
    const zip = put(
      'npm/all.zip',
      zipOf({
        'A-1.json': toJson({ id: 'A-1', name: 'ms' }),
        'A-2.json': toJson({ id: 'A-2', name: 'debug' }),
      }),
    );
    put('folder/deep/B-1.json', toJson({ id: 'B-1', name: 'Flask_Login', ecosystem: 'PyPI' }));
    put('folder/readme.txt', 'not an advisory');

    const first = await take(zip);
    await take(path.join(parent, 'folder'));
    await take(put('C-1.json', toJson({ id: 'C-1', name: 'ms' })));

    assert.deepEqual({ taken: first.taken, refused: first.refused }, { taken: 2, refused: 0 });
    assert.deepEqual(await idsOf('ms'), ['A-1', 'C-1']);
    assert.deepEqual(await idsOf('debug'), ['A-2']);
    assert.deepEqual(await idsOf('flask-login', 'PyPI'), ['B-1']);
    assert.deepEqual(await idsOf('nobody'), []);
    assert.deepEqual(await idsOf('__proto__'), []);
  });

  it('says how old it is: when it was imported, and when its newest was written', async () => {
    const { store } = await take(
      put(
        'list.json',
        `[${toJson({ id: 'A', name: 'a', modified: '2025-01-02T00:00:00Z' })},${toJson({ id: 'B', name: 'b', modified: '2025-03-04T00:00:00Z' })}]`,
      ),
    );

    assert.deepEqual(
      { importedAt: store.importedAt, newestAt: store.newestAt, advisories: store.advisories },
      { importedAt: '2026-11-20T12:00:00.000Z', newestAt: '2025-03-04T00:00:00Z', advisories: 2 },
    );
  });

  it('keeps the newer of two with one id, whichever is imported last', async () => {
    await take(put('a.json', toJson({ id: 'A', name: 'ms', modified: '2026-02-01T00:00:00Z' })));
    const older = await take(
      put('b.json', toJson({ id: 'A', name: 'old', modified: '2026-01-01T00:00:00Z' })),
    );
    assert.deepEqual({ taken: older.taken, known: older.known }, { taken: 0, known: 1 });
    assert.deepEqual(await idsOf('ms'), ['A']);

    await take(put('c.json', toJson({ id: 'A', name: 'renamed', modified: '2026-03-01T00:00:00Z' })));
    assert.deepEqual([await idsOf('ms'), await idsOf('renamed')], [[], ['A']]);
  });

  it('leaves out what was withdrawn, and counts what belongs to other ecosystems', async () => {
    const result = await take(
      put(
        'a.json',
        `[${toJson({ id: 'A', name: 'ms', withdrawn: '2026-01-01T00:00:00Z' })},${toJson({ id: 'D', name: 'x', ecosystem: 'Debian:12' })}]`,
      ),
    );

    assert.equal(result.foreign, 1);
    assert.deepEqual(await idsOf('ms'), []);
  });

  it('tells file and field of what it refuses, and takes the rest', async () => {
    put('mixed/a.json', toJson({ id: 'A', name: 'ms' }));
    put('mixed/b.json', '{"id": "B"');
    put('mixed/c.json', '{"id": "C", "modified": "2026-01-01T00:00:00Z", "severity": [3]}');

    const result = await take(path.join(parent, 'mixed'));

    assert.deepEqual({ taken: result.taken, refused: result.refused }, { taken: 1, refused: 2 });
    assert.match(result.problems[0] ?? '', /b\.json: is not valid JSON/);
    assert.match(result.problems[1] ?? '', /c\.json: severity\.0: /);
  });

  for (const [what, name, content] of [
    ['a damaged zip', 'bad.zip', zipOf({ 'A.json': toJson({ id: 'A', name: 'a' }) }).subarray(0, 60)],
    ['a zip of nothing', 'empty.zip', zipOf({})],
    ['a file without advisories', 'x.json', '{}'],
  ] as const) {
    it(`stays as it was after ${what}`, async () => {
      await take(put('a.json', toJson({ id: 'A', name: 'ms' })));

      await assert.rejects(take(put(name, content)), isAdvisoryError);

      assert.deepEqual(await idsOf('ms'), ['A']);
      assert.equal(readdirSync(folder).filter((each) => each.startsWith('generation-')).length, 1);
      assert.equal(existsSync(path.join(folder, 'import.lock')), false);
    });
  }

  it('refuses a second import while one runs, and takes over the lock of a process that is gone', async () => {
    mkdirSync(folder, { recursive: true });
    const file = put('a.json', toJson({ id: 'A', name: 'ms' }));
    writeFileSync(path.join(folder, 'import.lock'), String(process.pid));
    await assert.rejects(take(file), (error) => isAdvisoryError(error) && error.code === 'busy');

    writeFileSync(path.join(folder, 'import.lock'), '999999999');
    await take(file);

    assert.deepEqual(await idsOf('ms'), ['A']);
  });

  it('says that it is damaged where its files are, and is mended by an import', async () => {
    await take(put('a.json', toJson({ id: 'A', name: 'ms' })));
    writeFileSync(path.join(folder, 'advisories.json'), '{"version": 1}');
    await assert.rejects(openStore(folder), (error) => isAdvisoryError(error) && error.code === 'damaged');

    await take(put('b.json', toJson({ id: 'B', name: 'ms' })));

    assert.deepEqual(await idsOf('ms'), ['B']);
  });
});
