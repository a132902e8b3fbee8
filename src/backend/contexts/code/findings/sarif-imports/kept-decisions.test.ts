import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { setUpFindingImports } from '../../../../testing/code/set-up-finding-imports.ts';
import { onEveryDatabase } from '../../../../testing/databases.ts';
import { createLog, createResult } from '../../../../testing/sarif-log.ts';

describe('decisions on findings that are imported again', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    describe('with a running app', () => {
      const stage = setUpFindingImports(open);
      const { bring, list, send } = stage;

      it('take a copy that a part of a log names for new, and move no decision onto it', async () => {
        const partialFingerprints = { 'line/v1': 'abcdef0123:1' };
        await bring([{ more: { partialFingerprints } }]);
        const [known] = await list();
        await stage.vireo.ask('POST', `/findings/${known?.id}/dismiss`, {
          body: { reason: 'Internal tool' },
        });

        const copy = { uri: 'src/copy.c', more: { partialFingerprints } };
        const { body } = await bring([copy], { partial: true });

        assert.equal(body.sources[0].added, 1);
        assert.deepEqual(
          (await list()).map(({ path: file, state, reason }) => [file, state, reason]),
          [
            ['src/a.c', 'dismissed', 'Internal tool'],
            ['src/copy.c', 'open', null],
          ],
        );
      });

      it('leave other tools, other categories and other projects alone', async () => {
        await bring([{ line: 3 }]);
        await send(createLog([createResult()], { tool: 'Other' }));
        const inCategory = (id: string, results: object[]) =>
          createLog(results, { more: { automationDetails: { id } } });
        await send(inCategory('web/1', [createResult()]));

        await send(inCategory('api/2', [createResult()]));
        await send(createLog([], { tool: 'Other' }));

        assert.deepEqual((await list()).map(({ source: from, state }) => [from, state]).sort(), [
          ['tool:Lint', 'open'],
          ['tool:Lint/api', 'open'],
          ['tool:Lint/web', 'open'],
          ['tool:Other', 'resolved'],
        ]);
      });

      it('keep a decision, and take the tool’s own suppressions for decisions until they are gone', async () => {
        const suppressed = { more: { suppressions: [{ kind: 'inSource', justification: 'Bounded above' }] } };
        await bring([suppressed]);
        const [setAside] = await list();
        await bring([{}]);
        const [back] = await list();
        await stage.vireo.ask('POST', `/findings/${back?.id}/confirm`, { body: {} });
        await bring([suppressed]);
        const [decided] = await list();

        assert.deepEqual(
          { state: setAside?.state, reason: setAside?.reason, decidedBy: setAside?.decidedBy },
          { state: 'dismissed', reason: 'Bounded above', decidedBy: null },
        );
        assert.deepEqual(
          { back: back?.state, decided: decided?.state },
          { back: 'open', decided: 'confirmed' },
        );
      });

      it('leave a dismissal to the person who made it, were it in the words of the tool', async () => {
        const suppressed = { more: { suppressions: [{ kind: 'inSource', justification: 'Bounded above' }] } };
        await bring([suppressed]);
        const [setAside] = await list();
        const body = { reason: 'Bounded above' };
        const first = await stage.vireo.ask('POST', `/findings/${setAside?.id}/dismiss`, { body });
        const again = await stage.vireo.ask('POST', `/findings/${setAside?.id}/dismiss`, { body });
        await bring([{}]);

        const [kept] = await list();
        assert.equal(again.body.version, first.body.version);
        assert.equal(typeof kept?.decidedBy, 'string');
        assert.deepEqual(
          { state: kept?.state, reason: kept?.reason },
          { state: 'dismissed', reason: 'Bounded above' },
        );
      });
    });
  });
});
