import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { waitFor } from '../../../../../test/support/wait-for.ts';
import { migrations } from '../../../migrations/index.ts';
import type { ModelEvent } from '../../../platform/models/gateway.ts';
import type { Work } from '../../../platform/work/work.ts';
import type { Schema } from '../../../schema.ts';
import { type HostedWork, hostWork } from '../../../testing/agents/hosted-work.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createInProcessWork } from '../../../testing/in-process-work.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

const brief = `# Order portal

## Features

As a customer I want to cancel an order so that I pay nothing.
The system must send an e-mail within 5 minutes.

## Quality

The search must be fast.
`;

describe('the business analyst', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let folder: string;
    let vireo: TestApp;
    let projectId: string;

    beforeEach(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'vireo-analyst-'));
      const agentWork = { dataDirectory: path.join(folder, '.data') };
      vireo = await createTestApp(await open(), { agentWork });
      ({ projectId } = await vireo.createProject());
      await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder } });
    });
    afterEach(async () => {
      await vireo.close();
      await rm(folder, { recursive: true, force: true });
    });

    async function run(input: object) {
      const body = { agent: 'business-analyst', input };
      const asked = await vireo.ask('POST', `/projects/${projectId}/requests`, { body });
      assert.equal(asked.status, 202, JSON.stringify(asked.body));
      const look = async () => (await vireo.ask('GET', `/requests/${asked.body.id}`)).body;
      await waitFor(async () => ['done', 'failed'].includes((await look()).state), 'the requirements');
      return await look();
    }
    async function report(input: object): Promise<string> {
      const { state, result, error } = await run(input);
      assert.equal(state, 'done', JSON.stringify(error));
      return result;
    }
    const drafts = async () =>
      (await vireo.ask('GET', `/documents?projectId=${projectId}&type=requirements`)).body.items;

    it('quotes each sentence of a file with its section and line, and keeps the document as a draft', async () => {
      await mkdir(path.join(folder, 'docs'));
      await writeFile(path.join(folder, 'docs/brief.md'), brief);

      const text = await report({});

      assert.match(text, /^# Requirements: docs\/brief\\\.md$/m);
      assert.match(
        text,
        /^> “As a customer I want to cancel an order so that I pay nothing\.” \(docs\/brief\\\.md, section “Features”, line 5\)$/m,
      );
      assert.match(text, /### F-1 Cancel an order\n/);
      assert.match(text, /Priority: not said · Actor: customer/);
      assert.match(
        text,
        /> “The system must send an e-mail within 5 minutes\.” \(docs\/brief\\\.md, section “Features”, line 6\)/,
      );
      assert.match(text, /## Quality requirements\n\n### N-1 /);
      assert.match(text, /What does “fast” mean in seconds, for which step and how many users\?/);
      assert.match(text, /How important are F-1: must, should or could\?/);
      const [draft, ...others] = await drafts();
      assert.deepEqual([draft.title, others], ['Requirements: docs/brief.md', []]);
    });

    it('reads documents on record in pieces, and writes German from German', async () => {
      const sentence = 'Der Kunde muss eine Bestellung stornieren können.';
      const filler = 'Das ist nur eine lange Einleitung ohne Belang für das System. '.repeat(700);
      const made = await vireo.ask('POST', '/documents', {
        body: { projectId, type: 'other', title: 'Anfrage', content: `# Lage\n\n${filler}\n\n${sentence}\n` },
      });
      assert.equal(made.status, 201, JSON.stringify(made.body));

      const text = await report({ documents: [made.body.id] });

      assert.match(text, /^# Anforderungen: Anfrage$/m);
      assert.match(text, /> “Der Kunde muss .*stornieren können\.” \(Anfrage, Abschnitt „Lage“, Zeile 5\)/);
      assert.match(text, /Priorität: Muss · Akteur: Kunde/);
    });

    it('renews its draft of the same text, and leaves that of another', async () => {
      await writeFile(path.join(folder, 'brief.md'), brief);
      await report({});
      await report({ text: 'The customer must be able to print the invoice.' });
      assert.equal((await drafts()).length, 2);

      await writeFile(path.join(folder, 'brief.md'), brief.replace('5 minutes', '9 minutes'));
      await report({});

      const all = await drafts();
      assert.equal(all.length, 2);
      const contents: string[] = [];
      for (const { id } of all)
        contents.push((await vireo.ask('GET', `/documents/${id}`)).body.content as string);
      assert.equal(contents.filter((each) => each.includes('9 minutes')).length, 1);
      assert.equal(contents.filter((each) => each.includes('print the invoice')).length, 1);
    });

    it('says what to name where there is nothing to read', async () => {
      const { state, error } = await run({});
      assert.equal(state, 'failed');
      assert.match(error.message, /name a file or a document, or enter the text/);
    });

    it('reads no document of another project', async () => {
      const { projectId: other } = await vireo.createProject();
      const made = await vireo.ask('POST', '/documents', {
        body: { projectId: other, type: 'other', title: 'Secret', content: 'The system must be secret.' },
      });
      const { state, error } = await run({ documents: [made.body.id] });
      assert.equal(state, 'failed');
      assert.match(error.message, /is of another project/);
    });
  });
});

describe('the business analyst with a model', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let folder: string;
    let work: Work;
    let hosted: HostedWork;
    let said: string | undefined;
    let heard: string;

    beforeEach(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'vireo-analyst-model-'));
      work = createInProcessWork({ dataDirectory: path.join(folder, 'data') });
      heard = '';
      hosted = await hostWork(await open(), {
        models: {
          stream: async function* (_caller, asked): AsyncGenerator<ModelEvent> {
            heard = JSON.stringify(asked);
            if (said === undefined) throw new Error('No model is set up.');
            yield { type: 'routed', model: 'm', title: 'Tested model', reason: 'test' };
            yield { type: 'text', text: said };
            yield { type: 'end', why: 'stop' };
          },
        },
      });
    });
    afterEach(async () => {
      work.close();
      await rm(folder, { recursive: true, force: true });
    });

    const text =
      'The customer must be able to cancel an order. Late orders annoy our shops, the oven is hot at five.';
    async function report(answer: unknown, { reader = 'model', trusted = true } = {}): Promise<string> {
      said = answer === undefined ? undefined : JSON.stringify(answer);
      const project = { id: 'p', name: 'p', folder, trusted };
      const done = await hosted.ask(work, { agent: 'business-analyst', input: { text, reader }, project });
      return done.report;
    }
    const withoutNotes = (report: string) => report.replace(/\n- [^\n]*\n$/, '\n').trimEnd();

    it('drops all that a lying model adds', async () => {
      const alone = await report(undefined);
      const lied = await report([
        { quote: 'The customer must be able to pay by card.', text: 'The customer must pay by card.' },
        { quote: 'The customer must be able to cancel an order', text: 'Cancel.' },
        {
          quote: 'The customer must be able to cancel an order.',
          text: 'The customer must not be able to cancel an order.',
        },
        {
          quote: 'The customer must be able to cancel an order.',
          text: 'The customer must be able to cancel an order within 30 days.',
        },
        {
          quote: 'The customer must be able to cancel an order.',
          text: 'The customer must be able to cancel an order at Amazon.',
        },
      ]);

      assert.match(lied, /- [^:\n]+: 0 requirements added, 0 worded\. .* left out: 5\.\n$/);
      assert.equal(withoutNotes(lied), withoutNotes(alone));
      assert.match(alone, /No model answered/);
    });

    it('keeps what a model finds in a sentence of the text, marked as its wording', async () => {
      const told = await report([
        {
          quote: 'Late orders annoy our shops, the oven is hot at five.',
          text: 'Late orders annoy our shops when the oven is hot.',
        },
      ]);

      assert.match(told, /: 1 requirements added, 0 worded/);
      assert.match(
        told,
        /> “Late orders annoy our shops, the oven is hot at five\.” \(text, line 1\)[\s\S]*Wording by [^:]+: Late orders annoy our shops when the oven is hot\./,
      );
    });

    it('asks no model where none was asked for, or the folder is not trusted', async () => {
      await report([], { reader: 'rules' });
      const told = await report([], { trusted: false });

      assert.equal(heard, '');
      assert.match(told, /not trusted, so no model was asked/);
    });
  });
});
