/** One notification when 50 %, 80 % or all of a spending cap is used. */
import * as vscode from 'vscode';
import { runCommand } from '../../platform/commands.ts';
import { userLocale } from '../../platform/l10n.ts';
import type { Services } from '../../platform/services.ts';
import { listReached, type Reached } from './reached-thresholds.ts';

const toldFlag = 'vireo.toldSpending';

export async function notifyThreshold(services: Services): Promise<void> {
  const { backend, context } = services;
  const spending = await backend.ask((api, options) =>
    api.getSpending({ ...options, query: { locale: userLocale() } }),
  );
  const told = context.globalState.get<Readonly<Record<string, string>>>(toldFlag) ?? {};
  const fresh = listReached(spending).filter(({ scope, key }) => told[scope] !== key);
  const now = Object.fromEntries(fresh.map(({ scope, key }) => [scope, key]));
  await context.globalState.update(toldFlag, { ...told, ...now });
  for (const reached of fresh) show(services, reached);
}

function show({ log, t }: Services, { scope, percent, spent, cap }: Reached): void {
  const values = [String(percent), spent, cap] as const;
  const sentence =
    scope === 'day'
      ? t('Models have used {0} % of the cap for today: {1} of {2}.', ...values)
      : t('Models have used {0} % of the cap for this month: {1} of {2}.', ...values);
  const act = t('Show Spending');
  const tell = percent === 100 ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  Promise.resolve(tell(sentence, act))
    .then((chosen) => (chosen === act ? runCommand('vireo.openModels') : undefined))
    .catch((error: unknown) => log.error(String(error)));
}
