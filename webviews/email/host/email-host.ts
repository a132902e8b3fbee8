/** The host side of the page *Set Up Email*. */

import type { MailAccount, MailPresets } from '../../../src/api-client/index.ts';
import { isApiFailure } from '../../../src/pages/failures.ts';
import { toFormRefusal } from '../../../src/pages/forms/field-refusals.ts';
import { ifMatch } from '../../../src/pages/if-match.ts';
import { loadOrFail } from '../../../src/pages/load-or-fail.ts';
import { describeMailFault } from '../../../src/pages/mail/mail-faults.ts';
import type { DefinePage, Page, PageTable } from '../../../src/pages/page-host.ts';
import { requireOrganization } from '../../../src/pages/practice/load-organization.ts';
import {
  type EmailContent,
  type EmailHostMessage,
  type EmailValues,
  type EmailViewMessage,
  emailFields,
  emailViewMessageSchema,
} from '../messages.ts';
import { newAccount } from '../new-account.ts';
import { newEmailValues, toEmailValues } from './email-values.ts';
import { loadAccounts, showAccounts, showPresets } from './load-accounts.ts';
import { removeAccount } from './remove-account.ts';
import { type EmailPorts, type Tried, tryAccount } from './try-account.ts';

export function defineEmail(ports: EmailPorts): DefinePage<EmailViewMessage, EmailHostMessage> {
  return (page) => new EmailPage(ports, page).table;
}

type Save = Extract<EmailViewMessage, { type: 'save' }>;

interface Shown {
  readonly accounts: readonly MailAccount[];
  readonly values: EmailValues;
}

class EmailPage {
  private readonly ports: EmailPorts;
  private readonly page: Page<EmailHostMessage>;
  private subject: string = newAccount;
  /** Of the account to be: a request that is sent again makes no second one. */
  private newId: string | undefined;
  private shown: Shown | undefined;
  private test: EmailContent['test'];
  private answers: number | undefined;

  constructor(ports: EmailPorts, page: Page<EmailHostMessage>) {
    this.ports = ports;
    this.page = page;
  }

  get table(): PageTable<EmailViewMessage, EmailHostMessage> {
    return {
      incoming: emailViewMessageSchema,
      isInTurn: true,
      showsConnection: true,
      watch: ['mail-account'],
      load: () => loadOrFail(this.ports, 'Set Up Email', () => this.load()),
      on: {
        ready: () => this.page.fill(),
        refresh: () => this.page.fill(),
        save: (message) => this.save(message),
        cancel: () => this.cancel(),
        add: () => this.show(newAccount),
        edit: ({ id }) => this.show(id),
        remove: ({ id }) => this.remove(id),
        makeDefault: ({ id }) => this.makeDefault(id),
        signIn: ({ id }) => this.signIn(id),
        test: ({ id }) => this.signIn(id),
      },
    };
  }

  private async load(): Promise<EmailContent> {
    const { ports } = this;
    const { backend } = ports;
    const [accounts, presets, organization, me, outgoing] = await Promise.all([
      loadAccounts(ports),
      backend.ask((api, options) => api.listMailPresets({ ...options })),
      requireOrganization(ports),
      backend.ask((api, options) => api.getMe({ ...options })),
      backend.ask((api, options) => api.getOutgoing({ ...options })),
    ]);
    const edited = accounts.find(({ id }) => id === this.subject);
    if (edited === undefined) this.subject = newAccount;
    const address = accounts.length === 0 ? (organization.email ?? me.email ?? '') : '';
    const values =
      edited === undefined
        ? newEmailValues({ presets: presets.items, address, business: organization.name })
        : toEmailValues(edited);
    this.shown = { accounts, values };
    const { answers } = this;
    this.answers = undefined;
    return {
      type: 'content',
      subject: this.subject,
      values,
      presets: showPresets(presets, ports),
      accounts: await showAccounts(ports, accounts, presets),
      business: organization.name,
      isDemo: outgoing.reason === 'demo',
      ...(this.test !== undefined && { test: this.test }),
      ...(answers !== undefined && { answers }),
    };
  }

  private find(id: string): MailAccount | undefined {
    return this.shown?.accounts.find((account) => account.id === id);
  }

  private async show(subject: string): Promise<void> {
    this.subject = subject;
    this.test = undefined;
    await this.page.fill();
  }

  private async cancel(): Promise<void> {
    if (this.subject === newAccount) this.ports.close();
    else await this.show(newAccount);
  }

  private async save({ values: changed, saveId }: Save): Promise<void> {
    if (this.shown === undefined) return;
    const values: EmailValues = { ...this.shown.values, ...changed };
    const before = this.find(this.subject);
    const { ports } = this;
    try {
      this.newId ??= await ports.backend.ask(async (api) => ({ data: api.newId() }));
      const asked = { values, before, id: this.newId };
      const title = ports.t('Sending a test mail');
      const tried = await ports.withProgress(title, async () => await tryAccount(ports, asked));
      await this.tell(tried, values, saveId);
    } catch (error) {
      if (!isApiFailure(error)) throw error;
      await this.page.send(toFormRefusal(error, emailFields, ports.t));
      if (error.code === 'stale_version') await this.page.fill();
    }
  }

  private async tell(tried: Tried, values: EmailValues, saveId: number): Promise<void> {
    const { t } = this.ports;
    if (tried.ok) {
      this.test = this.toTest(tried, t('A test mail is on its way to {0}.', values.testTo));
      this.subject = newAccount;
      this.newId = undefined;
      this.answers = saveId;
      await this.page.fill();
      this.ports.saved();
      return;
    }
    const sentence = sentenceOf(tried, values, t);
    if (tried.isCancelled !== true) this.test = this.toTest(tried, sentence);
    const faults =
      tried.fault === 'sign_in_refused' && values.signIn === 'password'
        ? [{ field: 'password' as const, message: sentence }]
        : [];
    await this.page.fill();
    await this.page.send({ type: 'refused', message: sentence, faults });
  }

  private toTest({ ok, response }: Tried, sentence: string): EmailContent['test'] {
    const { clock, locale } = this.ports;
    const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
    return { ok, sentence, response: response ?? '', at: time.format(clock.now()) };
  }

  private async remove(id: string): Promise<void> {
    const account = this.find(id);
    if (account === undefined || !(await removeAccount(this.ports, account))) return;
    await this.ports.forgetPassword(account);
    await this.show(newAccount);
  }

  private async makeDefault(id: string): Promise<void> {
    const account = this.find(id);
    if (account === undefined) return;
    const request = { path: { id }, headers: ifMatch(account), body: { isDefault: true } };
    await this.ports.backend.ask((api, options) => api.patchMailAccount({ ...options, ...request }));
    await this.page.fill();
  }

  /** What it signs in with, where that is missing; then the test that makes it ready. */
  private async signIn(id: string): Promise<void> {
    const account = this.find(id);
    if (account === undefined) return;
    const lacks = account.state === 'needs_sign_in' || account.state === 'sign_in_refused';
    if (lacks && !(await this.ports.signIn(account))) return;
    const { ports } = this;
    const tried = await ports.withProgress(ports.t('Sending a test mail'), async () =>
      ports.backend.ask((api, options) => api.testMailAccount({ ...options, path: { id }, body: {} })),
    );
    const values = toEmailValues(account);
    const sentence = tried.ok
      ? ports.t('A test mail is on its way to {0}.', account.address)
      : sentenceOf(tried, values, ports.t);
    this.test = this.toTest(tried, sentence);
    if (!tried.ok) this.subject = id;
    await this.page.fill();
  }
}

function sentenceOf({ fault, message, isCancelled }: Tried, values: EmailValues, t: EmailPorts['t']): string {
  if (isCancelled === true) return t('The sign-in was not completed.');
  if (fault === null) return message ?? t('The test mail was not sent.');
  const { host, port } = values;
  const preset = values.preset as MailPresets['items'][number]['name'];
  return describeMailFault(fault, { host, port: Number(port), preset }, t);
}
