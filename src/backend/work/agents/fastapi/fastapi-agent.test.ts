import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { AgentAnswer } from '../../../../contract/work/agent-run.ts';
import { decideQuestionSchema } from '../../../../contract/work/development-questions.ts';
import { textQuestionSchema } from '../../../../contract/work/text-question.ts';
import type { AgentBrought } from '../../../../contract/work/work-tasks.ts';
import { migrations } from '../../../migrations/index.ts';
import type { ModelEvent, ModelGateway } from '../../../platform/models/gateway.ts';
import type { Work } from '../../../platform/work/work.ts';
import type { Schema } from '../../../schema.ts';
import { type HostedWork, hostWork } from '../../../testing/agents/hosted-work.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createInProcessWork } from '../../../testing/in-process-work.ts';
import { register } from '../registry.ts';
import { fastapiAgent } from './fastapi-agent.ts';

const model = 'Client:\n  name: string\n  email: email unique\n';

describe('the FastAPI agent', function () {
  this.timeout(300_000);
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let folder: string;
    let project: string;
    let work: Work;
    let hosted: HostedWork;
    let answer: string | undefined;

    beforeEach(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'vireo-fastapi-'));
      project = path.join(folder, 'project');
      await mkdir(project);
      work = createInProcessWork({
        dataDirectory: path.join(folder, 'data'),
        agents: [register(fastapiAgent)],
      });
      answer = undefined;
      const models: Pick<ModelGateway, 'stream'> = {
        stream: async function* (): AsyncGenerator<ModelEvent> {
          if (answer === undefined) throw new Error('No model is set up.');
          yield { type: 'text', text: answer };
          yield { type: 'end', why: 'stop' };
        },
      };
      hosted = await hostWork(await open(), { models });
    });
    afterEach(async () => {
      work.close();
      await rm(folder, { recursive: true, force: true });
    });

    const ask = async (input: object, resume?: AgentAnswer, run?: string): Promise<AgentBrought> =>
      await hosted.ask(work, {
        agent: 'fastapi',
        input,
        resume,
        ...(run !== undefined && { run }),
        project: { id: 'p', name: 'Orders service', folder: project, trusted: true },
      });
    const read = async (file: string) => await readFile(path.join(project, file), 'utf8');
    const acceptAll = async (input: object, run: string) => {
      const asked = await ask(input, undefined, run);
      const { review, accepted } = decideQuestionSchema.parse(asked.waiting?.payload);
      await ask(input, { approved: true, payload: { accepted } }, run);
      return review;
    };

    it('settles the data model of a description with its user, and writes what they left', async () => {
      const input = { description: 'A client has a name and a unique email.' };
      const proposed = await ask(input);
      const first = textQuestionSchema.parse(proposed.waiting?.payload);
      const again = await ask(input, { approved: true, payload: { text: 'Client:\n  name: strng\n' } });
      const second = textQuestionSchema.parse(again.waiting?.payload);
      const review = await ask(input, {
        approved: true,
        payload: { text: `${model}  phone?\n`.replace('phone?', 'phone: string?') },
      });
      const { review: shown, accepted } = decideQuestionSchema.parse(review.waiting?.payload);
      await ask(input, { approved: true, payload: { accepted } });

      assert.equal(shown.word, 'Unproven');
      assert.ok(!shown.files.some(({ isTestWeakened }) => isTestWeakened));
      assert.match(first.text, /^Client:\n {2}fields:\n {4}name: string\n {4}email: email unique/);
      assert.match(second.problems[0] ?? '', /^Line 2: name: there is no type "strng"/);
      assert.equal(second.text, 'Client:\n  name: strng\n');
      assert.ok(shown.files.some((file) => file.path === 'orders_service/models/client.py'));
      assert.match(await read('orders_service/models/client.py'), /phone: Mapped\[str \| None\]/);
      assert.match(await read('api-model.yaml'), /phone: string\?/);
    });

    it("takes a model's proposal that keeps all that the description names, and no other", async () => {
      const input = { description: 'A client has a name and an email.' };
      answer = '```yaml\nClient:\n  fields:\n    name: string\n```';
      const losing = textQuestionSchema.parse((await ask(input)).waiting?.payload);
      answer =
        '```yaml\nClient:\n  fields:\n    name: string max 80\n    email: email unique\n    vat_id: string?\n```';
      const keeping = textQuestionSchema.parse((await ask(input, undefined, 'run-2')).waiting?.payload);

      assert.doesNotMatch(losing.text, /vat_id/);
      assert.match(losing.notes.join(' '), /without Client\.email: it was left out/);
      assert.match(keeping.text, /vat_id: string\?/);
    });

    it('adds an entity to what it wrote before, and keeps what the user changed', async () => {
      await acceptAll({ model }, 'run-1');
      const router = 'orders_service/routers/clients.py';
      const mine = `${await read(router)}\n\ndef mine() -> str:\n    return "kept"\n`;
      await writeFile(path.join(project, router), mine);
      const before = await read('migrations/versions/0001_initial.py');
      const review = await acceptAll(
        { model: `${model}  note: text?\nInvoice:\n  number: string unique\n  client: -> Client\n` },
        'run-2',
      );

      assert.match(await read(router), /return "kept"/);
      assert.ok((await read('orders_service/models/invoice.py')).includes('class Invoice'));
      assert.match(await read('orders_service/models/client.py'), /note: Mapped\[str \| None\]/);
      assert.equal(await read('migrations/versions/0001_initial.py'), before);
      const migration = await read('migrations/versions/0002_model.py');
      assert.match(migration, /down_revision = "0001"/);
      assert.match(migration, /"invoices"/);
      assert.match(migration, /batch\.add_column\(sa\.Column\("note"/);
      assert.ok(!review.files.some((file) => file.path.endsWith('security.py')));
    });

    it('says what a migration drops, and fills nothing by itself', async () => {
      await acceptAll({ model: `${model}Old: name\n` }, 'run-1');
      const review = await acceptAll({ model: 'Client:\n  name: string\n  vat_id: string\n' }, 'run-2');

      for (const reason of [
        'The migration drops clients.email with its values.',
        'The migration drops the table olds with its rows.',
      ])
        assert.ok(review.reasons.includes(reason), review.reasons.join(' '));
      assert.ok(
        review.reasons.some((reason) => reason.startsWith('clients.vat_id is required and has no default')),
      );
    });

    it('leaves alone what was there before it, and says what is wrong with a model by its line', async () => {
      await writeFile(path.join(project, 'README.md'), 'Mine.\n');
      const asked = await ask({ model });
      const { review } = decideQuestionSchema.parse(asked.waiting?.payload);

      assert.ok(!review.files.some((file) => file.path === 'README.md'));
      assert.ok(
        review.reasons.includes('README.md was there already: it stays as it is.'),
        review.reasons.join(' '),
      );
      await assert.rejects(
        ask({ model: 'Client:\n  name: strng\n' }, undefined, 'run-2'),
        /Line 2: name: there is no type/,
      );
      await assert.rejects(ask({}, undefined, 'run-3'), /Describe the API or give a data model/);
    });
  });
});
