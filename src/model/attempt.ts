/**
 * A person's attempt to send a chat message, or to start something else of two people such as a call: what they do, before anybody has decided what becomes of it.
 */

/** Which conversation the person writes in. */
export const WISH = {
  /** What a person in that client would do: the newest conversation it still shows, else a new one (N7). */
  newest: 0,
  /** A new conversation. */
  fresh: 1,
  /** The conversation of an earlier message, whatever has become of it. */
  ofMessage: 2,
  /** The window in which an earlier message arrived: a reply. */
  reply: 3,
  /** The conversation of the two within a group chat. */
  group: 4,
  /** The conversation of an earlier message, in whichever client the person has it: a link made out of it. */
  link: 5,
} as const;

/** Bits of what a message carries beyond its text; the rules say what each method does with it (R9.2 to R9.6). */
export const FEATURES = ['formatting', 'mention', 'emoji', 'gif', 'edit', 'file'] as const;

export interface Attempt {
  /** Number of the attempt, 0, 1, … in the order of a run. */
  message: number;
  originator: number;
  recipient: number;
  client: number;
  /** What the person starts: a chat message, a call, … (KINDS). */
  kind: number;
  wish: number;
  /** The earlier message's mark, for ofMessage and reply; else NONE. */
  of: number;
  /** The mark of this message, NONE if the scenario never refers to it. */
  mark: number;
  /** Bit 1 << i for FEATURES[i]. */
  features: number;
  /** Size on the wire, for links with a bandwidth. */
  bytes: number;
  /** The call that it invites to, NONE for a chat message. */
  call: number;
  /** Its sensitivity label, NONE if it has none (R16.1). */
  label: number;
  /** The traffic's own number for it, told back when the message is settled; NONE if nobody wants to know. */
  talk: number;
}
