import assert from 'node:assert/strict';
import { matchProjects } from '../../names/match-project.ts';
import { punctuatedNames } from '../../testing/punctuated-names.ts';
import { restoreText } from './placeholders.ts';
import { createRedactor } from './redact.ts';

describe('names of punctuation', () => {
  it('are 200', () => {
    assert.equal(new Set(punctuatedNames).size, 200);
  });

  it('are redacted and restored, one alone and all together', () => {
    const open = (names: readonly string[]) => createRedactor({ findSecrets: () => [], names });
    const all = open(punctuatedNames);
    for (const name of punctuatedNames)
      for (const redactor of [open([name]), all]) {
        const text = `We worked for ${name} on Monday.`;
        const redacted = redactor.redact(text);

        assert.ok(!redacted.includes(name), `${name}: ${redacted}`);
        assert.equal(restoreText(redacted, redactor.originals), text, name);
      }
  });

  it('are found as they are typed', () => {
    const projects = punctuatedNames.map((name) => ({ id: name, name, client: 'Nordwind' }));
    for (const name of punctuatedNames) {
      const found = matchProjects(projects, name, (project) => project);
      assert.deepEqual(
        found.map((project) => project.name),
        [name],
      );
    }
  });
});
