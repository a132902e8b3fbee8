/**
 * The API client for the command line's quick commands: the same functions and errors over node:http, without axios.
 * The build puts it in place of `api-client/index.ts` there (scripts/build/light-client.ts). It speaks to this machine
 * alone: no proxy, no TLS, no redirects.
 */
export { ApiRequestError, isApiRequestError } from '../api-request-error.ts';
export * from '../generated/sdk.gen.ts';
export { newId } from '../new-id.ts';
export { createApiClient } from './create-api-client.ts';
