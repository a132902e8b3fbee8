/** Whether axios may send a request again. */
import { type AxiosError, isCancel } from 'axios';
import { isRepeatable } from './idempotent-request.ts';

export function mayBeSentTwice(error: AxiosError): boolean {
  if (isCancel(error) || !error.config) return false;
  const { method = 'get', data } = error.config;
  return isRepeatable({ method, body: data, status: error.response?.status });
}
