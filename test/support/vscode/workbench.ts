/** The workbench as its user sees it: what can be clicked and typed, by the words on the screen. */

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { errors, type Frame, type Locator, type Page } from 'playwright-core';
import { projectRoot } from '../../../scripts/paths.ts';
import { describeViolations } from '../axe-violations.ts';
import { waitFor } from '../wait-for.ts';

/** Long: on a busy machine of two cores an extension host needs a quarter of it to be there. */
export const patienceMs = 120_000;

/** How long one step may wait before all of them are taken again. */
export interface Attempt {
  readonly timeout: number;
}

const firstAttemptMs = 1_000;
const longestAttemptMs = 10_000;
/** Long from the first: one that was cut off may have been taken all the same, and is not to be repeated. */
const click: Attempt = { timeout: longestAttemptMs };

export class Workbench {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    page.setDefaultTimeout(patienceMs);
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url);
    await this.page.locator('.monaco-workbench').waitFor();
  }

  /**
   * Reloads the window once it has written down that the editor in front is `kept`, the type of a panel or what its state
   * names: that is written some seconds late, only what is written is restored, and only what was in front drawn.
   */
  async reload(kept: string): Promise<void> {
    await this.waitFor(() => isInFront(this.page, kept), `the window to write down that ${kept} is in front`);
    await this.page.reload();
    await this.page.locator('.monaco-workbench').waitFor();
  }

  /** An item of the status bar by the id that the extension gave it. */
  statusItem(id: string): Locator {
    return this.page.locator(`[id="vireo.vireo.${id}"]`);
  }

  /** Runs a command through the palette, as `Vireo: Start Timer…`. What takes the focus meanwhile closes it: then again. */
  async runCommand(title: string): Promise<void> {
    await this.untilDone(async (attempt) => {
      await this.offerCommand(title, attempt);
      await this.input.press('Enter', attempt);
    }, `the palette to offer ${title}`);
  }

  /** Until the palette has the focus on it, by arrows where another one is first: a click may land on a row that moves. */
  async offerCommand(title: string, attempt: Attempt): Promise<void> {
    const rows = this.page.locator(`.quick-input-list .monaco-list-row[aria-label^="${title}"]:visible`);
    await this.closePalette(attempt);
    await this.page.keyboard.press('F1');
    await this.input.fill(`>${title}`, attempt);
    await rows.first().waitFor(attempt);
    const place = Number(await rows.first().getAttribute('aria-posinset', attempt));
    for (let step = 1; step < place; step += 1) await this.input.press('ArrowDown', attempt);
    await rows.and(this.page.locator('.focused')).waitFor(attempt);
  }

  /** One that was opened before a command was there does not offer it later: F1 leaves an open palette as it is. */
  private async closePalette(attempt: Attempt): Promise<void> {
    const widget = this.page.locator('.quick-input-widget:visible');
    if (!(await widget.isVisible()) || !(await this.input.inputValue(attempt)).startsWith('>')) return;
    await this.input.press('Escape', attempt);
    await widget.waitFor({ ...attempt, state: 'hidden' });
  }

  /** Takes a quick fix at the cursor. A cursor that still moves, or a finding that comes anew, closes the list: then again. */
  async quickFix(title: RegExp): Promise<void> {
    await this.untilDone(async (attempt) => {
      await this.page.keyboard.press('Escape');
      await this.page.keyboard.press('ControlOrMeta+.');
      const fix = this.page.locator('.action-widget').getByText(title).first();
      await fix.waitFor(attempt);
      await fix.click(click);
    }, `the quick fix ${title}`);
  }

  /** One that asks something. The editor may take the focus back late, which closes the question: then again. */
  async askByQuickFix(title: RegExp, question: string): Promise<void> {
    const asked = this.page.locator('.quick-input-widget').getByText(question);
    await this.untilDone(async () => {
      if (await asked.isVisible()) return;
      await this.quickFix(title);
      await asked.waitFor(click);
    }, `the quick fix ${title} to ask`);
  }

  /** The box of the palette, of quick picks and of questions. */
  get input(): Locator {
    return this.page.locator('.quick-input-widget input').first();
  }

  /** Of what is on the screen: rows of a list that was closed stay in the page for a while. */
  row(text: string): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row:visible', { hasText: text }).first();
  }

  async pick(text: string): Promise<void> {
    await this.row(text).click();
  }

  /** By a command that asks with a list. The editor may give a page its focus back late, which closes the list: then again. */
  async runAndPick(title: string, text: string): Promise<void> {
    await this.untilDone(async () => {
      if (!(await this.row(text).isVisible())) await this.runCommand(title);
      await this.row(text).click(click);
    }, `${title} to offer ${text}`);
  }

  /** For a box of text. */
  async answer(text: string): Promise<void> {
    await this.input.fill(text);
    await this.input.press('Enter');
  }

  /** A box may be there before its rows, and does not hear Enter until then. */
  async choose(text: string): Promise<void> {
    await this.row(text).waitFor();
    await this.input.fill(text);
    await this.focusedRow(text).waitFor();
    await this.input.press('Enter');
  }

  /** Takes what a list offers ticked, once its rows are there. */
  async acceptQuestion(placeHolder: string): Promise<void> {
    await this.page.getByPlaceholder(placeHolder).waitFor();
    await this.page.locator('.quick-input-list .monaco-list-row:visible').first().waitFor();
    await this.input.press('Enter');
  }

  private focusedRow(text: string | RegExp): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row.focused:visible', { hasText: text }).first();
  }

  /** By its command: a click on the activity bar would hide the container where it is shown already. */
  async showContainer(name: string): Promise<void> {
    await this.runCommand(`View: Show ${name}`);
    await this.page.locator('.sidebar .composite.title', { hasText: name }).waitFor();
  }

  /**
   * Answers the box that asks where to save, once it proposes a file of the `ending`: the question before it is still
   * on the screen while what is to be saved is fetched. While the box lists a folder, it does not hear Enter: then again.
   */
  async saveAs(file: string, ending: string): Promise<void> {
    await this.waitFor(
      async () => (await this.input.inputValue()).endsWith(ending),
      `the question where to save, with a proposed file *${ending}`,
    );
    await this.input.fill(file);
    await this.waitFor(async () => {
      if (await this.input.isVisible()) await this.page.keyboard.press('Enter');
      return await this.input.isHidden();
    }, `the question where to save to take ${file}`);
  }

  /**
   * Answers a modal dialog by the keyboard. A webview that has just opened can take the focus from it, which on a busy
   * machine comes late: then again.
   */
  async answerDialog(
    dialog: Locator,
    button: string | RegExp,
    key: 'Enter' | 'Escape' = 'Enter',
  ): Promise<void> {
    await this.untilDone(async (attempt) => {
      if (!(await dialog.isVisible())) return;
      await dialog.getByRole('button', { name: button }).press(key, attempt);
      await dialog.waitFor({ state: 'hidden', ...attempt });
    }, `the dialog to take ${key} at ${button}`);
  }

  /** The section of one tree view in the side bar. */
  view(title: string): Locator {
    return this.page.locator('.pane', {
      has: this.page.getByRole('button', { name: new RegExp(`^${title} Section$`) }),
    });
  }

  /** Shows and unfolds one view, and puts the focus there. */
  async showView(title: string): Promise<void> {
    await this.runCommand(`Vireo: Focus on ${title} View`);
  }

  /** Five views share the side bar, and a list draws no more rows than it has room for. */
  async foldViews(...titles: readonly string[]): Promise<void> {
    for (const title of titles) {
      // What stands beside its title is part of its name.
      const header = this.page.getByRole('button', { name: new RegExp(`^${title}\\b.* Section$`) });
      const folded = header.and(this.page.locator('[aria-expanded="false"]'));
      await this.untilDone(async (attempt) => {
        await header.press('ArrowLeft', attempt);
        await folded.waitFor(attempt);
      }, `${title} to be folded`);
    }
  }

  /** By what a screen reader says: on the screen a row's label and description run together. */
  treeItem(spoken: RegExp): Locator {
    return this.page.locator('.sidebar').getByRole('treeitem', { name: spoken }).first();
  }

  /** An action that a row shows while the pointer is over it. One that moves away from under the pointer hides it: then again. */
  async runRowAction(row: Locator, label: string): Promise<void> {
    await this.untilDone(async (attempt) => {
      await row.hover(attempt);
      const action = row.getByRole('button', { name: label });
      await action.waitFor(attempt);
      await this.waitForRest(action);
      await action.click(click);
    }, `the row to offer ${label}`);
  }

  /** Rows that are read again move: a click would be on the one that comes to lie there. */
  private async waitForRest(place: Locator): Promise<void> {
    let before = '';
    await this.waitFor(async () => {
      const [last, now] = [before, JSON.stringify(await place.boundingBox())];
      before = now;
      await this.page.waitForTimeout(250);
      return now === last;
    }, 'the row to stay where it is');
  }

  /** An action of a row's context menu. What takes the focus closes the menu: then again. */
  async runMenuAction(row: Locator, label: string): Promise<void> {
    await this.untilDone((attempt) => this.clickInMenu(row, label, attempt), `the menu to take ${label}`);
  }

  /** One that asks something: until the question is on the screen. */
  async askByMenu(row: Locator, label: string): Promise<void> {
    await this.untilDone(async (attempt) => {
      await this.clickInMenu(row, label, attempt);
      await this.input.waitFor({ timeout: 10_000 });
    }, `the menu to ask for ${label}`);
  }

  /** For a moment after it opened the menu takes a click for the end of the one that did, and stays. */
  private async clickInMenu(row: Locator, label: string, attempt: Attempt): Promise<void> {
    const item = this.page.getByRole('menuitem', { name: label });
    if (await item.isHidden()) await row.click({ button: 'right', ...attempt });
    await item.waitFor(attempt);
    await item.click(click);
    await item.waitFor({ state: 'hidden', ...attempt });
  }

  /**
   * Through the palette. Not by a click: it first lists what was open before, and while its rows change places
   * for what is typed, the click lands on another one.
   */
  async openFile(file: string): Promise<void> {
    const name = path.basename(file);
    await this.untilDone(async (attempt) => {
      // Where it is open already, the same keys go to its next row.
      if (await this.input.isVisible()) await this.page.keyboard.press('Escape');
      await this.page.keyboard.press('ControlOrMeta+P');
      await this.input.fill(file, attempt);
      await this.focusedRow(name).waitFor(attempt);
      await this.page.keyboard.press('Enter');
      await this.page.locator('.tab.active', { hasText: name }).waitFor(attempt);
      await this.focusedEditor(`$="/${name}"`).waitFor(attempt);
    }, `the palette to open ${file}`);
  }

  /** A file that is open already. */
  async showTab(name: string): Promise<void> {
    await this.page.locator('.tab', { hasText: name }).click();
    await this.page.locator('.tab.active', { hasText: name }).waitFor();
    await this.focusedEditor(`$="/${name}"`).waitFor();
  }

  /**
   * The editor that shows a text, with the focus in it: until then what is typed goes nowhere, or, since the tab is
   * marked first, into the text that was shown before. `ofAddress` is the rest of an attribute selector.
   */
  focusedEditor(ofAddress: string): Locator {
    return this.page.locator(`.part.editor .monaco-editor.focused[data-uri${ofAddress}]`);
  }

  /** In the editor that is shown, which has the focus afterwards. */
  async goToLine(line: number, column = 1): Promise<void> {
    await this.untilDone(async (attempt) => {
      await this.page.keyboard.press('ControlOrMeta+G');
      await this.input.fill(`:${line}:${column}`, attempt);
      await this.page.keyboard.press('Enter');
      await this.input.waitFor({ state: 'hidden', ...attempt });
      await this.page.locator('.part.editor .monaco-editor.focused').waitFor(attempt);
      await this.page
        .locator('[id="status.editor.selection"]')
        .filter({ hasText: `Ln ${line}, Col ${column}` })
        .waitFor(attempt);
    }, `the editor to go to ${line}:${column}`);
  }

  squiggles(kind: 'error' | 'warning' | 'info'): Locator {
    return this.page.locator(`.squiggly-${kind}`);
  }

  async squiggleCount(): Promise<number> {
    return await this.page.locator('.squiggly-error, .squiggly-warning, .squiggly-info').count();
  }

  async waitFor(condition: () => Promise<boolean>, what: string): Promise<void> {
    await waitFor(condition, what, patienceMs);
  }

  /** Takes the steps again while one of them waits in vain: a moment at first, longer where the machine needs it. */
  async untilDone(steps: (attempt: Attempt) => Promise<void>, what: string): Promise<void> {
    let timeout = firstAttemptMs;
    await this.waitFor(async () => {
      const isDone = await succeeds(() => steps({ timeout }));
      timeout = Math.min(timeout * 2, longestAttemptMs);
      return isDone;
    }, what);
  }

  /** The inner page of the webview in which `selector` is; several webviews look alike from outside. */
  async webview(selector: string): Promise<Frame> {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      for (const frame of this.page.frames()) {
        if (frame !== this.page.mainFrame() && (await isIn(frame, selector))) return frame;
      }
      if (Date.now() > deadline) throw new Error(`No webview shows ${selector}.`);
      await this.page.waitForTimeout(100);
    }
  }

  /** Rules of WCAG A and AA and best practices that the page of the only webview breaks, as it stands in the editor. */
  async findAxeViolations(): Promise<readonly string[]> {
    const inWebview = ['iframe.webview', '#active-frame', 'html'];
    const { violations } = await new AxeBuilder({ page: this.page }).include(inWebview).analyze();
    return describeViolations(violations);
  }

  async button(text: string): Promise<void> {
    await this.page
      .locator('.monaco-dialog-box, .notifications-toasts')
      .getByRole('button', { name: text })
      .first()
      .click();
  }

  /** Of a notification, where it stands: a toast goes after ten seconds, and is in the list of all from then on. */
  notificationButton(text: string | RegExp, label: string): Locator {
    const notification = this.page.locator('.notification-list-item:visible', { hasText: text }).first();
    return notification.getByRole('button', { name: label }).first();
  }

  /** Of a notification that was shown, though it may be gone from the screen. */
  async pressInNotification(text: string | RegExp, label: string): Promise<void> {
    const button = this.notificationButton(text, label);
    await this.untilDone(async (attempt) => {
      if (await button.isHidden()) await this.runCommand('Notifications: Show Notifications');
      await button.waitFor(attempt);
      await button.click(click);
    }, `${label} of the notification ${text}`);
    await this.hideNotifications();
  }

  /** Waits for a notification in the list of all: whoever looks late sees no toast any more. */
  async findNotification(text: string | RegExp): Promise<void> {
    const notification = this.page.locator('.notifications-center .notification-list-item', {
      hasText: text,
    });
    await this.untilDone(async (attempt) => {
      await this.runCommand('Notifications: Show Notifications');
      await notification.first().waitFor(attempt);
    }, `the notification ${text}`);
    await this.hideNotifications();
  }

  /** While the list of all is open, no toast is shown. It may close by itself: its command is then no longer offered. */
  async hideNotifications(): Promise<void> {
    const list = this.page.locator('.notifications-center.visible');
    await this.untilDone(async (attempt) => {
      if (await list.isHidden()) return await this.closePalette(attempt);
      await this.offerCommand('Notifications: Hide Notifications', attempt);
      await this.input.press('Enter', attempt);
      await list.waitFor({ ...attempt, state: 'hidden' });
    }, 'no list of notifications');
  }

  async setTheme(label: string): Promise<void> {
    await this.runCommand('Preferences: Color Theme');
    await this.input.fill(label);
    // The first of those that are left, once what is typed has done away with the others.
    await this.focusedRow(label).waitFor();
    await this.input.press('Enter');
  }

  /** For a person to look at, with VIREO_SCREENSHOTS=1 alone: to draw each takes up to a second. */
  async screenshot(name: string): Promise<void> {
    if (process.env['VIREO_SCREENSHOTS'] === '1') await this.keepScreenshot(name);
  }

  /** Into out/screenshots, whatever the environment says: of where a test failed. */
  async keepScreenshot(name: string): Promise<void> {
    const folder = path.join(projectRoot, 'out/screenshots');
    mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: path.join(folder, `${name}.png`) });
  }
}

/** False when a step waited in vain. */
async function succeeds(steps: () => Promise<void>): Promise<boolean> {
  try {
    await steps();
    return true;
  } catch (error) {
    if (error instanceof errors.TimeoutError) return false;
    throw error;
  }
}

/** Whether what the window has written of its editors, to restore them after a reload, has `wanted` in front. */
async function isInFront(page: Page, wanted: string): Promise<boolean> {
  const written = await writtenEditors(page);
  return frontEditors(written === undefined ? undefined : JSON.parse(written)).some((one) =>
    one.includes(wanted),
  );
}

/** What the window keeps in the browser's storage of its editor groups, as JSON; undefined before it wrote any. */
async function writtenEditors(page: Page): Promise<string | undefined> {
  return await page.evaluate(async () => {
    const done = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined || !/^vscode-web-state-db-(?!global)/.test(name)) continue;
      const database = await done(indexedDB.open(name));
      const table = database.transaction('ItemTable').objectStore('ItemTable');
      const editors: unknown = await done(table.get('memento/workbench.parts.editor'));
      database.close();
      if (typeof editors === 'string') return editors;
    }
    return undefined;
  });
}

/** Of each editor group below `node`, the editor that was used last, as JSON. */
function frontEditors(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  if ('editors' in node && 'mru' in node && Array.isArray(node.editors) && Array.isArray(node.mru))
    return [JSON.stringify(node.editors[node.mru[0]] ?? '')];
  return Object.values(node).flatMap(frontEditors);
}

/** A frame may go away while it is asked: then it does not show anything. */
async function isIn(frame: Frame, selector: string): Promise<boolean> {
  try {
    return (await frame.locator(selector).count()) > 0;
  } catch {
    return false;
  }
}
