import assert from 'node:assert/strict';
import { type Grants, grantsByRole } from '../../../../../domain/authorization.ts';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { onEveryDatabase } from '../../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../../testing/test-app.ts';

const english = `Company,Address,Address line 2,ZIP,City,Country,VAT number,Email,Currency,Payment terms,Contact,Phone
"Nordwind, Meyer & Co",Am Sandtorkai 50,,20457,Hamburg,Germany,DE 136 695 976,office@nordwind.example,EUR,14 days,Ina Holt,+49 40 1
Acme Ltd,1 Main Street,Floor 2,EC1A 1BB,London,UK,,,GBP,30,,
`;
const german =
  `\u{feff}Firma;Straße;Adresszusatz;PLZ;Ort;Land;USt-IdNr.;E-Mail;Währung;Zahlungsziel (Tage);Ansprechpartner;Telefon;Farbe
"Nordwind, Meyer & Co";Am Sandtorkai 50;;20457;Hamburg;Deutschland;DE136695976;office@nordwind.example;EUR;14;Ina Holt;+49 40 1;blau

Acme Ltd;1 Main Street;Floor 2;EC1A 1BB;London;Vereinigtes Königreich;;;GBP;30;;;rot
`.replaceAll('\n', '\r\n');

describe('import of clients', () => {
  onEveryDatabase<Schema>(migrations, (_kind, open) => {
    let test: TestApp;

    beforeEach(async () => {
      test = await createTestApp(await open(), { upTo: 'practice' });
    });
    afterEach(async () => {
      await test.app.close();
    });

    const send = async (file: string, more: object = {}) =>
      await test.ask('POST', '/clients/import', { body: { file, ...more } });
    const listClients = async () => (await test.ask('GET', '/clients')).body.items;

    for (const [what, file] of [
      ['English, with commas', english],
      ['German, with semicolons, as Excel saves it', german],
    ] as const) {
      it(`takes in a file in ${what}`, async () => {
        const { status, body } = await send(file);

        const [acme, nordwind] = await listClients();
        const contacts = (await test.ask('GET', `/clients/${nordwind.id}/contacts`)).body.items;
        assert.deepEqual(
          { status, state: body.state, added: body.added, present: body.present },
          { status: 200, state: 'imported', added: 2, present: 0 },
        );
        assert.deepEqual(nordwind.addressLines, ['Am Sandtorkai 50', '20457 Hamburg']);
        assert.deepEqual(
          {
            name: nordwind.name,
            vatId: nordwind.vatId,
            paymentTermDays: nordwind.paymentTermDays,
            currency: nordwind.currency,
          },
          { name: 'Nordwind, Meyer & Co', vatId: 'DE136695976', paymentTermDays: 14, currency: 'EUR' },
        );
        assert.deepEqual(acme.addressLines, ['1 Main Street', 'Floor 2', 'London', 'EC1A 1BB']);
        assert.deepEqual(
          { countryCode: acme.countryCode, currency: acme.currency, vatId: acme.vatId },
          { countryCode: 'GB', currency: 'GBP', vatId: null },
        );
        assert.deepEqual(
          contacts.map(({ name, role, primary, phone, email }: Record<string, unknown>) => [
            name,
            role,
            primary,
            phone,
            email,
          ]),
          [['Ina Holt', 'billing', true, '+49 40 1', 'office@nordwind.example']],
        );
      });
    }

    it('says in a dry run what it would bring, and brings nothing', async () => {
      const { status, body } = await send(german, { dryRun: true });

      assert.deepEqual(
        { status, state: body.state, added: body.added },
        { status: 200, state: 'preview', added: 2 },
      );
      assert.deepEqual(
        body.rows.map(({ row, outcome, clientId }: Record<string, unknown>) => [row, outcome, clientId]),
        [
          [2, 'new', null],
          [4, 'new', null],
        ],
      );
      assert.deepEqual(body.columns.at(-1), { header: 'Farbe', field: null });
      assert.deepEqual(await listClients(), []);
    });

    it('brings what is there already no second time, by name and VAT ID', async () => {
      await send(english);
      const again = await send(german);
      const namesake = await send(
        'Name,VAT ID\nnordwind, meyer & co,DE123456788\n'.replace(
          'nordwind, meyer & co',
          '"nordwind, meyer & co"',
        ),
      );
      const twice = await send('Name\nZeppelin\nzeppelin\n');

      assert.deepEqual({ added: again.body.added, present: again.body.present }, { added: 0, present: 2 });
      assert.deepEqual(
        { added: namesake.body.added, present: namesake.body.present },
        { added: 1, present: 0 },
      );
      assert.deepEqual({ added: twice.body.added, present: twice.body.present }, { added: 1, present: 1 });
      assert.equal((await listClients()).length, 4);
    });

    it('tells whom a new client may be, and takes a row for that client once the request says so', async () => {
      await send('Name\nNordwind GmbH\nPhase 1\n');
      const [nordwind] = await listClients();
      const file = 'Name\nNord-Wind\nPhase 2\nZeppelin\n';

      const looked = await send(file, { dryRun: true });
      const sameAs = [{ row: 2, clientId: looked.body.rows[0].like[0].clientId }];
      const taken = await send(file, { sameAs });

      assert.deepEqual(
        looked.body.rows.map(({ outcome, like }: Record<string, unknown>) => [outcome, like]),
        [
          ['new', [{ clientId: nordwind.id, row: null, name: 'Nordwind GmbH' }]],
          ['new', []],
          ['new', []],
        ],
      );
      assert.deepEqual(
        taken.body.rows.map(({ outcome }: Record<string, unknown>) => outcome),
        ['present', 'new', 'new'],
      );
      assert.equal(taken.body.rows[0].clientId, nordwind.id);
      assert.equal((await listClients()).length, 4);
    });

    it('tells in a dry run whom of its own file a row may be as it does when it brings them (#41)', async () => {
      const file = 'Name\nAcme GmbH\nZeppelin\nAcme Ltd.\nACME\n';
      const likesOf = ({ body }: Awaited<ReturnType<typeof send>>) =>
        body.rows.map(({ like }: { like: unknown }) => like);

      const looked = await send(file, { dryRun: true });
      const sameAs = [{ row: 4, asRow: 2 }];
      const lookedAgain = await send(file, { dryRun: true, sameAs });
      const taken = await send(file, { sameAs });

      const acme = { clientId: null, row: 2, name: 'Acme GmbH' };
      const ltd = { clientId: null, row: 4, name: 'Acme Ltd.' };
      assert.deepEqual(likesOf(looked), [[], [], [acme], [acme, ltd]]);
      assert.deepEqual(likesOf(lookedAgain), [[], [], [], [acme]]);
      assert.deepEqual(likesOf(taken), likesOf(lookedAgain));
      assert.deepEqual([lookedAgain.body.added, taken.body.added], [3, 3]);
      assert.equal(taken.body.rows[2].clientId, taken.body.rows[0].clientId);
      assert.deepEqual((await listClients()).map(({ name }: { name: string }) => name).toSorted(), [
        'ACME',
        'Acme GmbH',
        'Zeppelin',
      ]);
    });

    it('takes a row for one before it alone', async () => {
      for (const asRow of [3, 4]) {
        const { status, body } = await send('Name\nA\nB\nC\n', { sameAs: [{ row: 3, asRow }], dryRun: true });

        assert.deepEqual(
          { status, field: body.error.details[0].field },
          { status: 422, field: 'sameAs.0.asRow' },
        );
      }
      const { status, body } = await send('Name\nA\nB\n', { sameAs: [{ row: 3, asRow: 1 }] });
      assert.deepEqual(
        { status, field: body.error.details[0].field },
        { status: 422, field: 'sameAs.0.asRow' },
      );
    });

    it('proposes no client of another VAT ID', async () => {
      await send('Name,VAT ID\nNordwind GmbH,DE136695976\n');
      const file = 'Name,VAT ID\nNordwind,DE123456788\nNord-Wind,\n';

      const { body } = await send(file, { dryRun: true });

      assert.deepEqual(
        body.rows.map(({ like }: { like: unknown[] }) => like.length),
        // The row without one may be either.
        [0, 2],
      );
    });

    it('tells no name to who may add clients and not read them', async () => {
      await send('Name\nNordwind GmbH\n');
      const table = grantsByRole as { [role: string]: Grants };
      const before = grantsByRole.billing_admin;
      table['billing_admin'] = { ...before, 'client:read': 'member' };
      try {
        const body = { file: 'Name\nNordwind\n', dryRun: true };
        const reply = await test.ask('POST', '/clients/import', { as: 'billing_admin', body });

        assert.deepEqual({ status: reply.status, like: reply.body.rows[0].like }, { status: 200, like: [] });
      } finally {
        table['billing_admin'] = before;
      }
    });

    it('makes a client of every new row that the request says nothing of', async () => {
      await send('Name\nNordwind GmbH\n');

      assert.equal((await send('Name\nNordwind\n')).body.added, 1);
    });

    it('refuses to be told who a row is that the file does not have', async () => {
      await send('Name\nNordwind\n');
      const [{ id: clientId }] = await listClients();
      const sameAs = [
        { row: 2, clientId },
        { row: 3, clientId },
      ];

      for (const dryRun of [true, false]) {
        const { status, body } = await send('Name\nNord-Wind\n', { sameAs, dryRun });

        assert.deepEqual(
          { status, field: body.error.details[0].field },
          { status: 422, field: 'sameAs.1.row' },
        );
      }
    });

    it('takes a row for no client of another organization', async () => {
      await send('Name\nNordwind\n');
      const body = { name: 'Acme', currency: 'EUR' };
      const foreign = await test.ask('POST', '/clients', { as: 'foreign', body });

      const { status, body: refused } = await send('Name\nAcme\n', {
        sameAs: [{ row: 2, clientId: foreign.body.id }],
      });

      assert.deepEqual(
        { status, field: refused.error.details[0].field },
        { status: 422, field: 'sameAs.0.clientId' },
      );
      assert.deepEqual((await send('Name\nAcme\n', { dryRun: true })).body.rows[0].like, []);
    });

    for (const [what, file, row, column] of [
      ['a mistyped VAT ID', 'Name,VAT ID\nAcme,\nNordwind,DE136695977\n', 3, 'VAT ID'],
      ['no name', 'Firma;Ort\nNordwind;Hamburg\n;Bremen\n', 3, 'Firma'],
      ['no mail address', 'Name\tE-Mail\nNordwind\toffice\n', 2, 'E-Mail'],
      ['a country that is none', 'Name,Country\nNordwind,Atlantis\n', 2, 'Country'],
      ['a term in words', 'Name,Payment terms\nNordwind,soon\n', 2, 'Payment terms'],
      ['a currency that is none', 'Name,Currency\nNordwind,Taler\n', 2, 'Currency'],
      ['a mistyped Leitweg-ID', 'Name,Peppol ID\nNordwind,0204:04011000-1234512345-07\n', 2, 'Peppol ID'],
      ['an open quote', 'Name,City\n"Nordwind,Hamburg\n', 2, null],
      ['no names', 'Ort,Land\nHamburg,DE\n', 1, null],
      ['nothing below its header', 'Name,City\n', null, null],
    ] as const) {
      it(`refuses a whole file with ${what}, naming the place, and takes nothing of it`, async () => {
        const preview = await send(file, { dryRun: true });
        const refused = await send(file);

        const [problem] = preview.body.problems;
        assert.deepEqual(
          { state: preview.body.state, row: problem.row, column: problem.column },
          { state: 'refused', row, column },
        );
        assert.deepEqual(
          { status: refused.status, field: refused.body.error.details[0].field },
          { status: 422, field: 'file' },
        );
        if (row !== null) assert.match(refused.body.error.message, new RegExp(`Row ${row}`));
        if (column !== null) assert.ok(refused.body.error.message.includes(`"${column}"`));
        assert.deepEqual(await listClients(), []);
      });
    }

    it('brings each client once when the same file is sent twice at the same time', async () => {
      const names = Array.from({ length: 30 }, (_, at) => `Company ${at}`).join('\n');

      const replies = await Promise.all([1, 2, 3].map(async () => await send(`Name\n${names}\n`)));

      assert.deepEqual(
        replies.map(({ body }) => body.added).sort((one, other) => one - other),
        [0, 0, 30],
      );
      assert.equal((await listClients()).length, 30);
    });

    it('logs each client and contact of a large file in one transaction, with dense numbers', async () => {
      const lines = Array.from({ length: 450 }, (_, at) => `Company ${at},Contact ${at}`);

      const { body } = await send(`Name,Contact\n${lines.join('\n')}\n`);

      const events = await test.database.query
        .selectFrom('events')
        .innerJoin('event_contents', (join) =>
          join
            .onRef('event_contents.organization_id', '=', 'events.organization_id')
            .onRef('event_contents.seq', '=', 'events.seq'),
        )
        .select(['events.seq', 'events.type', 'events.first_seq', 'events.id', 'event_contents.after'])
        .where('events.type', 'in', ['client.created', 'contact.created'])
        .orderBy('events.seq')
        .execute();
      const first = events[0]?.seq ?? 0;
      assert.equal(body.added, 450);
      assert.deepEqual(
        events.map(({ seq, first_seq }) => [seq, first_seq]),
        events.map((_, at) => [first + at, first]),
      );
      assert.deepEqual(
        body.rows.map(({ clientId, name }: Record<string, unknown>) => [clientId, name]),
        events
          .filter(({ type }) => type === 'client.created')
          .map(({ id, after }) => [id, JSON.parse(after ?? '').name]),
      );
      assert.equal(events.filter(({ type }) => type === 'contact.created').length, 450);
      assert.equal(new Set(events.map(({ after }) => JSON.parse(after ?? '').clientId)).size, 451);
    });

    it('refuses a file above 1 MB by name, with what to do', async () => {
      const { status, body } = await send(`Name\n${'x'.repeat(1024 * 1024)}\n`);

      assert.deepEqual({ status, field: body.error.details[0]?.field }, { status: 413, field: 'file' });
      assert.match(body.error.message, /^file: may be 1 MB: split it/);
    });

    it('is for those who may change clients', async () => {
      assert.equal(
        (await test.ask('POST', '/clients/import', { as: 'viewer', body: { file: english } })).status,
        403,
      );
    });
  });
});
