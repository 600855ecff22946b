/** What is said of who can reach whom; part of the document of `coexsim report`. */

/**
 * For ordered pairs of people: what would become of a new chat from a client that the sender runs (of two clients: in
 * any of them, the best answer; of none: in any that would be let). People who share everything that the rules ask
 * about are counted as one class, so it costs the square of the number of classes and not of people.
 */
export interface ReachReport {
  /** The groups of the report, or its tenants if those would be too many. */
  readonly groups: readonly string[];
  /** The state after a record (-1: at the start), at most MOMENTS_SHOWN. */
  readonly moments: readonly { readonly label: string; readonly atUs: number; readonly record: number }[];
  readonly cells: readonly ReachCell[];
  /** Between neighbouring moments: ordered pairs that lost and gained reach, which is that a message is read. */
  readonly changes: readonly {
    /** Indexes of moments. */
    readonly from: number;
    readonly to: number;
    readonly lost: number;
    readonly gained: number;
    /** Where most was lost, by indexes of groups, the most first. */
    readonly where: readonly {
      readonly from: number;
      readonly to: number;
      readonly lost: number;
      readonly gained: number;
    }[];
  }[];
}

export interface ReachCell {
  /** Indexes of moments and groups. */
  readonly moment: number;
  readonly from: number;
  readonly to: number;
  /** Ordered pairs of different people. */
  readonly pairs: number;
  /** Pairs whose message is read: it lands in a client that runs. */
  readonly read: number;
  /** Of those, as plain text only. */
  readonly textOnly: number;
  /** Pairs whose message lands in a client that does not run. */
  readonly unseen: number;
  /** pairs = read + unseen + refused. */
  readonly refused: number;
  /**
   * The rows and gates that decided, the most frequent first; `client-not-running` where the person does not run the
   * client that the mode leaves them.
   */
  readonly because: readonly { readonly what: string; readonly pairs: number }[];
}

export const MOMENTS_SHOWN = 12;
