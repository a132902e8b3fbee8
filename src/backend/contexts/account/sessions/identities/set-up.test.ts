/** The first administrator of a server: by its link alone, once; what the practice has stays. */
import assert from 'node:assert/strict';
import type { Schema } from '../../../../schema.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { serverMigrations } from '../../../../testing/team/server-migrations.ts';
import {
  administrator,
  bearer,
  clearPractice,
  createTeamApp,
  goodPassword,
  type TeamApp,
} from '../../../../testing/team/team-app.ts';

const { email } = administrator;
const minute = 60_000;

onPickedDatabase<Schema>(import.meta.url, serverMigrations, (_kind, open) => {
  describe('a new server', () => {
    let test: TeamApp;
    beforeEach(async () => {
      test = await createTeamApp(await open());
    });
    afterEach(async () => await test.app.close());

    const token = async () =>
      new URL((await test.opened.takeSetUp()) ?? assert.fail('no link')).hash.slice(1);
    const setUp = async (link: string) =>
      await test.program('POST', '/auth/set-up', { body: { token: link, ...administrator } });

    it('lets nobody be the first but by its link', async () => {
      for (const link of ['vil_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'a'.repeat(47)])
        assert.equal((await setUp(link)).status, 410);
      assert.equal((await test.login(email, goodPassword)).status, 401);
      assert.deepEqual(await test.rows.selectFrom('identities').selectAll().execute(), []);
    });

    it('takes its link once, of several at once one', async () => {
      const link = await token();

      const answers = await Promise.all([setUp(link), setUp(link), setUp(link)]);

      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 410, 410]);
      assert.equal((await setUp(link)).status, 410);
      assert.equal(await test.opened.takeSetUp(), undefined);
    });

    it('ends its link after an hour, and with the next start', async () => {
      const first = await token();
      const second = await token();
      assert.equal((await setUp(first)).status, 410);
      test.clock.now += 60 * minute;

      assert.equal((await setUp(second)).status, 410);
    });

    it('keeps a link for which the password was not good enough', async () => {
      const link = await token();
      const weak = { token: link, ...administrator, password: 'qwerty123456' };
      assert.equal((await test.program('POST', '/auth/set-up', { body: weak })).status, 422);

      assert.equal((await setUp(link)).status, 200);
    });

    it('hands the practice that it finds to its administrator', async () => {
      const { body } = await setUp(await token());

      assert.equal(body.account.userId, test.owner.userId);
      assert.equal(body.account.organizationId, test.owner.organizationId);
      assert.equal(body.account.isEmailVerified, false);
    });

    it('says to who has its link alone which practice it takes over, and writes what that lacks', async () => {
      const people = () =>
        test.database.query.selectFrom('users').select(['email', 'version']).where('role', '=', 'org_admin');
      const practices = () => test.database.query.selectFrom('organizations').select(['name', 'version']);
      await test.database.query.updateTable('organizations').set({ name: '' }).execute();
      await test.database.query
        .updateTable('users')
        .set({ email: null })
        .where('role', '=', 'org_admin')
        .execute();
      const link = await token();
      const about = async (of: string) =>
        await test.program('POST', '/auth/set-up/about', { body: { token: of } });
      assert.equal((await about('x'.repeat(43))).status, 410);
      assert.deepEqual((await about(link)).body, { organizationName: '', takesOver: true });

      const body = { token: link, ...administrator, organizationName: 'Voss Consulting' };
      assert.equal((await test.program('POST', '/auth/set-up', { body })).status, 200);

      const [first] = await people().orderBy('id').execute();
      assert.equal(first?.email, email);
      assert.deepEqual(await practices().where('name', '!=', '').execute(), [
        { name: 'Voss Consulting', version: 2 },
      ]);
      assert.equal((await about(link)).status, 410);
    });

    it('keeps the name and the address that the practice has', async () => {
      await test.database.query.updateTable('organizations').set({ name: 'Voss & Co' }).execute();
      await test.database.query
        .updateTable('users')
        .set({ email: 'own@example.com' })
        .where('role', '=', 'org_admin')
        .execute();
      const link = await token();
      const body = { token: link, ...administrator, organizationName: 'Another' };
      assert.equal((await test.program('POST', '/auth/set-up', { body })).status, 200);

      const [practice] = await test.database.query.selectFrom('organizations').select('name').execute();
      const [person] = await test.database.query
        .selectFrom('users')
        .select('email')
        .where('role', '=', 'org_admin')
        .execute();
      assert.deepEqual([practice?.name, person?.email], ['Voss & Co', 'own@example.com']);
    });

    it('is in the country that its administrator says, with what follows from it', async () => {
      await clearPractice(test.database);
      const link = await token();
      const about = await test.program('POST', '/auth/set-up/about', { body: { token: link } });
      const wrong = async (place: object) =>
        await test.program('POST', '/auth/set-up', { body: { token: link, ...administrator, ...place } });
      const faults = [
        await wrong({ countryCode: 'ZZ' }),
        await wrong({ countryCode: 'AT', zone: 'Mars/Olympus' }),
        await wrong({ currency: 'EURO' }),
      ].map(({ status, body }) => [status, body.error.details[0].field]);
      const made = await wrong({ countryCode: 'AT', zone: 'Europe/Berlin' });

      assert.deepEqual(about.body, { organizationName: '', takesOver: false });
      assert.deepEqual(faults, [
        [422, 'countryCode'],
        [422, 'zone'],
        [422, 'currency'],
      ]);
      assert.equal(made.status, 200);
      const { accessToken } = made.body.access;
      const path = `/organizations/${made.body.account.organizationId}`;
      const { body } = await test.program('GET', path, { headers: bearer(accessToken) });
      const { countryCode, countryChosen, currency, zone, language, taxRate } = body;
      assert.deepEqual(
        { countryCode, countryChosen, currency, zone, language, taxRate },
        {
          ...{ countryCode: 'AT', countryChosen: true, currency: 'EUR', zone: 'Europe/Berlin' },
          ...{ language: 'de', taxRate: '20' },
        },
      );
    });

    it('takes a country that nobody said from its machine, as a guess', async () => {
      await clearPractice(test.database);
      const { body } = await setUp(await token());

      const practice = await test.database.query
        .selectFrom('organizations')
        .select(['country_code', 'country_chosen', 'currency', 'zone'])
        .where('id', '=', body.account.organizationId)
        .executeTakeFirst();
      assert.deepEqual(practice, {
        country_code: 'DE',
        country_chosen: 0,
        currency: 'EUR',
        zone: 'Europe/Berlin',
      });
    });

    it('leaves a practice that it takes over where it is', async () => {
      const body = { token: await token(), ...administrator, countryCode: 'US' };
      assert.equal((await test.program('POST', '/auth/set-up', { body })).status, 200);

      const practices = await test.database.query
        .selectFrom('organizations')
        .select(['country_code', 'currency'])
        .where('id', '=', test.owner.organizationId)
        .execute();
      assert.deepEqual(practices, [{ country_code: 'DE', currency: 'EUR' }]);
    });

    it('names its public address in the link, whatever Host was asked', async () => {
      assert.match(
        (await test.opened.takeSetUp()) ?? '',
        /^https:\/\/time\.example\.com\/set-up#vil_[\w-]{43}$/,
      );
    });
  });
});
