/** Words that bound or turn what stands beside them: what is said with them counts only where it was said of the same intent. */
import { stemOf } from './stems.ts';

const split = (text: string): readonly string[] => text.split(/\s+/).filter(Boolean);

const strictOperators = `without ohne except ausser excluding exclude excl minus before vor after nach until till bis over uber
  under unter above below more mehr less weniger fewer only nur not nicht no kein keine keinen keiner keinem with mit between zwischen by
  per via pro je than als gegen against versus vs but aber and und or oder plus sowie apart instead statt besides neben unless
  if wenn falls while whil trotz despite where wo that dass because weil outside inside within innerhalb ausserhalb`;

/** Lead to what is asked about, in a question of any intent. */
const mildOperators = `in im on an am for fur of von vom at bei beim to zu zum zur auf aus from seit since during wahrend into durch
  through um ab`;

/** Turn or bound a question wherever they stand. */
const turning = `never nie niemals none nothing nichts nobody niemand havent hasnt hadnt isnt arent wasnt werent dont doesnt didnt
  cant couldnt wont wouldnt shouldnt almost fast barely kaum every each jede jeder jedes jeden other andere anderen another first last next
  erste erster ersten letzte letzten nachste early late fruh spat morning evening abend nachts night noon mittag weekend
  critical kritisch high low medium hoch niedrig average schnitt most least meisten meiste wenigsten longest shortest biggest smallest
  highest lowest new neu old alt open offen paid unpaid bezahlt unbezahlt sent billable abrechenbar team client kunde project projekt task
  person day tag week woche month monat year jahr quarter quartal hour stunde rate note cash bar`;

const strict = new Set(split(strictOperators).map(stemOf));
const mild = new Set(split(mildOperators).map(stemOf));
const turn = new Set(split(turning).map(stemOf));

export const isStrictOperator = (symbol: string): boolean => strict.has(symbol);
export const isOperator = (symbol: string): boolean => strict.has(symbol) || mild.has(symbol);
/** Never filler, in however many intents it is said. */
export const isTurning = (symbol: string): boolean => strict.has(symbol) || turn.has(symbol);
