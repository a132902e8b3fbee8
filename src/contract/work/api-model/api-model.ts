/** The data model that an API is generated from, whole: its shape, and what must hold between its parts. */
import { modelIssues } from './api-model-issues.ts';
import { modelShape } from './api-model-shape.ts';

export type { ApiAccess, ApiEntity, ApiField, ApiModel, ApiRelation, FieldType } from './api-model-shape.ts';

export const apiModelSchema = modelShape.superRefine((model, context) => {
  for (const { path, message } of modelIssues(model))
    context.addIssue({ code: 'custom', path: [...path], message });
});
