import assert from 'node:assert/strict';
import { rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'mocha';
import { waitFor } from '../../../../../../test/support/wait-for.ts';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { setUpScans } from './set-up-scans.test.ts';

const ownRule = `id: own-rule
title: Legacy client
category: quality
languages: [script]
severity: medium
confidence: high
cwe: []
owasp: []
tags: [ours]
message: "\`{name}\` is going away."
why: The client goes away in March, and nobody mends it until then.
fix: Use the new client, it takes the same arguments.
references: [https://example.org/wiki/clients]
match:
  - call: [legacy.connect]
examples:
  script:
    bad:
      - "import * as legacy from 'legacy';\\nlegacy.connect();\\n"
      - "import { connect } from 'legacy';\\nconnect();\\n"
    good:
      - "import * as legacy from 'modern';\\nlegacy.connect();\\n"
      - "const connect = () => 1;\\nconnect();\\n"
`;
describe('scans that are refused or fail', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    describe('with a running app', () => {
      const stage = setUpScans(open);
      const { write, ask, scan, list, waitForState } = stage;

      it('are refused at once for rules and paths that there are not, with the nearest that there are', async () => {
        write('.vireo/rules/own-rule.yml', ownRule);
        symlinkSync(tmpdir(), path.join(stage.folder, 'away'));
        const refused = await ask({
          paths: ['src', 'away', 'src/usres.ts', 'nowhere/at/all'],
          rules: ['sql-injecton', 'weak-*', '!xyzzy', 'own-rulle', 'own-rule', 'dependency-vulnerable'],
        });
        const listed = await stage.vireo.ask('GET', '/scanner/scans');

        assert.equal(refused.status, 422);
        assert.deepEqual(refused.body.error.details, [
          { field: 'paths.1', issue: "away leads out of the project's folder." },
          { field: 'paths.2', issue: 'src/usres.ts is not in the project. Did you mean src/users.ts?' },
          { field: 'paths.3', issue: 'nowhere/at/all is not in the project.' },
          {
            field: 'rules.0',
            issue: 'there is no rule "sql-injecton"; did you mean sql-injection, nosql-injection?',
          },
          { field: 'rules.2', issue: 'there is no rule "xyzzy"; "vireo rules list" shows all.' },
          { field: 'rules.3', issue: 'there is no rule "own-rulle"; did you mean own-rule?' },
        ]);
        assert.deepEqual(listed.body.items, []);
      });

      it('leave out settings and rules of a folder that the client says is not trusted, and of no other', async () => {
        write('.vireo.yml', "exclude: ['src/users.ts']\n");
        write('.vireo/rules/own-rule.yml', ownRule);
        const files = async (body: object) => {
          const done = await scan(body);
          return [done.result.files, (await list('&state=open&ruleId=sql-injection')).length];
        };

        const untrusted = await files({ trusted: false });
        const trusted = await files({ trusted: true });
        const unsaid = await files({});
        const ofOwnRule = [];
        for (const trust of [{ trusted: false }, { trusted: true }, {}])
          ofOwnRule.push((await ask({ rules: ['own-rule'], ...trust })).status);

        assert.equal(untrusted[1], 1);
        assert.deepEqual(
          { trusted, unsaid },
          { trusted: [untrusted[0] - 1, trusted[1]], unsaid: [untrusted[0] - 1, trusted[1]] },
        );
        assert.deepEqual(ofOwnRule, [422, 202, 202]);
      });

      it('are others where the client says otherwise whether the folder is trusted', async () => {
        stage.gate.hold();
        const asked = [];
        for (const body of [{ trusted: true }, { trusted: false }, {}, { trusted: true }, { trusted: false }])
          asked.push((await ask(body)).body.id);
        const sameId = await ask({ id: asked[0], trusted: false });

        assert.equal(new Set(asked).size, 3);
        assert.deepEqual(asked.slice(3), asked.slice(0, 2));
        assert.deepEqual(
          { status: sameId.status, code: sameId.body.error.code },
          { status: 409, code: 'id_taken' },
        );
      });

      it('are refused at once where the folder is gone, and answered the same when they are asked for again', async () => {
        const id = '0197a3c2-0000-7000-8000-00000000c0de';
        const first = await ask({ id, paths: ['src'] });
        await waitForState(first.body.id, 'done');
        await stage.vireo.ask('PATCH', `/projects/${stage.projectId}`, {
          body: { folder: path.join(stage.folder, 'gone') },
        });

        const gone = await ask();
        const again = await ask({ id, paths: ['src'] });

        assert.equal(gone.status, 409);
        assert.match(gone.body.error.message, /no folder .*gone/);
        assert.deepEqual(
          { status: again.status, id: again.body.id, state: again.body.state },
          { status: 202, id, state: 'done' },
        );
      });

      it('fail, and say why, where what was asked for goes while they wait', async () => {
        stage.gate.hold();
        const first = await ask({ paths: ['src/fine.ts'] });
        await waitFor(() => stage.gate.running() === 1, 'the first to run');
        const second = await ask({ paths: ['src/users.ts'] });
        rmSync(path.join(stage.folder, 'src/users.ts'));
        stage.gate.release();
        await waitForState(first.body.id, 'done');
        const failed = await waitForState(second.body.id, 'failed');

        assert.match(failed.error.message, /src\/users\.ts is not in the project/);
      });

      it('are refused at once for a path that leads out by its very words', async () => {
        const replies = [];
        for (const wanted of ['/etc', '..', '../other', 'src/../../other', 'C:\\Windows', '\\\\host\\share'])
          replies.push(await ask({ paths: ['src', wanted] }));
        const inside = await ask({ paths: ['src/../src'] });

        assert.deepEqual(
          replies.map(({ status }) => status),
          replies.map(() => 422),
        );
        assert.match(replies[0]?.body.error.details[0].issue, /relative to the project's folder/);
        assert.equal(inside.status, 202);
        await waitForState(inside.body.id, 'done');
      });

      it('fail by settings that are wrong, as on the command line, and change nothing of what is kept', async () => {
        write('.vireo.yml', "ignore: [{ rule: sql-injection, reason: 'Behind the firewall' }]\n");
        await scan();
        const before = await list();
        write(
          '.vireo.yml',
          `ignore: [{ rule: sql-injection, reason: 'Behind the firewall' }]\nseverityy: low\n`,
        );
        const failed = await waitForState((await ask()).body.id, 'failed');
        const stack = await stage.vireo.ask('GET', `/scanner/stack?projectId=${stage.projectId}`);

        assert.match(failed.error.message, /^\.vireo\.yml:2: severityy: there is no such setting/);
        assert.deepEqual(await list(), before);
        assert.equal(stack.status, 409);
        assert.match(stack.body.error.message, /^\.vireo\.yml:2: severityy/);
      });

      it('refuse a project without a folder, an archived one, a viewer, and another organization', async () => {
        const bare = await stage.vireo.createProject();
        const noFolder = await ask({ projectId: bare.projectId });
        await stage.vireo.ask('PATCH', `/projects/${bare.projectId}`, { body: { archived: true } });
        const archived = await ask({ projectId: bare.projectId });
        const viewer = await ask({}, 'viewer');
        const foreign = await ask({}, 'foreign');
        const done = await scan();
        const seen = await stage.vireo.ask('GET', `/scanner/scans/${done.id}`, { as: 'foreign' });
        const listed = await stage.vireo.ask('GET', '/scanner/scans', { as: 'foreign' });

        assert.deepEqual(
          [noFolder, archived, viewer, foreign, seen].map(({ status }) => status),
          [409, 409, 403, 404, 404],
        );
        assert.deepEqual(listed.body.items, []);
      });
    });
  });
});
