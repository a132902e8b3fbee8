import { ApiError } from '../http/api-error.ts';
import { WorkError } from './work-error.ts';

/** What the work process refuses to do, such as to look into a folder, is told to whoever asked, in its words. */
export async function rethrowRefusal<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const isRefused = WorkError.is(error) && error.code === 'refused';
    throw isRefused ? new ApiError('state_forbids', error.message, [], error) : error;
  }
}
