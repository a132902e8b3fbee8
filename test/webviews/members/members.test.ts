import assert from 'node:assert/strict';
import { membersView } from '../../../webviews/members/members.page.ts';
import { type MembersContent, membersViewMessageSchema } from '../../../webviews/members/messages.ts';
import { type OpenOptions, type OpenView, WebviewBench } from '../webview-page.ts';
import { asViewer, membersContent, ofOnePerson } from './sample-members.ts';

const made = {
  type: 'made',
  kind: 'key',
  name: 'Nightly export',
  text: 'vir_k1_secret',
  isMailed: false,
  until: null,
};

describe('the page Members & Keys', function () {
  this.timeout(120_000);
  let bench: WebviewBench;

  before(async () => {
    bench = await WebviewBench.start(membersView);
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  async function open(
    content: MembersContent = membersContent(),
    options: Partial<OpenOptions> = {},
  ): Promise<OpenView> {
    const host = (input: unknown): readonly unknown[] =>
      membersViewMessageSchema.parse(input).type === 'ready'
        ? [{ type: 'connection', state: 'online' }, content]
        : [];
    const view = await bench.open({ host, width: 1440, height: 900, ...options });
    await view.filled();
    return view;
  }

  const textOf = (text: string | null) =>
    (text ?? '')
      .replace(/\p{Co}/gu, '')
      .replace(/\s+/g, ' ')
      .trim();
  const button = ({ page }: OpenView, name: string) => page.getByRole('button', { name, exact: true });
  const rowsOf = ({ page }: OpenView, table: string) =>
    page.getByRole('table', { name: table }).locator('tbody tr');
  const read = async (view: OpenView, table: string) =>
    (await rowsOf(view, table).allTextContents()).map(textOf);

  it('says what a required second factor does, and leaves the switch as it is on record until the host says otherwise', async () => {
    const view = await open();
    const box = view.page.getByRole('checkbox', { name: 'Require a second factor' });
    await view.page.getByText('Who has none opens nothing until they have set one up.').waitFor();

    await box.click();
    await view.until(() => view.messages('requireSecondFactor').length === 1, 'the request');

    assert.deepEqual(view.messages('requireSecondFactor'), [
      { type: 'requireSecondFactor', isRequired: true },
    ]);
    assert.equal(await box.isChecked(), false);
    await view.send(membersContent({ rules: { requiresSecondFactor: true, canChange: false } }));
    await view.page.getByRole('checkbox', { checked: true, disabled: true }).waitFor();
  });

  it('has no rules of sign-in where nobody signs in', async () => {
    const view = await open(ofOnePerson());

    assert.equal(await view.page.getByRole('checkbox', { name: 'Require a second factor' }).count(), 0);
  });

  it('lists who is there, who is invited, and keys with their use', async () => {
    const view = await open();

    const [robin, mia, ida] = await read(view, 'Members');
    assert.match(
      robin ?? '',
      /Robin Hale \(you\)robin@hale\.example AdminThe last admin: name another one first All Passkey this minute/,
    );
    assert.match(
      mia ?? '',
      /Mia Lundmia@hale\.example .*Developer.* Orders serviceand 2 more None Not in the last 30 days/,
    );
    assert.match(ida ?? '', /Ida Sørensenno address Approver All –Deactivated1 Dec 2026/);
    assert.deepEqual(await read(view, 'Invitations'), [
      'tom@reuter.example Developer 14 Dec 2026 Resend Revoke…',
      'lena@hale.example Viewer expired 1 Dec 2026 Resend Revoke…',
    ]);
    assert.deepEqual(await read(view, 'API keys'), [
      'CI scanner vir_7Qm2aBtD94yz… Findings: Change 2 minutes ago 1,204 calls in 30 days 1,204'.replace(
        '1,204 calls',
        '1204 calls',
      ),
      'Bookkeeping exportof the organization vir_kT9dxYyZNQ94… 3 permissions 1 Dec 2026Rotated 31 calls in 30 days 31',
      'Toggl importof Mia Lund vir_a04XzZNQtDd9… Time: Change 14 Sept 2026 No calls in 30 days 0',
    ]);
    assert.deepEqual(view.failures, []);
  });

  it('gives a role, keeps what is on record until the host answers, and asks for the other acts', async () => {
    const view = await open();
    const role = view.page.getByRole('combobox', { name: 'Role of Mia Lund' });

    await role.selectOption({ label: 'Approver' });
    await button(view, 'More actions, Mia Lund').click();
    await view.until(() => view.messages('more').length === 1, 'both acts');

    assert.deepEqual(view.messages('setRole'), [
      { type: 'setRole', id: 'mia', version: 4, role: 'approver' },
    ]);
    assert.deepEqual(view.messages('more'), [{ type: 'more', id: 'mia', version: 4 }]);
    assert.equal(await role.inputValue(), 'user');
    assert.equal(await button(view, 'More actions, Robin Hale').count(), 0);
  });

  it('invites by address and role, and shows the link once', async () => {
    const view = await open();
    await button(view, 'Invite…').click();
    const email = view.page.getByLabel('Email address');

    await button(view, 'Invite').click();
    await view.page.getByText('Enter an email address.').waitFor();
    assert.equal(await email.getAttribute('aria-invalid'), 'true');
    assert.match(await view.readFocus(), /Email address/);

    await email.fill('jo@hale.example');
    await view.page.getByRole('combobox', { name: 'Role', exact: true }).selectOption({ label: 'Viewer' });
    await button(view, 'Invite').click();
    await view.until(() => view.messages('invite').length === 1, 'the invitation');
    assert.deepEqual(view.messages('invite')[0]?.['draft'], { email: 'jo@hale.example', role: 'viewer' });

    const link = 'https://vireo.example/join#token';
    await view.send({
      ...made,
      kind: 'link',
      name: 'jo@hale.example',
      text: link,
      until: '2026-12-16T14:00:00.000Z',
    });
    const shown = view.page.getByLabel('Link of the invitation');
    assert.equal(await shown.inputValue(), link);
    await view.page.getByText('No email is set up: hand the link over yourself. It is shown once.').waitFor();
    await button(view, 'Copy').click();
    await view.page.getByText('Copied').waitFor();
    assert.deepEqual(view.messages('copy'), [{ type: 'copy', text: link }]);
    await button(view, 'Done').click();
    assert.equal(await shown.count(), 0);

    await view.send({ ...made, kind: 'link', name: 'jo@hale.example', text: '', isMailed: true });
    await view.page.getByText('The link is on its way by email.').waitFor();
    assert.deepEqual([await shown.count(), await button(view, 'Copy').count()], [0, 0]);
    await button(view, 'Done').click();
  });

  it('sends an invitation by Enter, and shows keys and what can be done at the width of a small window', async () => {
    const view = await open(membersContent(), { width: 676, height: 700 });
    await button(view, 'Invite…').click();
    const address = view.page.getByLabel('Email address');
    await address.fill('jo@hale.example');
    const isCovered = `(() => {
      let field = document.activeElement;
      while (field.shadowRoot?.activeElement) field = field.shadowRoot.activeElement;
      const { x, y, width, height } = field.getBoundingClientRect();
      return field.getRootNode().elementFromPoint(x + width / 2, y + height / 2) !== field;
    })()`;
    assert.equal(await view.page.evaluate(isCovered), false);
    await address.press('Enter');
    await view.until(() => view.messages('invite').length === 1, 'the invitation');

    const box = await button(view, 'Revoke the invitation of tom@reuter.example…').boundingBox();
    assert.ok(box !== null && box.x + box.width <= 676, JSON.stringify(box));
  });

  it('shows the beginning of a key beside its permissions, and not below them', async () => {
    for (const width of [1440, 676]) {
      const view = await open(membersContent(), { width, height: 900 });
      const cells = view.page.locator('.keys tbody td:nth-child(2)');
      for (const cell of await cells.all())
        assert.equal(await cell.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth), true);
    }
  });

  it('says beside the address why the server refused it', async () => {
    const view = await open();
    await button(view, 'Invite…').click();
    await view.page.getByLabel('Email address').fill('mia@hale.example');
    await button(view, 'Invite').click();
    await view.send({
      type: 'refused',
      field: 'email',
      text: 'A person of the organization has this address.',
    });

    const reason = view.page.locator('#email-reason');
    assert.equal(textOf(await reason.textContent()), 'A person of the organization has this address.');
    assert.equal(await view.page.getByLabel('Email address').inputValue(), 'mia@hale.example');
  });

  it('resends and revokes invitations', async () => {
    const view = await open();
    await button(view, 'Resend the invitation of tom@reuter.example').click();
    await button(view, 'Revoke the invitation of lena@hale.example…').click();
    await view.until(() => view.messages('revokeInvitation').length === 1, 'both');

    assert.deepEqual(view.messages('resend'), [{ type: 'resend', id: 'tom', version: 1 }]);
    assert.deepEqual(view.messages('revokeInvitation'), [
      { type: 'revokeInvitation', id: 'lena', version: 2 },
    ]);
  });

  it('makes a key of chosen permissions, and keeps it nowhere once it is shown', async () => {
    const view = await open();
    await button(view, 'Create Key…').click();
    const create = button(view, 'Create Key');

    await create.click();
    await view.page.getByText('Enter a name.').waitFor();
    await view.page.getByLabel('Name', { exact: true }).fill('Nightly export');
    await create.click();
    await view.page.getByText('Choose at least one permission.').waitFor();
    await button(view, 'Select All Read').click();
    await view.page.getByRole('checkbox', { name: 'Invoices: Issue' }).check();
    await view.page.getByLabel('Last day').fill('2027-06-30');
    await create.click();
    await view.until(() => view.messages('makeKey').length === 1, 'the key');
    assert.deepEqual(view.messages('makeKey')[0]?.['draft'], {
      name: 'Nightly export',
      scopes: ['client:read', 'time:read', 'invoice:read', 'invoice:issue'],
      expiresOn: '2027-06-30',
      isOfOrganization: false,
    });

    await view.send(made);
    assert.equal(await view.page.getByLabel('The whole key').inputValue(), 'vir_k1_secret');
    const kept = await view.page.evaluate(() =>
      JSON.stringify([sessionStorage, localStorage, history.state]),
    );
    assert.doesNotMatch(kept, /vir_k1_secret/);
    // A click beside it, or Escape, does not lose what is shown once.
    await button(view, 'CI scanner').click();
    await view.page.getByLabel('The whole key').press('Escape');
    assert.equal(await view.page.getByLabel('The whole key').count(), 1);
  });

  it('shows a key with what called, and rotates or revokes it', async () => {
    const view = await open();
    await button(view, 'Bookkeeping export').click();
    const rail = view.page.getByRole('complementary');
    const text = textOf(await rail.textContent());

    assert.match(text, /vir_kT9dxYyZNQ94….*Rotated.*anywhere.*600.*vir_OlD3xY…, works until 10 Dec 2026/);
    assert.match(text, /Invoices: Read ?Payments: Change ?Clients: Read/);
    await button(view, 'Rotate…').click();
    await button(view, 'Revoke…').last().click();
    await view.until(() => view.messages('revokeKey').length === 1, 'both');
    assert.deepEqual(view.messages('rotate'), [{ type: 'rotate', id: 'export', version: 2 }]);
    assert.deepEqual(view.messages('revokeKey'), [{ type: 'revokeKey', id: 'export', version: 2 }]);
    await rail.press('Escape');
    await rail.waitFor({ state: 'detached' });
  });

  it('says where people join, and invites nobody, in a practice of one person', async () => {
    const view = await open(ofOnePerson());

    await view.page.getByText(/You work alone here\. People join on a server/).waitFor();
    assert.equal(await button(view, 'Invite…').count(), 0);
    assert.equal(await view.page.getByRole('heading', { name: 'Invitations' }).count(), 0);
    await view.page.getByText(/A key opens the API to a script/).waitFor();
  });

  it('offers a viewer nothing that the server refuses', async () => {
    const view = await open(asViewer());

    assert.equal(await view.page.getByRole('combobox').count(), 0);
    assert.equal(await view.page.getByRole('button', { name: /More actions|Invite/ }).count(), 0);
    assert.equal(await view.page.getByRole('heading', { name: 'Invitations' }).count(), 0);
    assert.equal(await button(view, 'Create Key…').count(), 1);
  });

  it('is worked by keys alone', async () => {
    const view = await open();
    await view.tabTo(/^Invite…$/);
    await view.page.keyboard.press('Enter');
    await view.page.getByLabel('Email address').waitFor();
    await view.page.keyboard.type('jo@hale.example');
    await view.tabTo(/^Invite$/);
    await view.page.keyboard.press('Enter');
    await view.until(() => view.messages('invite').length === 1, 'the invitation');
    await view.page.getByLabel('Email address').press('Escape');
    await view.page.getByRole('complementary').waitFor({ state: 'detached' });
  });

  it('speaks German', async () => {
    const view = await open(membersContent(), { language: 'de', locale: 'de-DE' });

    await view.page.getByRole('heading', { name: 'Mitglieder & Schlüssel' }).waitFor();
    const [tom] = await read(view, 'Einladungen');
    assert.equal(tom, 'tom@reuter.example Entwickler 14. Dez. 2026 Erneut senden Widerrufen …');
  });

  it('fits from 300 px to 4K', async () => {
    const view = await open();
    await button(view, 'Bookkeeping export').click();
    await view.atWidths([300, 700, 1024, 1440, 3840], async () => {
      const overflow = await view.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.equal(overflow, 0);
    });
  });

  it('has nothing that axe finds in any theme', async () => {
    const view = await open();
    assert.deepEqual(await view.findAxeViolationsInThemes(), []);
    await button(view, 'Create Key…').click();
    await button(view, 'Create Key').click();
    assert.deepEqual(await view.findAxeViolationsInThemes(), [], 'a form');
    await view.send(made);
    await view.page.getByLabel('The whole key').waitFor();
    assert.deepEqual(await view.findAxeViolationsInThemes(), [], 'a key');
    await button(view, 'Done').click();
    await button(view, 'Toggl import').click();
    assert.deepEqual(await view.findAxeViolationsInThemes(), [], 'details');
    assert.deepEqual(view.failures, []);
  });
});
