import assert from 'node:assert/strict';
import { createIgnored } from './ignored-files.ts';

describe('a .dockerignore', () => {
  const ignored = (text: string, files: readonly string[]) => files.filter(createIgnored(text));

  it('leaves out what stands at its root, and what is below any folder where it says so', () => {
    const files = ['node_modules/a.js', 'web/node_modules/a.js', 'docs/a.md', 'a.md', 'dist/a'];
    assert.deepEqual(ignored('node_modules\n', files), ['node_modules/a.js']);
    assert.deepEqual(ignored('**/node_modules\n*.md\n/dist/\n', files), [
      'node_modules/a.js',
      'web/node_modules/a.js',
      'a.md',
      'dist/a',
    ]);
    assert.deepEqual(ignored('**/*.md', files), ['docs/a.md', 'a.md']);
  });

  it('keeps what its last fitting line keeps, and nothing for a remark', () => {
    const files = ['.env', '.env.example', 'src/a.ts', 'src/b.ts'];
    assert.deepEqual(ignored('.env*\n!.env.example\n', files), ['.env']);
    assert.deepEqual(ignored('src\n!src/a.ts\n', files), ['src/b.ts']);
    assert.deepEqual(ignored('*\n!src\n', files), ['.env', '.env.example']);
    assert.deepEqual(ignored('# src\n\n', files), []);
  });
});
