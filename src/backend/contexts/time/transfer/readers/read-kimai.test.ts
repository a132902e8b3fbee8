import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { iso, lossesOf, read, rowsOf } from '../../../../testing/time/read-rows.ts';

describe('the reader of Kimai', () => {
  const german =
    'Datum;Von;Bis;Dauer;Währung;Preis;Interner Preis;Preis pro Stunde;Festpreis;Name;Benutzer;E-Mail;Personalnummer;Kunde;Projekt;Tätigkeit;Beschreibung;Abrechenbar;Schlagworte;Exportiert;Beschreibung';

  it('reads German headers, one of which stands twice', () => {
    const file = read(
      `${german}\n2026-11-18;09:00;09:06;0,11;EUR;11,00;8,00;100,00;;Mara Voss;mara;m@x.de;;Acme;API;Bauen;n;Ja;"eins, zwei";Nein;eigenes\n`,
    );

    const [row] = rowsOf(file);
    assert.equal(file.detected.format, 'kimai');
    assert.deepEqual(
      {
        client: row?.client,
        project: row?.project,
        task: row?.task,
        note: row?.note,
        tags: row?.tags,
        name: row?.person.name,
        seconds: row?.seconds,
        minor: row?.rate?.minor,
        state: row?.state,
      },
      {
        client: 'Acme',
        project: 'API',
        task: 'Bauen',
        note: 'n',
        tags: ['eins', 'zwei'],
        name: 'Mara Voss',
        seconds: 360,
        minor: 10_000,
        state: 'open',
      },
    );
    assert.deepEqual(lossesOf(file), {
      'amount_differs Preis': 1,
      'column_not_kept Interner Preis': 1,
      'column_not_kept Beschreibung': 1,
    });
  });

  it('reads a length of hours and minutes, an end after midnight, a break, and empty for no', () => {
    const text =
      'Date,From,To,Duration,Break,Name,E-mail,Customer,Project,Activity,Description,Billable,Tags\n2026-11-18,22:00,01:00,2:30,0:30,Mara,m@x.de,Acme,API,Build,n,,\n';

    const file = read(text);

    const [row] = rowsOf(file);
    assert.deepEqual(
      [row?.seconds, row?.billable, iso(row?.startedAt)],
      [9000, false, '2026-11-18T21:00:00.000Z'],
    );
    assert.deepEqual(lossesOf(file), { 'break_cut Break': 1 });
  });

  it('takes a whole number for seconds, and one with decimals for hours', () => {
    const header = 'Date,From,To,Duration,Name,E-mail,Customer,Project,Activity,Description,Billable,Tags';
    const rows = ['5400', '3600', '1.50', '1:30'].map(
      (length, at) =>
        `2026-11-${10 + at},09:00,${length === '3600' ? '10:00' : ''},${length},M,m@x.de,A,P,B,n,,`,
    );

    const file = read([header, ...rows, ''].join('\n'));

    assert.deepEqual(
      [rowsOf(file).map(({ seconds }) => seconds), lossesOf(file)],
      [[5400, 3600, 5400, 5400], {}],
    );
  });
});
