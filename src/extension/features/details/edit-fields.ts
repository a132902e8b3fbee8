/** A record as a list of its fields, each with an input box of its own; Escape goes one step back. */
import * as vscode from 'vscode';
import { isApiFailure } from '../../../pages/failures.ts';
import { showFailure } from '../../platform/notify.ts';
import type { Services } from '../../platform/services.ts';
import {
  type Choice,
  type ChoiceField,
  type Field,
  findRefusal,
  isTextField,
  orderChoices,
  type Steps,
  type TextField,
} from './field.ts';

export interface Subject<Patch> {
  readonly title: string;
  /** Anew after each change: what is shown is what is stored. */
  readonly load: () => Promise<readonly Field<Patch>[]>;
  /** @throws ApiRequestError when it is refused */
  readonly save: (patch: Patch) => Promise<unknown>;
}

interface FieldItem<Patch> extends vscode.QuickPickItem {
  readonly field: Field<Patch>;
}

/** Until the user leaves the list of fields. */
export async function editFields<Patch>(services: Services, subject: Subject<Patch>): Promise<void> {
  for (;;) {
    const field = await pickField(services, subject);
    if (field === undefined) return;
    await editField(services, subject, field);
  }
}

async function pickField<Patch>(
  { t }: Services,
  { title, load }: Subject<Patch>,
): Promise<Field<Patch> | undefined> {
  const items = (await load()).map(
    (field): FieldItem<Patch> => ({ label: field.label, description: field.shown || t('none'), field }),
  );
  const placeHolder = t('Choose what to change; Escape when you are done');
  return (await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDescription: true }))?.field;
}

async function editField<Patch>(
  services: Services,
  subject: Subject<Patch>,
  field: Field<Patch>,
): Promise<void> {
  if (isTextField(field)) return await askText(services, subject, field);
  const [only, ...more] = field.choices;
  const choice = more.length === 0 ? only : await pickChoice(services, subject, field);
  if (choice === undefined) return;
  const { answer } = choice;
  if ('ask' in answer) return await askText(services, subject, answer.ask);
  if ('steps' in answer) return await askSteps(services, subject, answer.steps);
  const patch = 'patch' in answer ? answer.patch : await answer.find();
  if (patch === undefined) return;
  await subject.save(patch).catch((error: unknown) => showFailure(services, error));
}

async function pickChoice<Patch>(
  { t }: Services,
  { title }: Subject<Patch>,
  field: ChoiceField<Patch>,
): Promise<Choice<Patch> | undefined> {
  const items = orderChoices(field).map(({ choice, isSet }) => ({
    label: choice.label,
    description: [choice.description, isSet ? t('as it is now') : ''].filter(Boolean).join(' · '),
    choice,
  }));
  const options = { title: `${title}: ${field.label}`, placeHolder: field.placeholder };
  return (await vscode.window.showQuickPick(items, options))?.choice;
}

/** One box after another; Escape keeps nothing of them. */
export async function askSteps<Patch>(
  services: Services,
  { title, save }: Pick<Subject<Patch>, 'title' | 'save'>,
  { asked, toPatch }: Steps<Patch>,
): Promise<void> {
  let texts = asked.map(({ text }) => text);
  for (let at = 0; at < asked.length; at += 1) {
    const step = asked[at];
    if (step === undefined) return;
    const text = await vscode.window.showInputBox({
      title: `${title}: ${step.label} (${at + 1}/${asked.length})`,
      prompt: step.prompt,
      value: texts[at] ?? '',
      ignoreFocusOut: true,
      validateInput: step.check,
    });
    if (text === undefined) return;
    texts = texts.with(at, text);
  }
  await save(toPatch(texts)).catch((error: unknown) => showFailure(services, error));
}

/** Asked again with the backend's own words for as long as it refuses what was typed. */
async function askText<Patch>(
  services: Services,
  { title, save }: Subject<Patch>,
  field: TextField<Patch>,
): Promise<void> {
  let refused: { readonly text: string; readonly issue: string } | undefined;
  for (;;) {
    const issueOf = (text: string) => (text === refused?.text ? refused.issue : field.check(text));
    const text = await vscode.window.showInputBox({
      title: `${title}: ${field.label}`,
      prompt: refused?.issue ?? field.prompt,
      value: refused?.text ?? field.text,
      ignoreFocusOut: true,
      validateInput: issueOf,
    });
    if (text === undefined || text === field.text) return;
    try {
      await save(field.toPatch(text));
      return;
    } catch (error) {
      if (!isApiFailure(error, 'invalid')) return await showFailure(services, error);
      refused = { text, issue: findRefusal(error, field) };
    }
  }
}
