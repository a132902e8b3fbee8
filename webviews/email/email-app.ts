/** `<vireo-email>`: an account for mail on one form, beside the test mail that proves it, above the accounts that are there. */
import { html, nothing, type TemplateResult } from 'lit';
import { FormApp } from '../components/form/form-app.ts';
import type { Faults, GroupSpec } from '../components/form/form-model.ts';
import { icon } from '../components/icons.ts';
import { renderAccounts } from './account-list.ts';
import {
  findEmailFaults,
  followAddress,
  followPort,
  followPreset,
  followSecurity,
  presetOf,
} from './email-form.ts';
import { emailGroups } from './email-groups.ts';
import { emailStyles } from './email-styles.ts';
import type { EmailContent, EmailField, EmailValues, EmailViewMessage } from './messages.ts';
import { newAccount } from './new-account.ts';
import { words } from './words.ts';

export class VireoEmail extends FormApp<EmailField, EmailContent, EmailViewMessage> {
  static override styles = [...FormApp.styles, emailStyles];

  protected readonly needs = 'mail:write';
  protected readonly label = words.heading;
  protected readonly railLabel = words.testTitle;
  protected override readonly secretFields = ['password'] as const;
  protected override readonly isLegendShown = false;

  protected override heading(content: EmailContent | undefined): TemplateResult {
    const edited = content?.accounts.find(({ id }) => id === content.subject);
    const subtitle = edited === undefined ? words.subtitle : words.editing(edited.address);
    return html`<h1>${words.heading}</h1><span class="muted cut">${content?.isDemo ? words.demo : subtitle}</span>`;
  }

  protected override saveLabel(_content: EmailContent, { signIn }: EmailValues): string {
    return signIn === 'xoauth2' ? words.signInAndTest : words.sendTest;
  }

  protected override outlook({ subject }: EmailContent): string {
    return subject === newAccount ? words.addedAfter : words.changedAfter;
  }

  protected override groups(content: EmailContent, values: EmailValues): readonly GroupSpec<EmailField>[] {
    const choosePreset = (name: string) => this.choose('preset', name);
    return emailGroups({ content, values, words, choosePreset });
  }

  protected override findFaults(content: EmailContent, values: EmailValues): Faults<EmailField> {
    return findEmailFaults(content, values, words.faults);
  }

  protected override follow(
    field: EmailField,
    text: string,
    before: EmailValues,
  ): Partial<Record<EmailField, string>> {
    const preset = this.content?.presets.find(({ name }) => name === text);
    if (field === 'preset') return preset === undefined ? {} : followPreset(preset, before);
    if (field === 'port') return followPort(text, before);
    if (field === 'security') return followSecurity(text, before);
    return field === 'address' ? followAddress(text, before) : {};
  }

  protected override renderMore(content: EmailContent): TemplateResult {
    return renderAccounts({ content, words, act: (message) => this.act(message) });
  }

  protected override renderRail(content: EmailContent, values: EmailValues): TemplateResult {
    return html`<section class="sec" aria-labelledby="test-title">
        <div class="row"><h2 id="test-title" class="grow">${words.testTitle}</h2><span class="small muted">${content.test?.at ?? ''}</span></div>
        ${this.#renderTest(content)}
      </section>
      <section class="sec" aria-labelledby="sends-title"><h2 id="sends-title">${words.testSends}</h2>
        <dl class="kv"><dt>${words.sender}</dt><dd>${[values.senderName, values.address].filter((text) => text !== '').join(', ')}</dd>
          <dt>${words.subject}</dt><dd>Test mail from Vireo</dd></dl>
        <div class="field"><div class="caption"><label for="testTo">${words.to}</label></div>
          <input class="input" id="testTo" autocomplete="off" spellcheck="false" maxlength="254" .value=${values.testTo} @input=${this.#typeRecipient} /></div>
      </section>
      <section class="sec" aria-labelledby="after-title"><h2 id="after-title">${words.afterTest}</h2>
        ${this.#renderDefault(content, values)}
        <dl class="kv"><dt>${words.password}</dt><dd>${values.signIn === 'none' ? words.noPassword : words.passwordKept}</dd>
          <dt>${words.limit}</dt><dd>${limitOf(content, values)}</dd></dl>
      </section>`;
  }

  #toldTest: EmailContent['test'];

  /** Empty again once it was kept, the password would be left with a fault. */
  override updated(): void {
    super.updated();
    const test = this.content?.test;
    if (test === this.#toldTest) return;
    this.#toldTest = test;
    if (test?.ok && this.shadowRoot?.activeElement?.id === 'password')
      this.renderRoot.querySelector<HTMLElement>('main')?.focus();
  }

  readonly #typeRecipient = ({ target }: Event): void => {
    if (target instanceof HTMLInputElement) this.choose('testTo', target.value);
  };

  #renderTest({ test, subject }: EmailContent): TemplateResult {
    if (test === undefined) return html`<p class="muted">${words.notTested}</p>`;
    if (test.ok)
      return html`<div class="fail" role="status">${icon('pass', 'ok')}<p>${test.sentence}</p></div>`;
    return html`<div class="fail" role="alert">${icon('error', 'danger')}<p><strong>${test.sentence}</strong></p>
      <p class="muted">${subject === newAccount ? words.nothingKept : words.nothingChanged}</p>
      ${test.response === '' ? nothing : html`<details open><summary>${words.serverSaid}</summary><p class="said">${test.response}</p></details>`}
    </div>`;
  }

  #renderDefault({ accounts, subject }: EmailContent, values: EmailValues): TemplateResult {
    const isDefault = accounts.some(({ id, isDefault: own }) => own && id === subject);
    if (accounts.length === 0 || isDefault) return html`<p class="small muted">${words.isFirst}</p>`;
    const choose = ({ target }: Event): void => {
      if (target instanceof HTMLInputElement) this.choose('isDefault', target.checked ? 'yes' : '');
    };
    return html`<label class="check"><input type="checkbox" .checked=${values.isDefault === 'yes'} @change=${choose} /><span>${words.makeDefault}</span></label>`;
  }
}

function limitOf(content: EmailContent, values: EmailValues): string {
  const preset = presetOf(content, values);
  if (preset?.dailyLimit) return words.perDay(preset.dailyLimit);
  return words.noLimit(preset === undefined || preset.name === 'other' ? '' : preset.title);
}

customElements.define('vireo-email', VireoEmail);
