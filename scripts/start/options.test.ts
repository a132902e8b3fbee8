import assert from 'node:assert/strict';
import path from 'node:path';
import { asksForUsage, parseStartOptions } from './options.ts';

describe('options of npm start', () => {
  it('serves at a fixed port when none is named', () => {
    assert.deepEqual(
      { ...parseStartOptions([]), directory: '' },
      { port: 18970, empty: false, open: true, directory: '', browserEditor: false },
    );
  });

  it('takes the browser when a port is named or nothing may be opened', () => {
    assert.equal(parseStartOptions(['--port', '0']).browserEditor, true);
    assert.equal(parseStartOptions(['--no-open']).browserEditor, true);
  });

  it('keeps the demo of each clone in a folder of its own, the same at every start', () => {
    const directoryOf = (clone: string, ...args: string[]) => parseStartOptions(args, clone).directory;

    assert.equal(directoryOf('/home/mara/vireo'), directoryOf('/home/mara/vireo'));
    assert.notEqual(directoryOf('/home/mara/vireo'), directoryOf('/home/mara/other/vireo'));
    assert.equal(directoryOf('/home/mara/vireo', '--data', '/demo'), path.resolve('/demo'));
  });

  it('resolves --data to an absolute path', () => {
    assert.ok(path.isAbsolute(parseStartOptions(['--data', 'somewhere']).directory));
  });

  it('lists the options when asked', () => {
    assert.equal(asksForUsage(['--help']), true);
    assert.equal(asksForUsage(['--no-open']), false);
  });

  for (const args of [['--port', 'x'], ['--port', '70000'], ['--port', '1.5'], ['--nonsense'], ['extra']]) {
    it(`refuses ${args.join(' ')} with a sentence`, () => {
      assert.throws(() => parseStartOptions(args), { name: 'ScriptError' });
    });
  }
});
