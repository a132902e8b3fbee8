import assert from 'node:assert/strict';
import { found } from '../../testing.test.ts';

describe('a sink that no name tells of', () => {
  it('is looked for where a file has no other', async () => {
    const python = (body: string) =>
      found('python', `from flask import request\n\n\ndef build():\n    return ${body}\n`);
    assert.deepEqual(await python('globals()[request.args["kind"]]()'), ['unsafe-reflection@5']);
    const script = (body: string) =>
      found('javascript', `const jobs = require('./jobs');\nexports.run = (req, res) => {\n${body}\n};\n`);
    assert.deepEqual(await script('jobs[req.query.job](res);'), ['unsafe-reflection@3']);
    assert.deepEqual(await script('globalThis[req.query.job](res);'), ['unsafe-reflection@3']);
    assert.deepEqual(await script('for (let i = 0; i < req.query.count; i += 1) jobs.run(i);'), [
      'uncontrolled-resource@3',
    ]);
  });

  it('is none where nothing from outside reaches it', async () => {
    assert.deepEqual(
      await found('javascript', "const jobs = require('./jobs');\nexports.run = (job) => jobs[job]();\n"),
      [],
    );
    assert.deepEqual(await found('python', 'def build(kind):\n    return globals()["build_a"]()\n'), []);
  });
});
