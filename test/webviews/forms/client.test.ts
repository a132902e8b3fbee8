import assert from 'node:assert/strict';
import { clientView } from '../../../webviews/client/client.page.ts';
import {
  type ClientContent,
  type ClientHostMessage,
  clientHostMessageSchema,
  clientViewMessageSchema,
} from '../../../webviews/client/messages.ts';
import { type OpenOptions, type OpenView, WebviewBench } from '../webview-page.ts';
import { sampleClient } from './sample-client.ts';

const { money: _none, ...withoutMoney } = sampleClient;
/** The first client of a practice that is taken to be in the US. */
const firstClient: ClientContent = {
  ...withoutMoney,
  subject: 'new',
  values: {
    ...sampleClient.values,
    practiceCountry: 'US',
    practiceCurrency: 'USD',
    countryCode: 'US',
    currency: 'USD',
    name: '',
    vatId: '',
    street: '',
    postcode: '',
    city: '',
    email: '',
    buyerReference: '',
    language: '',
  },
  countryChosen: false,
  asksForPractice: true,
  practiceCountry: 'US',
  taken: ['Havn Analyse ApS'],
  contacts: '',
};

describe('the page Client', function () {
  this.timeout(120_000);
  let bench: WebviewBench;
  let content: ClientContent;
  let typed: readonly ClientHostMessage[];

  before(async () => {
    bench = await WebviewBench.start(clientView);
  });
  after(() => bench.stop());
  beforeEach(() => {
    content = sampleClient;
    typed = [];
  });
  afterEach(() => bench.closePages());

  function answer(input: unknown): readonly ClientHostMessage[] {
    const message = clientViewMessageSchema.parse(input);
    const checked = (...messages: readonly ClientHostMessage[]) =>
      messages.map((one) => clientHostMessageSchema.parse(one));
    if (message.type === 'ready') return checked({ type: 'connection', state: 'online' }, content, ...typed);
    if (message.type !== 'save') return [];
    const values = { ...content.values, ...message.values } as ClientContent['values'];
    content = { ...content, values };
    return checked({ ...content, answers: message.saveId });
  }

  async function open(options: Partial<OpenOptions> = {}): Promise<OpenView> {
    const view = await bench.open({ host: answer, width: 1440, height: 900, ...options });
    await view.filled();
    return view;
  }

  const box = ({ page }: OpenView, name: string) => page.getByRole('textbox', { name, exact: true });
  const select = ({ page }: OpenView, name: string) => page.getByRole('combobox', { name, exact: true });
  const savedOf = (view: OpenView) => view.messages('save').map(({ values }) => values);

  it('saves a client, and shows its figures with what they lead to', async () => {
    const view = await open();

    await box(view, 'Email').fill('buchhaltung@nordwind.example');
    await view.page.keyboard.press('Control+Enter');
    await view.page.getByText('Saved.').waitFor();
    await view.page.getByText('€16,453.65 overdue').waitFor();
    await view.page.getByRole('button', { name: '2026-0026' }).click();
    await view.until(() => view.messages('openInvoice').length === 1, 'the invoice');

    assert.deepEqual(savedOf(view), [{ email: 'buchhaltung@nordwind.example' }]);
    assert.deepEqual(view.failures, []);
  });

  it('says that Your Business lacks a field for XRechnung, and opens it', async () => {
    content = { ...sampleClient, practiceLack: 'Phone' };
    const view = await open();

    await view.page.getByText('Phone is missing in Your Business').waitFor();
    await view.page.getByRole('button', { name: 'Edit Your Business…' }).click();
    await view.until(() => view.messages('editBusiness').length === 1, 'the business');

    assert.equal(await view.page.locator('dd .state.ok').count(), 1);
    assert.deepEqual(view.failures, []);
  });

  it('confirms the practice’s country with the first client, which follows it', async () => {
    content = firstClient;
    const view = await open();
    const guess = view.page.getByText('Guessed from this computer. Change it if it is wrong.');

    await guess.waitFor();
    await select(view, 'Your country').selectOption('DE');
    await guess.waitFor({ state: 'detached' });
    assert.equal(await select(view, 'Your currency').inputValue(), 'EUR');
    assert.equal(await select(view, 'Country').inputValue(), 'DE');
    await box(view, 'Name').fill('Nordwind');
    await box(view, 'Street and number').fill('Speicherstraße 4, 20457 Hamburg');
    await view.page.keyboard.press('Control+Enter');
    await view.until(() => view.messages('save').length === 1, 'what is saved');

    assert.deepEqual(savedOf(view), [
      {
        practiceCountry: 'DE',
        practiceCurrency: 'EUR',
        countryCode: 'DE',
        currency: 'EUR',
        name: 'Nordwind',
        street: 'Speicherstraße 4',
        postcode: '20457',
        city: 'Hamburg',
      },
    ]);
  });

  it('asks for a name that no other client has, and says what the treatment means', async () => {
    content = firstClient;
    const view = await open();

    await view.page.getByRole('button', { name: 'Save' }).click();
    await view.page.getByText('Enter a name.').waitFor();
    assert.equal(await view.readFocus(), 'Name');
    await box(view, 'Name').fill('havn analyse aps');
    await view.page.getByText('There is one of this name already.').waitFor();
    assert.equal(await view.page.getByText('so you charge VAT').count(), 0, 'the United States have no VAT');
    await select(view, 'Your country').selectOption('DE');
    await view.page.getByText('Same country as you, so you charge VAT').waitFor();
    await select(view, 'Country').selectOption('FR');
    await view.page.getByText('Another country: check which treatment applies').waitFor();

    assert.deepEqual(savedOf(view), []);
  });

  it('takes what was typed for the client elsewhere as not saved yet', async () => {
    typed = [{ type: 'typed', subject: 'c1', values: { buyerReference: 'PO-7', city: 'Hamburg' } }];
    const view = await open();

    await view.page.getByText('Not saved yet.').waitFor();
    assert.equal(await box(view, 'Order number or reference').inputValue(), 'PO-7');
    await view.page.getByRole('button', { name: 'Save' }).click();
    await view.page.getByText('Saved.').waitFor();

    assert.deepEqual(savedOf(view), [{ buyerReference: 'PO-7' }]);
  });

  it('keeps what is typed through a reload', async () => {
    const view = await open();

    await box(view, 'Order number or reference').fill('PO-1');
    await view.page.reload();
    await view.filled();

    assert.equal(await box(view, 'Order number or reference').inputValue(), 'PO-1');
  });

  it('is in German', async () => {
    const view = await open({ language: 'de' });

    await view.page.getByRole('button', { name: 'Rechnung erstellen …' }).waitFor();
    await view.page.getByText('Gleiches Land wie du', { exact: false }).waitFor();
  });

  it('has no accessibility violations in any theme', async () => {
    const view = await open();
    await box(view, 'Name').fill('');
    await box(view, 'Name').blur();

    assert.deepEqual(await view.findAxeViolationsInThemes(), []);
  });

  it('shows the button that saves at any width, however far down the page goes on', async () => {
    const view = await open({ height: 700 });

    await view.atWidths([1440, 700, 300], async () => {
      await view.page.evaluate(() => scrollTo(0, 0));
      const bottom = async () => {
        const area = await view.page.getByRole('button', { name: 'Save' }).boundingBox();
        return area === null ? assert.fail('there is a button') : area.y + area.height;
      };

      assert.ok((await bottom()) <= 700, `ends at ${await bottom()}`);
      await view.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      assert.ok((await bottom()) <= 700, `ends at ${await bottom()}`);
    });
  });

  it('has nothing beside the page at any width', async () => {
    const view = await open();

    await view.atWidths([1440, 1024, 700, 300], async () => {
      const room = await view.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(room <= 0, `${room} px`);
    });
  });
});
