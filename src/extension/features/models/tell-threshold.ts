/** One notification when half, four fifths or all of a cap is spent. */
import * as vscode from 'vscode';
import type { Spending } from '../../../api-client/index.ts';
import { thresholdPercents } from '../../../domain/spending/caps.ts';
import { runCommand } from '../../platform/commands.ts';
import { userLocale } from '../../platform/l10n.ts';
import type { Services } from '../../platform/services.ts';

const toldFlag = 'vireo.toldSpending';

export interface Reached {
  readonly scope: 'day' | 'month';
  readonly percent: number;
  readonly spent: string;
  readonly cap: string;
  /** The same one is told once: of a day or a month, and of a cap. */
  readonly key: string;
}

/** The highest threshold that each cap of a day and a month has reached; pure. */
export function listReached({ today, caps }: Pick<Spending, 'today' | 'caps'>): readonly Reached[] {
  return (['day', 'month'] as const).flatMap((scope) => {
    const cap = caps.find((each) => each.scope === scope);
    if (cap === undefined || cap.microUsd === 0) return [];
    const committed = cap.spent.microUsd + cap.reserved.microUsd;
    const percent = thresholdPercents.findLast((each) => committed * 100 >= cap.microUsd * each);
    if (percent === undefined) return [];
    const period = scope === 'day' ? today : today.slice(0, 7);
    const key = `${period} ${cap.microUsd} ${percent}`;
    return [{ scope, percent, spent: cap.spent.text, cap: cap.text, key }];
  });
}

export async function tellThreshold(services: Services): Promise<void> {
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
