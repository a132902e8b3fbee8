import { asText } from '../../../words/text.ts';
import { ApiError } from '../http/api-error.ts';
import { WorkError } from './work-error.ts';

/** Turns a refusal of the work process, such as of a folder, into an API error with the same message. */
export async function rethrowRefusal<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const isRefused = WorkError.is(error) && error.code === 'refused';
    throw isRefused ? new ApiError('state_forbids', asText(error.message), [], error) : error;
  }
}
