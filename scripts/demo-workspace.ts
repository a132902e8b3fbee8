/** Writes the demo project alone, without a practice: for the window that F5 opens. */
import { createDemo } from '../src/backend/demo/create-demo.ts';
import { ownDay } from '../src/backend/demo/own-day.ts';
import { runMain } from './main.ts';

await runMain(async () => {
  const [directory = 'out/demo'] = process.argv.slice(2);
  await createDemo({ directory, ...ownDay() });
  console.log(`The demo project is in ${directory}`);
  return 0;
});
