/** What a person wants to hear of and where: one function decides, and is asked again as something is sent. */
import { endOfQuiet, isQuiet, type QuietHours } from './quiet-hours.ts';

/** `app` is the list in the editor. */
export const noticeChannels = ['app', 'email', 'webhook'] as const;
export type NoticeChannel = (typeof noticeChannels)[number];

export type ChannelState = 'on' | 'off' | 'locked';

/** What the slice that declares a type says of it. */
export interface ChannelDefaults {
  readonly isLocked?: boolean | undefined;
  readonly isListed?: boolean | undefined;
  readonly isMailed?: boolean | undefined;
}

export type OwnChoice = Readonly<Partial<Record<NoticeChannel, 'on' | 'off'>>>;

export interface NoticePreferences {
  /** By type; what is absent is as the type has it. */
  readonly types: Readonly<Record<string, OwnChoice>>;
  readonly quietHours: QuietHours;
  readonly digest: {
    readonly on: boolean /** `HH:MM` in the zone of the quiet hours. */;
    readonly at: string;
  };
  /** Epoch milliseconds up to which nothing is sent; null where nothing is paused. */
  readonly pausedUntil: number | null;
}

export function defaultPreferences(zone: string): NoticePreferences {
  return {
    types: {},
    quietHours: { on: true, from: '19:00', to: '08:00', weekends: true, zone },
    digest: { on: false, at: '08:30' },
    pausedUntil: null,
  };
}

/** Security stays in the list and in the mail, money that moved in the list, whatever was chosen. */
export function channelState(
  channel: NoticeChannel,
  { isLocked = false, isListed = false, isMailed = false }: ChannelDefaults,
  chosen: OwnChoice | undefined,
): ChannelState {
  if (isLocked && channel !== 'webhook') return 'locked';
  if (isListed && channel === 'app') return 'locked';
  return chosen?.[channel] ?? (channel === 'email' && !isMailed ? 'off' : 'on');
}

export type SendingPlan =
  | { readonly kind: 'now' }
  | { readonly kind: 'later'; readonly at: number; readonly why: 'quiet' | 'paused' }
  | { readonly kind: 'never' };

/** Of a type that leaves by a channel, at this moment. What is locked waits for no morning. */
export function planSending(
  { types, quietHours, pausedUntil }: NoticePreferences,
  {
    type,
    channel,
    now,
    ...defaults
  }: ChannelDefaults & {
    readonly type: string;
    readonly channel: NoticeChannel;
    readonly now: number;
  },
): SendingPlan {
  const state = channelState(channel, defaults, types[type]);
  if (state === 'off') return { kind: 'never' };
  return defaults.isLocked === true ? { kind: 'now' } : planTime({ quietHours, pausedUntil }, now);
}

/** When something may be sent that was turned on: after a pause, and in no quiet hours. */
export function planTime(
  { quietHours, pausedUntil }: Pick<NoticePreferences, 'quietHours' | 'pausedUntil'>,
  now: number,
): Exclude<SendingPlan, { readonly kind: 'never' }> {
  const isPaused = pausedUntil !== null && pausedUntil > now;
  if (!isPaused && !isQuiet(quietHours, now)) return { kind: 'now' };
  const at = endOfQuiet(quietHours, isPaused ? pausedUntil : now);
  return { kind: 'later', at, why: isPaused ? 'paused' : 'quiet' };
}
