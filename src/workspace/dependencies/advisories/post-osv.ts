/** Sends questions to OSV's service over HTTP, for processes that may: the work process asks the backend. */
import { AdvisoryError } from './advisory-error.ts';
import type { PostOsv } from './online-source.ts';
import { checkServiceUrl } from './service-url.ts';

/** The backend parses it: advisories of a thousand packages are some hundred kilobytes. */
const maxAnswerBytes = 8 * 1024 * 1024;

export const postOsv: PostOsv = async ({ path, body }, { url, signal, timeoutMs = 30_000 }) => {
  checkServiceUrl(url);
  const limits = [AbortSignal.timeout(timeoutMs), ...(signal === undefined ? [] : [signal])];
  try {
    const response = await fetch(`${url.replace(/\/$/, '')}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.any(limits),
    });
    if (!response.ok) throw new AdvisoryError('network', `${url} answered ${response.status}.`);
    return JSON.parse(await readAnswer(response, url));
  } catch (error) {
    if (error instanceof AdvisoryError) throw error;
    throw new AdvisoryError('network', `${url} cannot be asked: ${describe(error)}.`, error);
  }
};

async function readAnswer(response: Response, url: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxAnswerBytes) throw new AdvisoryError('network', `${url} answered more than 8 MB.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof SyntaxError) return 'it answers in another form';
  if (error.name === 'TimeoutError') return 'it does not answer in time';
  return error.cause instanceof Error ? error.cause.message : error.message;
}
