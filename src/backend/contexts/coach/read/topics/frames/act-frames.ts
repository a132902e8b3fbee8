/** What the coach is told to do, and how things are done. */
import { type Frame, frame } from './frame.ts';
import type { ActFrameClass } from './how-to-words.ts';

const f = frame<ActFrameClass>;
const how = 'howTo self new polite inCase';

export const howToFrames = [
  f('how-restore', ['howTo backFrom backup', `${how} backFrom backup data restore last broken`], {
    slots: 'PJC',
  }),
  f('how-restore', ['howTo restore', `${how} backup data restore broken backFrom`], { slots: 'PJC' }),
  f('how-backup', ['howTo backup', `${how} make data backup run find setUp`], { slots: 'PJC' }),
  f('how-undo', ['howTo undo', `${how} mistake undo restore`], { slots: 'PJC' }),
  f('how-forgotten', ['howTo forgotten entry', `${how} find forgotten log entry`], { slots: 'PJC' }),
  f('how-forgotten', ['howTo timer leftOn', `${how} timer leftOn tooLong putRight edit start last`], {
    slots: 'PJC',
  }),
  f(
    'how-forgotten',
    ['howTo timer tooLong putRight', `${how} timer tooLong putRight edit stop mistake allOpen run last`],
    { slots: 'PJC' },
  ),
  f('how-forgotten', ['howTo forgotten timer|stop', `${how} timer stop forgotten putRight off`], {
    slots: 'PJC',
  }),
  f('how-mcp', ['howTo connect assistant', `${how} connect assistant setUp data`], { slots: 'PJC' }),
  f('how-mcp', ['assistant setUp', `assistant setUp connect`], {}),
  f('how-model', ['howTo setUp model', `${how} setUp model set whichOne`], { slots: 'PJC' }),
  f('how-import', ['howTo import', `${how} import source entry client self export`], { slots: 'PJC' }),
  f(
    'how-correct',
    ['howTo fixInvoice invoice', `${how} fixInvoice invoice send last issue wrongOnIt afterwards`],
    { slots: 'PJC' },
  ),
  f('how-correct', ['howTo fixInvoice wrongOnIt', `${how} fixInvoice wrongOnIt billedIn`], { slots: 'PJC' }),
  f('how-correct', ['howTo creditNote', `${how} creditNote make issue fixInvoice invoice send addNew`], {
    slots: 'PJC',
  }),
  f('how-payment', ['howTo mark pay', `${how} mark pay invoice client`], { slots: 'PJC' }),
  f('how-payment', ['howTo inCase pay invoice', `${how} pay invoice client hasAux`], { slots: 'PJC' }),
  f('how-send', ['howTo send invoice', `${how} send invoice byMail client issue`], { slots: 'PJC' }),
  f('how-send', ['howTo toClient invoice', `${how} toClient send invoice issue byMail`], { slots: 'PJC' }),
  f('how-export', ['howTo export', `${how} export exportable invoice entry`], { slots: 'PJC' }),
  f('how-approve', ['howTo approve sheet|entry', `${how} approve sheet entry ofOthers`], {
    slots: 'PJC',
  }),
  f('how-approve', ['howTo sealVerb off sheet|entry', `${how} sealVerb off sheet entry ofOthers`], {
    slots: 'PJC',
  }),
  f('how-submit', ['howTo handOver forApproval', `${how} handOver forApproval sheet entry last send`], {
    slots: 'PJC',
  }),
  f('how-submit', ['howTo hand off sheet|entry', `${how} hand off sheet entry last log`], { slots: 'PJC' }),
  f('how-submit', ['howTo submit|submitting sheet|entry', `${how} submit submitting sheet entry last log`], {
    slots: 'PJC',
  }),
  f('how-submit', ['howTo handOver sheet', `${how} handOver sheet last handed`], { slots: 'PJC' }),
  f('how-export', ['howTo hand off exportable', `${how} hand off exportable export`], { slots: 'PJC' }),
  f('how-rate', ['howTo set rate', `${how} set rate project client log`], { slots: 'PJC' }),
  f('how-budget', ['howTo set budget', `${how} set budget project log`], { slots: 'PJC' }),
  f(
    'how-currency',
    [
      'howTo set|billing|billedIn|instead currency',
      `${how} set currency client setUp invoice project billing billedIn instead whichOne foreign`,
    ],
    { slots: 'PJC' },
  ),
  f(
    'how-vat',
    ['howTo set vat', `${how} set vat client setUp invoice rate log foreign without smallBusiness`],
    {
      slots: 'PJC',
    },
  ),
  f(
    'how-vat',
    ['howTo vat useIt|smallBusiness', `${how} vat useIt smallBusiness without billedIn set foreign`],
    {
      slots: 'PJC',
    },
  ),
  f(
    'how-invoice',
    [
      'howTo make|issue|billing|draftVerb invoice',
      `${how} make issue draftVerb billing invoice client send set addNew entry firstTime start`,
    ],
    { slots: 'PJC' },
  ),
  f('how-invoice', ['howTo reckon off', `${how} reckon project client entry off`], { slots: 'PJC' }),
  f('how-invoice', ['howTo turnInto intoInvoice', `${how} turnInto intoInvoice entry project`], {
    slots: 'PJC',
  }),
  f('how-client', ['howTo addNew client', `${how} addNew client log make gained`], { slots: 'PJC' }),
  f('how-project', ['howTo addNew project', `${how} addNew project log make client starting`], {
    slots: 'PJC',
  }),
  f('how-scan', ['howTo scan|scanning', `${how} scan scanning code run project set setUp start`], {
    slots: 'PJC',
  }),
  f('how-timer', ['howTo start|run|starting timer', `${how} start starting timer entry run project live`], {
    slots: 'PJC',
  }),
  f('how-timer', ['howTo inMotion timer', `${how} inMotion timer log set mark`], { slots: 'PJC' }),
  f('how-timer', ['howTo useIt timer', `${how} useIt timer`], {}),
  f('how-timer', ['howTo clockIn', `${how} clockIn`], { slots: 'PJC' }),
  f('how-stop', ['howTo stop|stopped timer', `${how} stop stopped timer`], { slots: 'PJC' }),
  f('how-edit', ['howTo edit entry', `${how} edit entry fixInvoice set log afterwards project noteNoun`], {
    slots: 'PJC',
  }),
  f('how-edit', ['howTo edit wrongPlace', `${how} edit wrongPlace loggedIt entry`], { slots: 'PJC' }),
  f('how-add', ['howTo log entry', `${how} log entry afterwards forgotten mark addNew`], { slots: 'PJC' }),
];

/** Fillers of questions are none of commands: "did I submit …" asks. */
function withoutQuestions(one: Frame<ActFrameClass>): Frame<ActFrameClass> {
  return { ...one, may: new Set([...[...one.may].filter((name) => name !== 'filler'), 'polite']) };
}

export const actFrames = [
  f('act-start', ['switchIt timer switchOn', 'switchIt timer switchOn self project'], { slots: 'JC' }),
  f('act-stop', ['switchIt timer switchOff', 'switchIt timer switchOff self andSave'], {}),
  f('act-start', ['addNew timer', 'addNew timer self project new'], { slots: 'J!' }),
  f('act-stop', ['stop timer', 'stop timer self make entry andSave'], {}),
  f('act-stop', ['stopAlone', 'stopAlone andSave'], {}),
  f('act-start', ['start timer', 'start timer self project entry'], { slots: 'JC' }),
  f('act-start', ['start', 'start self project'], { slots: 'J!' }),
  f('act-start', ['inMotion timer', 'inMotion timer log make run'], { slots: 'JC' }),
  f('act-start', ['trackTime fromNow', 'trackTime fromNow self project'], { slots: 'J!' }),
  f('act-start', ['takeUp fromNow timer', 'takeUp fromNow timer self project'], { slots: 'J!' }),
  // Without a project it may mean that it is not to be stopped.
  f('act-start', ['start timer run', 'start timer run self project'], { slots: 'J!' }),
  f('act-start', ['start timer run', 'start timer run self project'], { slots: 'C!' }),
  f('act-payment', ['pay', 'pay invoice client self inFull'], { slots: 'PI!C' }),
  f('act-log', ['log', 'log self project timer entry make'], { slots: 'PJC' }),
  f('act-payment', ['mark|log pay', 'mark pay log invoice client self inFull'], { slots: 'PIC' }),
  f('act-payment', ['hasPaid', 'hasPaid hasAux inFull invoice pay client self'], { slots: 'PI!C' }),
  f('act-submit', ['hand off sheet', 'submit hand off sheet self last log send'], { slots: 'P' }),
  f('act-submit', ['submit sheet', 'submit sheet self last log send asideOf'], { slots: 'P' }),
  f('act-submit', ['submission make|run', 'submission make run sheet self last'], { slots: 'P!' }),
  f('act-submit', ['submit', 'submit sheet self log asideOf'], { slots: 'P!' }),
  f('act-submit', ['handOver forApproval sheet', 'handOver forApproval sheet self last'], { slots: 'P' }),
  f('act-submit', ['handOver forApproval', 'handOver forApproval self'], { slots: 'P!' }),
  f('act-submit', ['handIn sheet', 'handIn sheet self last'], { slots: 'P' }),
  f('act-scan', ['scan', 'scan run code project self start make askAgent new scanVerb'], { slots: 'JC' }),
  f(
    'act-agent',
    ['agent askAgent|run|start', 'agent askAgent run start code project self scan make agentTask new'],
    {
      slots: 'JC',
    },
  ),
  f('act-issue', ['issueVerb draftNoun', 'issueVerb issueOff draftNoun oneInvoice self client'], {
    slots: 'C',
  }),
  f('act-issue', ['issueVerb oneInvoice', 'issueVerb issueOff oneInvoice self client'], { slots: 'C!' }),
  f('act-remind', ['remindVerb', 'remindVerb remindOf oneInvoice overdueWord self client pay'], {
    slots: 'I!C',
  }),
  f('act-remind', ['remindVerb', 'remindVerb remindOf oneInvoice overdueWord self pay'], { slots: 'C!' }),
  f(
    'act-remind',
    [
      'sendVerb|make reminderNoun',
      'sendVerb sendTo make reminderNoun remindOf oneInvoice overdueWord self client',
    ],
    { slots: 'IC' },
  ),
  f('act-send', ['sendVerb', 'sendVerb sendTo oneInvoice self client'], { slots: 'I!C' }),
  f('act-send', ['sendVerb oneInvoice', 'sendVerb sendTo oneInvoice self client last'], { slots: 'C' }),
  f('act-draft', ['billing', 'billing self entry allOpen'], { slots: 'PC!' }),
  f('act-draft', ['draftVerb invoice', 'draftVerb invoice self entry'], { slots: 'PC!' }),
  f('act-draft', ['newInvoice', 'newInvoice self'], { slots: 'PC!' }),
  f('act-draft', ['make newInvoice', 'make newInvoice self'], { slots: 'PC!' }),
  f('act-draft', ['turnInto intoInvoice allOpen|entry', 'turnInto intoInvoice self entry allOpen'], {
    slots: 'PC!',
  }),
  f('act-draft', ['make invoice allOpen', 'make invoice self entry allOpen'], { slots: 'PC!' }),
  f('act-draft', ['make invoice', 'make invoice client self entry project billing issue draftVerb'], {
    slots: 'PC',
  }),
  // "2 h Checkout yesterday: review", with the length taken out.
  f('act-log', ['', 'self timer entry log'], { slots: 'PJ!' }),
].map(withoutQuestions);
