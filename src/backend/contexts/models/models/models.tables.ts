interface ModelProviderTable {
  id: string;
  organization_id: string;
  /** openai, anthropic or compatible. */
  kind: string;
  title: string;
  base_url: string;
  /** 0 or 1. */
  needs_key: number;
  /** JSON: a list of models, as the API takes them. */
  models: string;
  created_at: number;
  updated_at: number;
  version: number;
}

export type { ModelProviderTable };

interface ModelProviderTables {
  model_providers: ModelProviderTable;
}

declare module '../../../schema.ts' {
  interface Schema extends ModelProviderTables {}
}
