/** A user without a pointer: each key waits until what it is meant for is on the screen and has the focus. */
import type { Locator } from 'playwright-core';
import type { Workbench } from '../support/vscode/workbench.ts';

export class Keys {
  private readonly workbench: Workbench;

  constructor(workbench: Workbench) {
    this.workbench = workbench;
  }

  private get page() {
    return this.workbench.page;
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /**
   * By a command that asks with a list. The editor may give a page its focus back late, which closes the list before the row
   * is taken: then again. A list that was closed keeps its rows in the page, hidden.
   */
  async runAndChoose(title: string, text: string): Promise<void> {
    const row = this.workbench.row(text);
    const taken = this.focusedRow(text);
    await this.workbench.untilDone(async (attempt) => {
      if (!(await row.isVisible())) await this.run(title);
      await row.waitFor(attempt);
      while (!(await taken.isVisible())) {
        if (!(await row.isVisible())) throw new Error(`${title} was closed`);
        await this.press('ArrowDown');
      }
      await this.workbench.input.press('Enter', attempt);
      await row.waitFor({ timeout: 20_000, state: 'hidden' });
    }, `${title} to take ${text}`);
  }

  private focusedRow(text: string, more = ''): Locator {
    return this.page
      .locator('.quick-input-list .monaco-list-row.focused', { hasText: text })
      .filter({ hasText: more })
      .first();
  }

  /** Through the palette. */
  async run(title: string): Promise<void> {
    await this.workbench.runCommand(title);
  }

  /** The box titled so lists the folder of the window; while it reads it, it does not hear Enter: again until it is gone. */
  async openFile(title: string, name: string): Promise<void> {
    const box = this.page.locator('.quick-input-widget', { hasText: title });
    await this.rowIsThere(name);
    await this.workbench.waitFor(async () => {
      if (await box.isHidden()) return true;
      if (await this.focusedRow(name).isVisible()) await this.press('Enter');
      else await this.press('ArrowDown');
      return await box.isHidden();
    }, `${title} to take ${name}`);
  }

  /** The list that asks this has the focus. */
  async question(text: string): Promise<void> {
    await this.page.locator(`.quick-input-widget input[placeholder*="${text}"]:focus`).waitFor();
    await this.page.locator('.quick-input-list .monaco-list-row').first().waitFor();
  }

  async title(text: string): Promise<void> {
    await this.page.locator('.quick-input-titlebar', { hasText: text }).waitFor();
  }

  async noQuestion(): Promise<void> {
    await this.page.locator('.quick-input-widget').first().waitFor({ state: 'hidden' });
  }

  async rowIsThere(text: string, more = ''): Promise<void> {
    await this.page
      .locator('.quick-input-list .monaco-list-row', { hasText: text })
      .filter({ hasText: more })
      .first()
      .waitFor();
  }

  /** By arrows, and Enter once the focus is there. */
  async choose(text: string, more = ''): Promise<void> {
    await this.rowIsThere(text, more);
    await this.workbench.waitFor(async () => {
      if (await this.focusedRow(text, more).isVisible()) return true;
      await this.press('ArrowDown');
      return await this.focusedRow(text, more).isVisible();
    }, `the focus to come to ${text}`);
    await this.workbench.waitFor(
      async () => await this.enter(this.focusedRow(text, more)),
      `${text} to be taken`,
    );
  }

  /**
   * The palette gives the focus back to the page that had it, which a page takes a moment later than the list that opens in
   * between: then Enter was the page's. A list that heard it has long gone before it is pressed again.
   */
  private async enter(row: Locator): Promise<boolean> {
    if (!(await row.isVisible())) return true;
    await this.workbench.input.focus();
    await this.press('Enter');
    await row.waitFor({ state: 'hidden', timeout: 20_000 }).catch(() => undefined);
    return !(await row.isVisible());
  }

  async answer(text: string): Promise<void> {
    await this.page.locator('.quick-input-widget input:focus').waitFor();
    await this.workbench.input.fill(text);
    await this.press('Enter');
  }

  private toastWith(text: string): Locator {
    return this.page.locator('.notifications-toasts .notification-toast', { hasText: text }).first();
  }

  async toast(text: string): Promise<void> {
    await this.toastWith(text).waitFor();
  }

  async noToast(text: string): Promise<void> {
    await this.toastWith(text).waitFor({ state: 'hidden' });
  }

  /**
   * Goes to the notification and on by Tab to the button, the first where none is named. By the list of all: its toast
   * is gone after ten seconds, and to come by keys to what is being read may take as long.
   */
  async acceptToast(text: string, label?: string): Promise<void> {
    const { workbench } = this;
    await this.run('Notifications: Show Notifications');
    const buttons = this.page
      .locator('.notifications-center .notification-list-item', { hasText: text })
      .first()
      .locator('.notification-list-item-buttons-container');
    const button = (label === undefined ? buttons : buttons.getByRole('button', { name: label }))
      .locator('xpath=descendant-or-self::*[@role="button"]')
      .first();
    await button.waitFor();
    await workbench.waitFor(async () => {
      if (await button.evaluate((one) => one === document.activeElement)) return true;
      await this.press('Tab');
      return false;
    }, `the focus to come to the button of ${text}`);
    await this.press('Enter');
    await workbench.hideNotifications();
  }
}
