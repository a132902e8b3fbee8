import assert from 'node:assert/strict';
import { barePartyFields, inheritedRules, projectWith } from '../../../../test/support/api-records.ts';
import type { Client, Organization } from '../../../api-client/index.ts';
import { inEnglish as t } from '../../platform/words.ts';
import { clientFields } from './client-fields.ts';
import { type Field, findRefusal, isTextField, type TextField } from './field.ts';
import { organizationFields } from './organization-fields.ts';
import { projectEditFields } from './project-edit-fields.ts';

const stamps = { version: 1, createdAt: '2026-11-01T00:00:00Z', updatedAt: '2026-11-01T00:00:00Z' };
const party = {
  name: 'Nordwind',
  addressLines: ['Hafenstraße 5', '20457 Hamburg'],
  countryCode: 'DE',
  ...barePartyFields,
};
const organization: Organization = {
  ...stamps,
  ...party,
  id: 'o1',
  vatId: null,
  taxNumber: null,
  registrationNumber: null,
  email: null,
  contact: null,
  iban: 'DE89370400440532013000',
  bic: null,
  accountName: null,
  currency: 'EUR',
  zone: 'Europe/Berlin',
  language: 'de',
  overlapPolicy: 'warn',
  selfApproval: 'alone',
  rounding: { mode: 'none', stepSeconds: 1, scope: 'entry' },
  dailyLimit: { policy: 'none', seconds: 0 },
  requiredFields: [],
  lock: { kind: 'none', date: null, zone: 'UTC', graceDays: 0 },
  taxTreatment: 'standard',
  taxCategory: 'S',
  taxRate: '19',
  paymentTermDays: 14,
  invoicePattern: '{YYYY}-{####}',
  creditNotePattern: 'CN-{YYYY}-{####}',
};
const client: Client = {
  ...stamps,
  ...party,
  id: 'c1',
  vatId: null,
  email: null,
  buyerReference: null,
  invoicePattern: null,
  taxTreatment: null,
  taxCategory: null,
  taxRate: null,
  paymentTermDays: null,
  language: null,
  currency: 'EUR',
  ...inheritedRules,
  archivedAt: null,
};
const nameOfCountry = (code: string) => `Land (${code})`;
const ofOrganization = organizationFields(organization, {
  t,
  nameOfCountry,
  today: '2026-11-23',
  zones: ['UTC', 'Europe/Berlin'],
  series: {
    ...{ kind: 'invoice', clientId: null, clientName: null, pattern: '{YYYY}-{####}', year: 2026 },
    ...{ isUsed: false, lastIssueDate: null, nextSequence: 1, nextNumber: '2026-0001' },
  },
  setFirstNumber: async () => undefined,
});
const ofClient = clientFields(client, {
  t,
  nameOfCountry,
  today: '2026-11-23',
  taken: ['Acme'],
  zone: 'Europe/Berlin',
  rules: organization,
  contacts: [],
  editContacts: async () => undefined,
});
const ofProject = projectEditFields(projectWith({ budgetSeconds: 5_400 }), {
  t,
  formatAmount: ({ minor }) => `${minor / 100} €`,
  taken: ['Portal'],
  zone: 'Europe/Berlin',
  rules: organization,
  openFolders: ['/projects/api'],
  findFolder: async () => '/elsewhere',
});

function textOf<Patch>(fields: readonly Field<Patch>[], label: string): TextField<Patch> {
  const field = fields.find((one) => one.label === label);
  assert.ok(field !== undefined && isTextField(field), label);
  return field;
}

function choicesOf<Patch>(fields: readonly Field<Patch>[], label: string) {
  const field = fields.find((one) => one.label === label);
  assert.ok(field !== undefined && !isTextField(field), label);
  return field.choices;
}

describe('fields of the own details', () => {
  it('are all that an invoice asks of its seller, and who may approve their own time', () => {
    assert.deepEqual(
      ofOrganization.map(({ label, shown }) => [label, shown]),
      [
        ['Name', 'Nordwind'],
        ['Address', 'Hafenstraße 5; 20457 Hamburg'],
        ['Country', 'Land (DE)'],
        ['VAT id', ''],
        ['Tax number', ''],
        ['Company register number', ''],
        ['Email', ''],
        ['E-invoice address', ''],
        ['Contact', ''],
        ['IBAN', 'DE89 3704 0044 0532 0130 00'],
        ['BIC', ''],
        ['Account holder', ''],
        ['VAT', 'Standard rate 19 %'],
        ['Payment term', '14 days'],
        ['Invoice numbers', '{YYYY}-{####} (2026-0001)'],
        ['Credit note numbers', 'CN-{YYYY}-{####} (CN-2026-0001)'],
        ['First invoice number', '2026-0001'],
        ['Currency', 'EUR'],
        ['Time zone', 'Europe/Berlin'],
        ['Approval of one’s own time', 'By submitting it, in a one-person practice'],
        ['Rounding', 'Not rounded'],
        ['Rounded over', 'each entry'],
        ['Billed at least', ''],
        ['Overlaps', 'Allowed, with a warning'],
        ['Limit of a day', 'No limit'],
        ['Required', 'Nothing'],
        ['Closed time', 'Nothing is closed'],
      ],
    );
  });

  it('take what they show, and send it back unchanged', () => {
    for (const field of ofOrganization.filter((one) => isTextField(one) && one.text !== '')) {
      assert.ok(isTextField(field));
      assert.equal(field.check(field.text), undefined, field.label);
      const [[name, value] = []] = Object.entries(field.toPatch(field.text));
      assert.deepEqual(value, organization[name as keyof Organization], field.label);
    }
  });

  it('ask for the parts of an address, which begin with what print lines tell', () => {
    const [address] = choicesOf(ofOrganization, 'Address');

    assert.ok(address !== undefined && 'steps' in address.answer);
    const { asked, toPatch } = address.answer.steps;
    assert.deepEqual(
      asked.map(({ label, text }) => [label, text]),
      [
        ['Street', 'Hafenstraße 5'],
        ['Address, second line', ''],
        ['Address, third line', ''],
        ['Postcode', '20457'],
        ['Town', 'Hamburg'],
        ['Region', ''],
      ],
    );
    assert.deepEqual(toPatch(['Am Markt 1', ' ', '', '8001', 'Zürich', '']), {
      address: { street: 'Am Markt 1', postcode: '8001', city: 'Zürich' },
    });
    assert.deepEqual(toPatch(['', '', '', '', '', '']), { address: null });
    assert.notEqual(asked[0]?.check('a'.repeat(201)), undefined);
  });

  it('ask for the id of an e-invoice address by its kind, and refuse one that is mistyped', () => {
    const leitweg = choicesOf(ofOrganization, 'E-invoice address').find(
      ({ description }) => description === '0204',
    );

    assert.ok(leitweg !== undefined && 'ask' in leitweg.answer);
    assert.equal(leitweg.answer.ask.check('04011000-1234512345-06'), undefined);
    assert.notEqual(leitweg.answer.ask.check('04011000-1234512345-07'), undefined);
    assert.deepEqual(leitweg.answer.ask.toPatch(' 04011000-1234512345-06 '), {
      eAddress: { scheme: '0204', id: '04011000-1234512345-06' },
    });
  });

  it('ask for the contact that clients turn to, of which anything may be left out', () => {
    const [contact] = choicesOf(ofOrganization, 'Contact');

    assert.ok(contact !== undefined && 'steps' in contact.answer);
    const { toPatch } = contact.answer.steps;
    assert.deepEqual(toPatch(['Mara Voss', '', 'mara@voss.example']), {
      contact: { name: 'Mara Voss', email: 'mara@voss.example' },
    });
    assert.deepEqual(toPatch(['', '', '']), { contact: null });
  });

  it('refuse an IBAN with a mistyped digit, and take it with blanks and small letters', () => {
    const iban = textOf(ofOrganization, 'IBAN');

    assert.equal(iban.check('de89 3704 0044 0532 0130 00'), undefined);
    assert.notEqual(iban.check('DE89 3704 0044 0532 0130 01'), undefined);
    assert.deepEqual(iban.toPatch('de89 3704 0044 0532 0130 00'), { iban: 'DE89370400440532013000' });
    assert.deepEqual(iban.toPatch(' '), { iban: null });
  });

  it('refuse what no invoice could carry', () => {
    const wrong: Readonly<Record<string, readonly string[]>> = {
      Name: ['', ' '],
      Country: ['', 'D', 'Germany'],
      'VAT id': ['123456789'],
      Email: ['office', 'a b@c.de'],
      BIC: ['ABC'],
      'Payment term': ['', '-1', '366', '1.5'],
      Currency: ['Euro'],
    };
    for (const [label, texts] of Object.entries(wrong)) {
      for (const text of texts) assert.notEqual(textOf(ofOrganization, label).check(text), undefined, text);
    }
  });

  it('change treatment and rate of VAT together, and name the rule of an exemption', () => {
    const choices = choicesOf(ofOrganization, 'VAT');
    const answerOf = (label: string) => choices.find((choice) => choice.label.startsWith(label))?.answer;
    const [standard, exempt] = [answerOf('Standard'), answerOf('Exempt')];

    assert.ok(standard !== undefined && 'ask' in standard && exempt !== undefined && 'ask' in exempt);
    assert.deepEqual(standard.ask.toPatch('8,1 %'), { taxTreatment: 'standard', taxRate: '8.1' });
    assert.notEqual(standard.ask.check('0'), undefined);
    assert.notEqual(exempt.ask.check(' '), undefined);
    assert.deepEqual(exempt.ask.toPatch('§ 4 Nr. 21 UStG').taxExemptionReason, '§ 4 Nr. 21 UStG');
    assert.deepEqual(answerOf('Reverse'), { patch: { taxTreatment: 'reverse_charge' } });
    assert.deepEqual(answerOf('Small business'), { patch: { taxTreatment: 'small_business' } });
  });

  it('show how invoices are numbered, name what is wrong with a pattern, and offer the first number once', () => {
    const [pattern] = ofOrganization.filter(({ label }) => label === 'Invoice numbers').filter(isTextField);
    const first = ofOrganization.find(({ label }) => label === 'First invoice number');
    const used = organizationFields(organization, {
      t,
      nameOfCountry,
      today: '2026-11-23',
      zones: ['UTC'],
      setFirstNumber: async () => undefined,
    });

    assert.equal(pattern?.shown, '{YYYY}-{####} (2026-0001)');
    assert.equal(pattern?.check('RE-{YYYY}'), 'It needs the counter, such as {####}.');
    assert.deepEqual(pattern?.toPatch(' RE-{###} '), { invoicePattern: 'RE-{###}' });
    assert.equal(first?.shown, '2026-0001');
    assert.ok(used.every(({ label }) => label !== 'First invoice number'));
  });

  it('say that a rate is not known yet', () => {
    const abroad = organizationFields(
      { ...organization, taxRate: null },
      { t, nameOfCountry, today: '2026-11-23', zones: ['UTC'], setFirstNumber: async () => undefined },
    );

    assert.equal(abroad.find(({ label }) => label === 'VAT')?.shown, 'Standard rate, not set yet');
  });

  it('offer each time zone once', () => {
    assert.deepEqual(
      choicesOf(ofOrganization, 'Time zone').map(({ label }) => label),
      ['Europe/Berlin', 'UTC'],
    );
  });
});

describe('fields of a client', () => {
  it('say what is as in the own details, and can be so again', () => {
    const term = textOf(ofClient, 'Payment term');

    assert.equal(term.shown, 'As in your details');
    assert.deepEqual(term.toPatch(''), { paymentTermDays: null });
    assert.deepEqual(term.toPatch('30'), { paymentTermDays: 30 });
    assert.deepEqual(choicesOf(ofClient, 'VAT')[0]?.answer, {
      patch: { taxTreatment: null, taxRate: null },
    });
  });

  it('refuse the name of another client', () => {
    assert.notEqual(textOf(ofClient, 'Name').check('acme'), undefined);
    assert.equal(textOf(ofClient, 'Name').check('Nordwind'), undefined);
  });
});

describe('fields of a project', () => {
  it('keep the rate in its currency', () => {
    assert.deepEqual(textOf(ofProject, 'Hourly rate').toPatch('95,50'), {
      hourlyRate: { minor: 9_550, currency: 'EUR' },
    });
  });

  it('read a budget in hours, or none', () => {
    const budget = textOf(ofProject, 'Budget');

    assert.equal(budget.shown, '1.5 h');
    assert.deepEqual(budget.toPatch('80'), { budgetSeconds: 288_000 });
    assert.deepEqual(budget.toPatch(''), { budgetSeconds: null });
    assert.notEqual(budget.check('eighty'), undefined);
  });

  it('offer open folders and any other of the machine', async () => {
    const choices = choicesOf(ofProject, 'Folder');
    const [open, other] = choices;

    assert.deepEqual(open?.answer, { patch: { folder: '/projects/api' } });
    assert.ok(other !== undefined && 'find' in other.answer);
    assert.deepEqual(await other.answer.find(), { folder: '/elsewhere' });
    assert.equal(choices.length, 2);
  });

  it('take addresses of repositories on GitHub alone', () => {
    const github = textOf(ofProject, 'GitHub');

    assert.equal(github.check('https://github.com/acme/api'), undefined);
    assert.notEqual(github.check('https://example.com/acme/api'), undefined);
    assert.deepEqual(github.toPatch(''), { githubUrl: null });
  });

  it('take patterns of repositories and branches, parted by semicolons', () => {
    const branches = textOf(ofProject, 'Branches');

    assert.equal(branches.shown, 'all');
    assert.deepEqual(branches.toPatch('feature/ACME-*; main'), { branches: ['feature/ACME-*', 'main'] });
    assert.deepEqual(textOf(ofProject, 'Repositories').toPatch(''), { remotes: [] });
    assert.notEqual(branches.check(Array(21).fill('a').join(';')), undefined);
  });
});

describe('findRefusal', () => {
  const field = { name: 'zone', label: 'Time zone' };

  it('is what was said about the field', () => {
    const details = [
      { field: 'name', issue: 'is too long' },
      { field: 'zone', issue: 'is not known' },
    ];

    assert.equal(
      findRefusal({ message: 'Two fields are wrong.', details }, field),
      'Time zone: is not known',
    );
  });

  it('is the whole sentence where nothing was', () => {
    assert.equal(findRefusal({ message: 'Not now.', details: [] }, field), 'Not now.');
  });
});
