/** A process that restores a backup and is killed at the step that it is told: `DATA NAMED STEP`. */
import { type RestoreStep, restoreBackup } from '../../local/backup/restore-backup.ts';

const [data = '', named = '', at] = process.argv.slice(2);

await restoreBackup({
  data,
  named,
  damaged: true,
  now: () => Date.now(),
  atStep: (step: RestoreStep) => {
    if (step === at) process.kill(process.pid, 'SIGKILL');
  },
});
