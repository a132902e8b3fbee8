import assert from 'node:assert/strict';
import { placeInProject } from './place-in-project.ts';

describe('placeInProject', () => {
  const projects = [
    { id: 'shop', folder: '/code/shop' },
    { id: 'api', folder: '/code/shop/api/' },
    { id: 'none', folder: null },
  ];

  it('finds the innermost folder, and the path in it', () => {
    assert.deepEqual(placeInProject(projects, '/code/shop/api/src/a.ts'), { id: 'api', path: 'src/a.ts' });
    assert.deepEqual(placeInProject(projects, '/code/shop/b.ts'), { id: 'shop', path: 'b.ts' });
  });

  it('finds none for a file beside the folders', () => {
    assert.equal(placeInProject(projects, '/code/shopping/a.ts'), undefined);
  });

  it('reads paths of Windows', () => {
    const [place] = [placeInProject([{ id: 'shop', folder: 'c:\\code\\shop' }], 'c:\\code\\shop\\src\\a.ts')];
    assert.deepEqual(place, { id: 'shop', path: 'src/a.ts' });
  });
});
