/** What is asked about time and money in fewer words than time-frames.ts and money-frames.ts need: after all of them. */
import { frame } from './frame.ts';
import type { FrameClass } from './frame-words.ts';

const f = frame<FrameClass>;
const who = 'ask self still nowWord';

/** "My total for yesterday", "how busy was I", "revenue?". */
const timeFrames = [
  f('worked-on', ['doneThings', `work made doing whatThing topic activity project used ${who}`], {
    slots: 'P!JC',
  }),
  f('worked-on', ['workedOn', `whatThing what work ${who}`], { slots: 'PJC' }),
  f('hours-project', ['self total', who], { slots: 'P!J!' }),
  f('hours-client', ['self total', who], { slots: 'P!C!' }),
  f('hours-period', ['self total', who], { slots: 'P!' }),
  f('hours-period', ['howBusy|addedUp', who], { slots: 'P!' }),
  f('hours-period', ['anyWork', 'self still'], { slots: 'P!' }),
  f('hours-project', ['project|projects breakdown|parting', `rows over hours work total ${who}`], {
    slots: 'P!C',
    set: { group: 'project' },
  }),
  f('hours-client', ['client|clients breakdown|parting hours', `rows over work total ${who}`], {
    slots: 'P',
    set: { group: 'client' },
  }),
  f('hours-client', ['client|clients breakdown|parting', `rows over work total ${who}`], {
    slots: 'P!',
    set: { group: 'client' },
  }),
  f('hours-period', ['hours work|many|howMuch|self|total', `work many howMuch total ${who}`]),
  f('revenue', ['revenue|billed howMuch|what', `invoice issued ${who}`]),
  f('hours-project', ['what|whatThing|quantity|howLong effort|taking|work', `total used ${who}`], {
    slots: 'PJ!',
  }),
  f('hours-client', ['what|whatThing|quantity|howLong effort|taking|work', `total used ${who}`], {
    slots: 'PC!',
  }),
  f('hours-period', ['what|whatThing|quantity|howLong effort|taking|work', `total used ${who}`], {
    slots: 'P!',
  }),
  f('hours-period', ['hoursNoun', 'self total']),
  f('revenue', ['revenueNoun', 'self total']),
  f('overtime', ['hours tooMuch anyWork|work', `many listing ${who}`], { slots: 'P!' }),
];

/** What is left, waits or is near its end, of money. */
const moneyFrames = [
  f('unbilled', ['unbilled', `left owe open howMuch hours work many entry billable what ${who}`], {
    slots: 'PJC',
  }),
  f('unbilled', ['billable hours|many open|owe', `hours work many howMuch ${who}`], { slots: 'JC' }),
  f('unbilled', ['still|open|owe billed hours|work', `hours work howMuch many ${who}`], { slots: 'JC' }),
  f('unbilled', ['work|hours waiting|awaiting invoice', `howMuch many one breakdown ${who}`], {
    slots: 'JC',
  }),
  f('unbilled', ['can charging', `what whatThing ${who}`], { slots: 'C!' }),
  f('open-invoices', ['who owe|outstanding', `invoice moneyWord toPay payDone lacking ${who}`]),
  f('open-invoices', ['client owe|outstanding', `invoice moneyWord toPay payDone lacking their ${who}`]),
  f('open-invoices', ['need toPay howMuch', `moneyWord ${who}`], { slots: 'C!' }),
  f('open-invoices', ['invoice owe|outstanding', `many issued lacking payDone toPay listing ${who}`], {
    slots: 'PC',
  }),
  f('revenue', ['billed howMuch|what|self', `issued invoice ${who}`], { slots: 'P!JC' }),
  f('revenue', ['invoice howMuch|total|many', `issued sent listing rows ${who}`], { slots: 'P!C' }),
  f('budget', ['budget used|left|share', `share eachOne project projects whichProject howMuch ${who}`], {
    slots: 'JC',
  }),
  f('open-invoices', ['waiting payments|toPay', `invoice moneyWord breakdown ${who} what`], { slots: 'C' }),
  f('overdue', ['owe punctual', `invoice who client ${who}`], { slots: 'C' }),
  f('overdue', ['owe|outstanding due invoice', `who client ${who}`], { slots: 'C' }),
  f('overdue', ['owe pastIt', `invoice who client ${who}`], { slots: 'C' }),
  f('budget', ['budget nearby', `project projects whichProject their used ${who}`]),
  f('budget', ['left hours', `hours many used howMuch ${who}`], { slots: 'J!' }),
];

export const briefFrames = [...timeFrames, ...moneyFrames];
