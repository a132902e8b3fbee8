import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';

/** Whether a person chose the country of the practice or of a client, or it was taken from the machine or the practice. */
export const chosenCountries: Migration = {
  name: '0045-practice-chosen-countries',
  async up(db) {
    for (const table of ['organizations', 'clients'] as const) {
      await db.schema
        .alterTable(table)
        .addColumn('country_chosen', 'integer', (column) => column.notNull().defaultTo(0))
        .execute();
    }
    await keepChosen(db);
    await clearLoginNames(db);
  },
};

/**
 * An address or a VAT id was typed beside the country. A client abroad stays open: the practice's own first guess, such as the US
 * for English words, may be why it is there.
 */
async function keepChosen(db: Parameters<Migration['up']>[0]): Promise<void> {
  await sql`update organizations set country_chosen = 1
    where address_lines <> '[]' or vat_id is not null or tax_number is not null`.execute(db);
  await sql`update clients set country_chosen = 1
    where vat_id is not null or e_address is not null or (address_lines <> '[]' and country_code =
      (select country_code from organizations where organizations.id = clients.organization_id))`.execute(db);
}

/** A practice that was never edited has the machine's login as its name, which would be printed as the sender. */
async function clearLoginNames(db: Parameters<Migration['up']>[0]): Promise<void> {
  await sql`update organizations set name = '' where version = 1 and name in
    (select users.name from users where users.organization_id = organizations.id)`.execute(db);
}
