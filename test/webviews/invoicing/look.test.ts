import assert from 'node:assert/strict';
import { samplePng } from '../../../src/backend/testing/sample-images.ts';
import { buildInvoiceDocument } from '../../../src/domain/invoice-builder.ts';
import { lookView } from '../../../webviews/look/look.page.ts';
import {
  type LookContent,
  type LookHostMessage,
  lookHostMessageSchema,
  lookViewMessageSchema,
} from '../../../webviews/look/messages.ts';
import { sampleRecord } from '../sample-invoice.ts';
import { type OpenOptions, type OpenView, WebviewBench } from '../webview-page.ts';

const image = samplePng({ width: 90, height: 30 });
const logo: NonNullable<LookContent['logo']> = {
  sha256: 'a'.repeat(64),
  width: 90,
  height: 30,
  type: 'image/png',
  content: `data:image/png;base64,${image.toString('base64')}`,
};

const usual: LookContent = {
  type: 'content',
  logo: null,
  logoAlignment: 'left',
  logoHeightMm: 15,
  color: null,
  footer: [],
  columns: ['position', 'quantity', 'price'],
  document: buildInvoiceDocument(sampleRecord),
  expectedNumber: '2026-0043',
  source: 'draft',
  clientName: 'Nordwind GmbH',
  canUndo: false,
};

/** Saves what the page sends, as the host does. */
class FakeLookHost {
  content: LookContent;
  readonly #before: LookContent[] = [];
  /** In place of what is asked for next. */
  refusal: LookHostMessage | undefined;

  constructor(content: LookContent = usual) {
    this.content = content;
  }

  readonly answer = (input: unknown): readonly LookHostMessage[] => {
    const message = lookViewMessageSchema.parse(input);
    if (message.type === 'ready') return this.#checked({ type: 'connection', state: 'online' }, this.content);
    const { refusal } = this;
    this.refusal = undefined;
    if (refusal !== undefined) return this.#checked(refusal);
    switch (message.type) {
      case 'change':
        return this.#save({ ...this.content, ...(message.change as Partial<LookContent>) }, message.updateId);
      case 'chooseLogo':
        return this.#save({ ...this.content, logo });
      case 'removeLogo':
        return this.#save({ ...this.content, logo: null });
      case 'undo':
        this.content = { ...(this.#before.pop() ?? this.content), canUndo: this.#before.length > 0 };
        return this.#checked(this.content);
      default:
        return [];
    }
  };

  #save(content: LookContent, answers?: number): readonly LookHostMessage[] {
    this.#before.push(this.content);
    this.content = { ...content, canUndo: true };
    return this.#checked({ ...this.content, ...(answers === undefined ? {} : { answers }) });
  }

  #checked(...messages: readonly LookHostMessage[]): readonly LookHostMessage[] {
    return messages.map((message) => lookHostMessageSchema.parse(message));
  }
}

describe('the Invoice Look page', function () {
  this.timeout(120_000);
  let bench: WebviewBench;
  let host: FakeLookHost;

  before(async () => {
    bench = await WebviewBench.start(lookView);
  });
  after(() => bench.stop());
  beforeEach(() => {
    host = new FakeLookHost();
  });
  afterEach(() => bench.closePages());

  async function open(options: Partial<OpenOptions> = {}): Promise<OpenView> {
    const view = await bench.open({ host: host.answer, width: 1280, height: 900, ...options });
    await view.filled();
    return view;
  }

  const paperOf = ({ page }: OpenView) => page.getByRole('main', { name: 'Preview of an invoice' });
  const headsOf = (view: OpenView) => paperOf(view).locator('thead th').allTextContents();
  const changesOf = (view: OpenView) => view.messages('change').map(({ change }) => change);
  const colorOf = async (view: OpenView, selector: string, property: string) =>
    await paperOf(view)
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

  it('draws what is typed at once, and saves it', async () => {
    const view = await open();

    await view.page.getByRole('textbox', { name: 'Colour', exact: true }).fill('#0a7a55');
    await view.page.getByRole('textbox', { name: 'Left' }).fill('Nordbank\nBIC NORDDEHH');
    await paperOf(view).getByText('BIC NORDDEHH').waitFor();
    await view.page.getByRole('textbox', { name: 'Middle' }).fill('HRB 4711');
    await view.page.getByRole('textbox', { name: 'Middle' }).blur();
    await view.until(() => host.content.footer.length === 2, 'the footer');

    assert.deepEqual(
      { color: host.content.color, footer: host.content.footer },
      { color: '#0a7a55', footer: ['Nordbank\nBIC NORDDEHH', 'HRB 4711'] },
    );
    assert.equal(await colorOf(view, 'h2', 'color'), 'rgb(10, 122, 85)');
    assert.equal(await colorOf(view, 'thead th', 'border-bottom-color'), 'rgb(10, 122, 85)');
    assert.deepEqual(view.failures, []);
  });

  it('says which colour is too light for text, and leaves text black', async () => {
    const view = await open();

    await view.page.getByRole('textbox', { name: 'Colour', exact: true }).fill('#fd0');
    await view.page.getByText(/its contrast on white is 1\.3, text needs 4\.5/).waitFor();
    await view.until(() => host.content.color === '#ffdd00', 'the colour');

    assert.equal(await colorOf(view, 'h2', 'color'), 'rgb(26, 26, 26)');
    assert.equal(await colorOf(view, 'thead th', 'border-bottom-color'), 'rgb(255, 221, 0)');
  });

  it('shows the columns that are chosen, and what has none below the description', async () => {
    const view = await open();
    const column = (name: string) => view.page.getByRole('checkbox', { name });

    await column('Quantity').uncheck();
    await column('VAT rate').check();
    await column('Position').press('Space');
    await view.until(() => host.content.columns.join() === 'price,taxRate', 'the columns');

    assert.deepEqual(await headsOf(view), ['Description', 'Price', 'VAT', 'Net']);
    await paperOf(view).getByText('Quantity: 14:30 h').waitFor();
  });

  it('shows the logo where and as high as is said, and takes it away', async () => {
    const view = await open();

    await view.page.getByRole('button', { name: 'Choose Logo…' }).click();
    const shown = paperOf(view).getByRole('img', { name: 'Mara Voss' });
    await shown.waitFor();
    await view.page.getByLabel('Side').selectOption('Right');
    await view.page.getByLabel('Height in mm').fill('20,5');
    await view.page.getByLabel('Height in mm').blur();
    await view.until(() => host.content.logoHeightMm === 20.5, 'the height');
    const [box, paper] = [await shown.boundingBox(), await paperOf(view).locator('.paper').boundingBox()];
    const isLoaded = await shown.evaluate(
      (element) => element instanceof HTMLImageElement && element.naturalWidth > 0,
    );
    await view.page.getByRole('button', { name: 'Remove' }).click();
    await view.page.getByText('No logo').waitFor();

    assert.ok(isLoaded);
    assert.ok(box && paper && box.x > paper.x + paper.width / 2, 'to the right');
    assert.deepEqual(view.failures, []);
  });

  it('undoes what was saved, the last first', async () => {
    const view = await open();
    const undo = view.page.getByRole('button', { name: 'Undo' });
    assert.equal(await undo.getAttribute('aria-disabled'), 'true');

    await view.page.getByRole('checkbox', { name: 'Price' }).uncheck();
    await view.until(() => host.content.canUndo, 'the change');
    await view.page.getByRole('button', { name: 'Choose Logo…' }).click();
    await view.page.getByRole('button', { name: 'Remove' }).waitFor();
    await undo.click();
    await view.page.getByText('No logo').waitFor();
    await undo.click();
    await view.until(() => !host.content.canUndo, 'all undone');

    await view.page.getByRole('checkbox', { name: 'Price', checked: true }).waitFor();
    assert.deepEqual(host.content.columns, usual.columns);
  });

  it('keeps what is wrong with its reason, and saves nothing of it', async () => {
    host = new FakeLookHost({ ...usual, logo });
    const view = await open();

    for (const [name, text, reason] of [
      ['Colour', 'red', 'Enter a colour such as #0a7a55.'],
      ['Height in mm', '90', 'Enter a height from 8 to 40 mm.'],
      ['Right', '1\n2\n3\n4\n5\n6\n7', 'At most six lines.'],
    ] as const) {
      const field = view.page.getByRole('textbox', { name, exact: true });
      await field.fill(text);
      await field.blur();
      await view.page.getByText(reason).waitFor();
      assert.equal(await field.getAttribute('aria-invalid'), 'true');
    }
    await view.page.getByRole('checkbox', { name: 'Price' }).uncheck();
    await view.until(() => host.content.canUndo, 'what is right');

    assert.deepEqual(changesOf(view), [{ columns: ['position', 'quantity'] }]);
    assert.equal(await view.page.getByRole('textbox', { name: 'Colour', exact: true }).inputValue(), 'red');
  });

  it('says why a logo was refused, and why a change was', async () => {
    const view = await open();

    host.refusal = { type: 'refused', field: 'logo', message: 'The file is larger than 1 MB.' };
    await view.page.getByRole('button', { name: 'Choose Logo…' }).click();
    await view.page.getByText('The file is larger than 1 MB.').waitFor();
    host.refusal = { type: 'refused', answers: 1, message: 'The look was changed elsewhere.' };
    await view.page.getByRole('checkbox', { name: 'Price' }).click();
    await view.page.getByText('The look was changed elsewhere.').waitFor();

    assert.equal(await view.page.getByRole('checkbox', { name: 'Price' }).isChecked(), true);
    assert.equal(await view.page.getByText('The file is larger than 1 MB.').count(), 0);
  });

  it('keeps what is typed when records change', async () => {
    const view = await open();

    await view.page.getByRole('textbox', { name: 'Colour', exact: true }).fill('#0a7');
    await view.send({ ...usual, columns: ['price'] });

    assert.equal(await view.page.getByRole('textbox', { name: 'Colour', exact: true }).inputValue(), '#0a7');
    assert.deepEqual(await headsOf(view), ['Description', 'Price', 'Net']);
  });

  it('is worked by keys alone', async () => {
    const view = await open();

    await view.tabTo(/^Choose Logo…$/);
    await view.page.keyboard.press('Enter');
    await view.page.getByRole('button', { name: 'Remove' }).waitFor();
    await view.tabTo(/^Pick a colour$/);
    await view.page.keyboard.press('Tab');
    await view.page.keyboard.type('#123456');
    await view.tabTo(/^VAT rate$/);
    await view.page.keyboard.press('Space');
    await view.until(() => host.content.columns.includes('taxRate'), 'the column');
    await view.tabTo(/^Undo$/);

    assert.equal(host.content.color, '#123456');
  });

  it('says of what it is a preview, and why there is none', async () => {
    host = new FakeLookHost({ ...usual, source: 'sample' });
    const view = await open();

    await view.page.getByText('Preview: a sample, since there is no invoice yet').waitFor();
    await view.send({ type: 'failed', message: 'Vireo service isn’t responding.' });
    await view.page.getByText('Vireo service isn’t responding.').waitFor();
    await view.page.getByRole('button', { name: 'Retry' }).click();

    assert.equal(view.messages('refresh').length, 1);
  });

  it('speaks German where the editor does', async () => {
    host = new FakeLookHost({ ...usual, color: '#ffdd00' });
    const view = await open({ language: 'de', locale: 'de-DE' });

    await view.page.getByRole('heading', { name: 'Rechnungslayout', level: 1 }).waitFor();
    await view.page.getByText(/Der Kontrast zu Weiß ist 1,3/).waitFor();
  });

  it('fits any width', async () => {
    host = new FakeLookHost({ ...usual, logo, footer: ['Bank', 'Register', 'Director'] });
    const view = await open();

    await view.atWidths([300, 700], async () => {
      const { scroll, client } = await view.page.evaluate(() => ({
        scroll: document.documentElement.scrollWidth,
        client: document.documentElement.clientWidth,
      }));
      assert.ok(scroll <= client, `${scroll} > ${client}`);
    });
  });

  it('has nothing that axe finds in any theme', async () => {
    host = new FakeLookHost({
      ...usual,
      logo,
      color: '#ffdd00',
      footer: ['Bank', 'Register'],
      canUndo: true,
    });
    const view = await open();
    await view.page.getByLabel('Height in mm').fill('90');
    await view.page.getByText('Enter a height from 8 to 40 mm.').waitFor();

    assert.deepEqual(await view.findAxeViolationsInThemes(), []);
    assert.deepEqual(view.failures, []);
  });
});
