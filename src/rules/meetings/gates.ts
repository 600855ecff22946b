/** Gates one after another: the first that fails ends the asking. Shared by joining and by guest accounts. */
import type { MeetingReason } from './reasons.ts';

export type MeetingSide = 'host' | 'joiner';

export interface MeetingGateAnswer<G extends string> {
  readonly gate: G;
  /** Whose setting was asked; none where the gate is about both. */
  readonly side?: MeetingSide;
  readonly pass: boolean;
  readonly because: MeetingReason;
}

/** A gate to ask, or null where it does not concern this query. */
export type AskedGate<G extends string> = MeetingGateAnswer<G> | null;

/** The gates that were asked, in their order, up to and with the first that fails. */
export function askInTurn<G extends string>(gates: readonly AskedGate<G>[]): MeetingGateAnswer<G>[] {
  const concerned = gates.filter((gate) => gate !== null);
  const failing = concerned.findIndex((gate) => !gate.pass);
  return failing < 0 ? concerned : concerned.slice(0, failing + 1);
}

/** A gate that passes or fails by a setting of one side, or of both where there is none. */
export function bySetting<G extends string>(
  gate: G,
  side: MeetingSide | null,
  pass: boolean,
  [passes, fails]: readonly [MeetingReason, MeetingReason],
): MeetingGateAnswer<G> {
  return { gate, ...(side !== null && { side }), pass, because: pass ? passes : fails };
}
