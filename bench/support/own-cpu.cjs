/** Loaded before a program (`node --require`): at its end its own CPU milliseconds, without its children's, go to the file of VIREO_BENCH_CPU. */
process.on('exit', () => {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  require('node:fs').writeFileSync(process.env.VIREO_BENCH_CPU, String((userCPUTime + systemCPUTime) / 1000));
});
