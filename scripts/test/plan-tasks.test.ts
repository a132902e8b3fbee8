import assert from 'node:assert/strict';
import { planTasks } from './plan-tasks.ts';
import type { Suite } from './suites.ts';

const suite: Suite = { name: 'planted', files: [], fast: true, needs: [], secondsPerKilobyte: 1 };
const durations = { 'a.test.ts': 50, 'b.test.ts': 20, 'c.test.ts': 30, 'd.test.ts': 100 };
const files = Object.keys(durations);

function plan(spread: Suite['spread'], lanes = 2): readonly (readonly string[])[] {
  const asked: Suite = spread === undefined ? suite : { ...suite, spread };
  return planTasks(asked, files, { root: '/nowhere', durations, lanes }).map((task) => task.files);
}

describe('the tasks of a suite', () => {
  it('are one for all files when they share a start', () => {
    assert.deepEqual(plan(undefined), [files]);
  });

  it('are one a file', () => {
    assert.deepEqual(
      plan('files'),
      files.map((file) => [file]),
    );
  });

  it('are neighbours up to a minute, and no file is cut', () => {
    assert.deepEqual(plan('chunks', 1), [['a.test.ts'], ['b.test.ts', 'c.test.ts'], ['d.test.ts']]);
  });

  it('are one for a file that starts many processes, between neighbours, too', () => {
    const apart: Suite = { ...suite, spread: 'chunks', apart: /^c/ };
    const tasks = planTasks(apart, files, {
      root: '/nowhere',
      durations: { ...durations, 'a.test.ts': 5 },
      lanes: 1,
    });

    assert.deepEqual(
      tasks.map((task) => task.files),
      [['c.test.ts'], ['a.test.ts', 'b.test.ts'], ['d.test.ts']],
    );
  });

  it('are shorter where few files are left for the lanes', () => {
    const all = planTasks({ ...suite, spread: 'chunks' }, ['b.test.ts', 'c.test.ts'], {
      root: '/nowhere',
      durations,
      lanes: 2,
    });

    assert.equal(all.length, 2);
  });

  it('take as long as their files took', () => {
    const [task] = planTasks(suite, files, { root: '/nowhere', durations });

    assert.equal(task?.seconds, 200);
  });

  it('are none without files', () => {
    assert.deepEqual(planTasks(suite, [], { root: '/nowhere', durations }), []);
  });
});
