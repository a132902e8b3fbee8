/**
 * The environment that worker threads are given: none of the user's variables, but for the place where Node keeps
 * compiled code. Without it, each worker compiles the whole scanner anew, which takes longer than most scans.
 */
export function workerEnvironment(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Readonly<Record<string, string>> {
  const compiledCode = env['NODE_COMPILE_CACHE'];
  return compiledCode === undefined ? {} : { NODE_COMPILE_CACHE: compiledCode };
}
