import assert from 'node:assert/strict';
import { businessView } from '../../../webviews/business/business.page.ts';
import {
  type BusinessContent,
  type BusinessHostMessage,
  businessHostMessageSchema,
  businessViewMessageSchema,
} from '../../../webviews/business/messages.ts';
import { type OpenOptions, type OpenView, WebviewBench } from '../webview-page.ts';
import { sampleBusiness } from './sample-business.ts';

describe('the page Your Business', function () {
  this.timeout(120_000);
  let bench: WebviewBench;
  let content: BusinessContent;
  /** In place of what is saved next. */
  let refusal: BusinessHostMessage | undefined;

  before(async () => {
    bench = await WebviewBench.start(businessView);
  });
  after(() => bench.stop());
  beforeEach(() => {
    content = sampleBusiness;
    refusal = undefined;
  });
  afterEach(() => bench.closePages());

  function answer(input: unknown): readonly BusinessHostMessage[] {
    const message = businessViewMessageSchema.parse(input);
    const checked = (...messages: readonly BusinessHostMessage[]) =>
      messages.map((one) => businessHostMessageSchema.parse(one));
    if (message.type === 'ready') return checked({ type: 'connection', state: 'online' }, content);
    if (message.type !== 'save') return [];
    if (refusal !== undefined) return checked(refusal);
    const values = { ...content.values, ...message.values } as BusinessContent['values'];
    content = { ...content, values };
    return checked({ ...content, answers: message.saveId });
  }

  async function open(options: Partial<OpenOptions> = {}): Promise<OpenView> {
    const view = await bench.open({ host: answer, width: 1440, height: 900, ...options });
    await view.filled();
    return view;
  }

  const box = ({ page }: OpenView, name: string) => page.getByRole('textbox', { name, exact: true });
  const save = ({ page }: OpenView) => page.getByRole('button', { name: 'Save' });
  const savedOf = (view: OpenView) => view.messages('save').map(({ values }) => values);

  it('saves what was typed with Ctrl+Enter, and nothing else', async () => {
    const view = await open();

    await box(view, 'Phone').fill('+49 40 7654321');
    await view.page.keyboard.press('Control+Enter');
    await view.page.getByText('Saved.').waitFor();

    assert.deepEqual(savedOf(view), [{ phone: '+49 40 7654321' }]);
    assert.deepEqual(view.failures, []);
  });

  it('draws the invoice as it is typed', async () => {
    const view = await open();

    await box(view, 'Name').fill('Hale & Daughters');

    await view.page.locator('vireo-paper').getByText('Hale & Daughters').first().waitFor();
  });

  it('says a fault beside its field once it was left, and leads to the first one instead of saving', async () => {
    const view = await open();

    await box(view, 'IBAN').fill('DE89 3704 0044 0532 0130 01');
    assert.equal(await view.page.getByText('This is not an IBAN').count(), 0);
    await box(view, 'BIC').fill('ABC');
    await box(view, 'BIC').blur();
    await view.page.getByText('This is not an IBAN').waitFor();
    await view.page.getByText('2 fields to fix').waitFor();
    await save(view).click();

    assert.equal(await view.readFocus(), 'IBAN');
    assert.deepEqual(savedOf(view), []);
    await box(view, 'IBAN').fill('DE89 3704 0044 0532 0130 00');
    await view.page.getByText('1 field to fix').waitFor();
  });

  it('keeps what is typed through a reload, and what the service refuses beside its field', async () => {
    const view = await open();
    refusal = {
      type: 'refused',
      message: 'One field is wrong.',
      faults: [{ field: 'vatId', message: 'Is not a VAT ID of DE.' }],
    };

    await box(view, 'VAT ID').fill('DE136695977');
    await view.page.reload();
    await view.filled();
    assert.equal(await box(view, 'VAT ID').inputValue(), 'DE136695977');
    await save(view).click();
    await view.page.getByText('Is not a VAT ID of DE.').waitFor();

    assert.equal(await view.readFocus(), 'VAT ID');
    await box(view, 'VAT ID').fill('DE136695976');
    await view.page.getByText('Is not a VAT ID of DE.').waitFor({ state: 'detached' });
  });

  it('takes a whole address in one field, and brings what belongs to a country', async () => {
    const values = { ...sampleBusiness.values, street: '', postcode: '', city: '' };
    content = { ...sampleBusiness, values };
    const view = await open();

    await box(view, 'Street and number').fill('Bahnhofstrasse 1, 8001 Zürich');
    await box(view, 'Street and number').blur();
    await view.page.getByLabel('Country', { exact: true }).selectOption('CH');
    await save(view).click();
    await view.page.getByText('Saved.').waitFor();

    assert.deepEqual(savedOf(view), [
      {
        street: 'Bahnhofstrasse 1',
        postcode: '8001',
        city: 'Zürich',
        countryCode: 'CH',
        currency: 'CHF',
        taxRate: '8.1',
      },
    ]);
  });

  it('names what a format lacks, and leads to the field', async () => {
    content = { ...sampleBusiness, values: { ...sampleBusiness.values, phone: '' } };
    const view = await open();

    await view.page.getByText('Phone is missing').waitFor();
    await view.page.getByRole('button', { name: 'Add Phone' }).click();

    assert.equal(await view.readFocus(), 'Phone');
  });

  it('is used with the keyboard alone, in German too', async () => {
    const view = await open({ language: 'de' });

    await view.tabTo(/^Telefon$/);
    await view.page.keyboard.press('Control+A');
    await view.page.keyboard.type('+49 40 1');
    await view.tabTo(/^Speichern$/);
    await view.page.keyboard.press('Enter');
    await view.page.getByText('Gespeichert.').waitFor();

    assert.deepEqual(savedOf(view), [{ phone: '+49 40 1' }]);
  });

  it('has no accessibility violations in any theme', async () => {
    const view = await open();
    await box(view, 'IBAN').fill('DE00');
    await box(view, 'IBAN').blur();

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
