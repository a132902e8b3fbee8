/**
 * What changes beyond one function and goes with what it is of: a call, a connection, a file that is read. By file, by
 * `file#name` where the file keeps other state, too, or by folder (with its slash); what a
 * module keeps, by `file#name` alone.
 */
export const callState: Readonly<Record<string, string>> = {
  'src/backend/contexts/agents/build/build-image.ts': 'a build of an image',
  'src/backend/contexts/agents/graphs/answers/answer-model.ts': 'an answer of a model',
  'src/backend/contexts/agents/publish/git/run-git.ts': 'a run of git',
  'src/backend/contexts/agents/requests/request-progress.ts': 'a request that runs',
  'src/backend/contexts/agents/requests/timeline/timeline.ts': 'a request that runs',
  'src/backend/contexts/coach/say/answers/answer.ts': 'an answer',
  'src/backend/contexts/coach/coach/built-in/built-in-coach.ts': 'an answer',
  'src/backend/contexts/coach/coach/keep-frames.ts': 'an answer',
  'src/backend/contexts/coach/coach/live-answer.ts': 'an answer; the chat keeps those that are live',
  'src/backend/contexts/coach/coach/model/model-source.ts': 'an answer',
  'src/backend/contexts/coach/coach/open-question.ts': 'a question',
  'src/backend/contexts/coach/read/pieces.ts': 'a question',
  'src/backend/contexts/code/findings/keep-findings.ts': 'findings of one scan',
  'src/backend/contexts/code/scans/scan-progress.ts': 'a scan that runs',
  'src/backend/contexts/insight/model/rows/': 'a report',
  'src/backend/contexts/insight/query/remember-each.ts': 'a question',
  'src/backend/contexts/practice/clients/import/known-clients.ts': 'the import of one file',
  'src/backend/contexts/practice/time-rules/time-rules.repository.ts': 'a page of projects',
  'src/backend/contexts/time/proposals/calendar/calendar-thread.ts': 'the reading of one file',
  'src/backend/contexts/time/transfer/imports/open-file/file-reading.ts': 'the import of one file',
  'src/backend/contexts/time/transfer/imports/open-file/import-thread.ts': 'a thread that reads one file',
  'src/backend/contexts/time/transfer/imports/open-file/import-worker.ts#reading':
    'a thread that reads one file',
  'src/backend/contexts/time/transfer/imports/open-file/import-worker.ts#looked':
    'a thread that reads one file',
  'src/backend/contexts/time/transfer/imports/open-file/import-worker.ts#asks':
    'a thread that reads one file',
  'src/backend/contexts/time/transfer/imports/open-file/import-worker.ts#waiting':
    'a thread that reads one file',
  'src/backend/contexts/time/transfer/imports/open-file/import-worker.ts#shownAt':
    'a thread that reads one file',
  'src/backend/contexts/time/transfer/imports/open-file/decided-rows.ts': 'the import of one file',
  'src/backend/contexts/time/transfer/imports/open-file/keep-transaction.ts': 'a transaction',
  'src/backend/contexts/time/transfer/imports/open-file/placed-rows.ts#placesOf': 'the import of one file',
  'src/backend/contexts/time/transfer/imports/running-imports.ts#entry':
    'one of the imports, which are marked',
  'src/backend/contexts/time/transfer/imports/resolve/': 'the import of one file',
  'src/backend/contexts/time/transfer/imports/write-import.ts': 'the import of one file',
  'src/backend/contexts/time/transfer/readers/': 'the reading of one file',
  'src/backend/platform/db/sqlite-worker.ts#openEngine': 'the thread of a database',
  'src/backend/platform/db/sqlite-worker.ts#engine': 'the thread of a database',
  'src/backend/platform/db/sqlite-worker.ts#inTransaction': 'the thread of a database',
  'src/backend/platform/db/sqljs-module.ts#loaded': 'the thread of a database',
  'src/backend/platform/db/': 'a connection of this process to its database, or the thread of it',
  'src/backend/platform/events/subscription.ts#before': 'what is told to one connection',
  'src/backend/platform/files/local-file-store.ts#held': 'one use of a file',
  'src/backend/platform/http/bodies/unread-bodies.ts': 'a request',
  'src/backend/platform/jobs/embedded-job-queue.ts#run': 'one run of a job',
  'src/backend/platform/mail/transport/send-by-smtp.ts': 'the sending of one message',
  'src/backend/platform/models/bridge-hub.ts#RunningCall': 'a call of a model',
  'src/backend/platform/models/bridge-hub.ts#window': 'one of the windows, which are marked',
  'src/backend/platform/models/engine/answer.ts': 'an answer of a model',
  'src/backend/platform/models/engine/bounded-fetch.ts': 'a reply of a model',
  'src/backend/platform/models/engine/bounded-parts.ts': 'a reply of a model',
  'src/backend/platform/models/engine/paid-call.ts': 'a call of a model',
  'src/backend/platform/reach/inserted-rows.ts': 'a transaction',
  'src/backend/platform/turns.ts': 'one long reckoning',
  'src/backend/platform/unit-of-work.ts': 'a transaction',
  'src/backend/platform/work/work-process.ts': 'the process that it starts',
  'src/backend/platform/work/work.ts#limit': 'a task',
};
