/** The pages: bundle, root element and skeleton. Without a schema, since the extension's entry shows a page before its host is loaded. */

/**
 * `name` is that of the bundle (`dist/webviews/<name>.js`) and of the skeleton. With `hasImages` it shows images that come in
 * messages, as data URIs.
 */
export const approvalsView = { name: 'approvals', rootElement: 'vireo-approvals' } as const;
export const businessView = { name: 'business', rootElement: 'vireo-business' } as const;
export const clientView = { name: 'client', rootElement: 'vireo-client' } as const;
export const coachView = { name: 'coach', rootElement: 'vireo-coach' } as const;
export const dashboardView = { name: 'dashboard', rootElement: 'vireo-dashboard' } as const;
export const explainView = { name: 'explain', rootElement: 'vireo-explain' } as const;
export const goalsView = { name: 'goals', rootElement: 'vireo-goals' } as const;
export const invoiceView = { name: 'invoice', rootElement: 'vireo-invoice', hasImages: true } as const;
export const lookView = { name: 'look', rootElement: 'vireo-look', hasImages: true } as const;
export const modelsView = { name: 'models', rootElement: 'vireo-models' } as const;
export const moneyView = { name: 'money', rootElement: 'vireo-money' } as const;
export const ratesView = { name: 'rates', rootElement: 'vireo-rates' } as const;
export const reportsView = { name: 'reports', rootElement: 'vireo-reports' } as const;
export const runView = { name: 'run', rootElement: 'vireo-run' } as const;
export const scannerView = { name: 'scanner', rootElement: 'vireo-scanner' } as const;
export const stackView = { name: 'stack', rootElement: 'vireo-stack' } as const;
export const weekView = { name: 'week', rootElement: 'vireo-week' } as const;

export const pageViews = [
  approvalsView,
  businessView,
  clientView,
  coachView,
  dashboardView,
  explainView,
  goalsView,
  invoiceView,
  lookView,
  modelsView,
  moneyView,
  ratesView,
  reportsView,
  runView,
  scannerView,
  stackView,
  weekView,
] as const;

export type PageView = (typeof pageViews)[number];
export type PageName = PageView['name'];
