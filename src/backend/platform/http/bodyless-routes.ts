/**
 * A route that takes no body refuses one that says something: `{"issueDate": …}` sent to a route that issues
 * today would be taken for granted by its sender.
 */
import type { FastifyInstance } from 'fastify';
import { text } from '../../../words/text.ts';
import { ApiError, boundIssues } from './api-error.ts';

function keysOf(body: unknown): readonly string[] {
  if (body === undefined || body === null || body === '') {
    return [];
  }
  return typeof body === 'object' && !Array.isArray(body) ? Object.keys(body) : [''];
}

export function registerBodylessRoutes(app: FastifyInstance): void {
  app.addHook('preValidation', async (request) => {
    const keys = request.routeOptions.schema?.body === undefined ? keysOf(request.body) : [];
    if (keys.length > 0) {
      const issues = keys.map((field) => ({ field, issue: 'is not taken: this route has no body' }));
      const { details, more } = boundIssues(issues);
      throw new ApiError('invalid', text`This route takes no body${more}.`, details);
    }
  });
}
