/**
 * Every reason that a "no", or a gate's verdict, can carry: a closed list, a sentence each. A reason's code is
 * its place here. `refusal` marks those that a message's `because` may name; the others are what a gate says.
 */

const LIST = [
  ['none', '', 'detail'],

  // Refusals: the gates by name.
  ['state-legal', 'One of the two users is in a state that the rule set does not know.', 'refusal'],
  ['client-allowed', "The originator's mode does not let them chat from this client.", 'refusal'],
  ['thread-open', 'The conversation cannot be written to.', 'refusal'],
  ['federation-tenant', "A tenant's external access does not admit the other's domain.", 'refusal'],
  ['federation-user', "A user's own policy does not allow external access.", 'refusal'],
  ['cloud-pair', 'The two clouds do not support this at that date.', 'refusal'],

  // Refusals: the row, and what else keeps a message from leaving or arriving.
  [
    'not-possible',
    'The table says Not Possible: the originator must use Skype for Business instead.',
    'refusal',
  ],
  ['thread-disabled', 'The thread was disabled or locked; a new conversation is needed.', 'refusal'],
  ['landing-client-gone', 'The recipient no longer uses the client that it was routed to.', 'refusal'],
  ['landing-client-not-running', 'The client it was routed to is not running.', 'refusal'],
  ['nothing-to-reply-to', 'The message to be answered has not arrived.', 'refusal'],
  ['link-down', 'The connection on its way is down.', 'refusal'],
  ['client-not-running', 'The person does not run the client they were to write in.', 'refusal'],
  ['no-such-thread', 'There is no such thread.', 'refusal'],
  [
    'feature-not-possible',
    'The method of this thread does not carry what was to be sent, a file or a later edit (R9.3, R9.6).',
    'refusal',
  ],

  // state-legal
  ['legal', 'Mode, homing, cloud and topology fit together.', 'detail'],
  ['teams-only-on-prem', 'TeamsOnly needs a user homed online (R1.21).', 'detail'],
  [
    'online-not-teams-only',
    'Users homed online can only be TeamsOnly since Skype for Business Online retired (R1.24).',
    'detail',
  ],
  [
    'online-in-pure-on-prem',
    'A tenant that is purely on-premises has no users homed online (R1.4).',
    'detail',
  ],
  [
    'on-prem-in-pure-online',
    'A tenant that is purely online has no users homed on-premises (R1.4).',
    'detail',
  ],

  // client-allowed
  ['mode-allows-client', "The originator's mode lets them chat from this client.", 'detail'],
  ['chat-off-in-teams', 'In a Skype for Business mode chat is off in the Teams client (R1.29).', 'detail'],
  ['sfb-joins-meetings-only', "A TeamsOnly user's Skype for Business only joins meetings (R1.32).", 'detail'],
  ['no-teams-in-21vianet', 'Teams came to the cloud operated by 21Vianet on 2023-04-01 (R1.9).', 'detail'],

  // thread-open
  ['new-conversation', 'The conversation is new, so the tables are asked.', 'detail'],
  ['thread-is-open', 'The thread goes on with the routing it was created with (R6.4).', 'detail'],
  [
    'thread-is-locked',
    'The thread is locked: another chat of the pair replaced it (R6.14, R6.15).',
    'detail',
  ],
  ['thread-is-disabled', 'The thread is disabled: the routing it was created with is gone (R6.6).', 'detail'],
  ['session-has-ended', "The conversation's SIP session has ended (R6.9).", 'detail'],

  // federation-tenant; the first six in the order of the access codes.
  ['domain-admitted', "The tenant's external access admits the other's domain.", 'detail'],
  ['federation-off', 'External access is switched off for the whole tenant (R2.3).', 'detail'],
  ['not-on-allow-list', "The other's domain is not on the allow list (R2.4).", 'detail'],
  ['domain-blocked', "The other's domain is blocked (R2.5).", 'detail'],
  [
    'subdomain-blocked',
    "The other's domain lies below a blocked one and subdomains are blocked too (R2.5).",
    'detail',
  ],
  ['allow-list-empty', 'The allow list is empty: only users with a policy of their own pass.', 'detail'],
  [
    'trial-tenant',
    'Trial tenants have no access across clouds or to Skype for Business Server (R2.13).',
    'detail',
  ],
  [
    'access-not-configured',
    'A pair across clouds needs external access configured in both tenants (A37).',
    'detail',
  ],
  ['no-federation-srv', 'The federation record (SRV) is missing in DNS (R2.12).', 'detail'],

  // federation-user
  ['user-may-federate', "No policy of the user's own stands against it.", 'detail'],
  ['user-may-not-federate', "The user's external access policy is off (R2.6).", 'detail'],

  // cloud-pair
  ['pair-supported', 'The two clouds support it at that date.', 'detail'],
  ['pair-not-supported', 'The two clouds do not support it at that date.', 'detail'],

  // granting modes, notifications
  ['granted', 'The mode may be granted.', 'detail'],
  [
    'on-prem-detected',
    'The tenant-wide mode cannot be TeamsOnly while there is an on-premises deployment (R1.25).',
    'detail',
  ],
  [
    'mode-is-read-only',
    'Without an on-premises deployment every user is TeamsOnly, and the mode is read-only (R1.24).',
    'detail',
  ],
  [
    'hybrid-global-islands',
    'The article lists no Islands among the tenant-wide modes of a hybrid tenant (A39).',
    'detail',
  ],
  [
    'notify-with-teams-only',
    'TeamsOnly cannot be combined with a notice in Skype for Business (R1.15).',
    'detail',
  ],

  // kind-carried: group chats; the refusal, then what the gate says.
  ['kind-carried', 'The method of this conversation does not carry what was to be started.', 'refusal'],
  [
    'group-of-one-client',
    'All use the same client, in one tenant or over Skype for Business (R9.4).',
    'detail',
  ],
  [
    'group-native-federated',
    'Native federated chats take several people since about August 2021 (R9.6).',
    'detail',
  ],
  [
    'group-by-islands',
    'An Islands user on Teams starts a group with federated TeamsOnly users (R4.7, A15).',
    'detail',
  ],
  [
    'interop-is-one-to-one',
    'Interop carries two people only; a group holds one kind of client (R9.1, R9.4).',
    'detail',
  ],
  [
    'groups-not-federated-yet',
    'Native federated chats took two people only until about August 2021 (R9.6).',
    'detail',
  ],

  // Guest accounts and data boundaries: asked before the rules of routing.
  ['guest-account', 'The guest account is not there: nobody has accepted an invitation for it.', 'refusal'],
  [
    'guest-mode',
    'Guests go by the tenant-wide mode, and a Skype for Business mode leaves them no chat, call or presence (R13.1).',
    'refusal',
  ],
  [
    'data-boundary',
    'The label of the message keeps it in its cloud, and the scenario says that such a message is not sent (R16.1).',
    'refusal',
  ],
] as const satisfies readonly (readonly [string, string, 'refusal' | 'detail'])[];

export type Reason = (typeof LIST)[number][0];
/** What a refused or failed message may name as its `because`. */
export type Refusal = Extract<(typeof LIST)[number], readonly [string, string, 'refusal']>[0];

export interface ReasonEntry {
  readonly name: Reason;
  readonly sentence: string;
  readonly kind: 'refusal' | 'detail';
}

/** All reasons; the index is the code. */
export const REASONS: readonly ReasonEntry[] = LIST.map(([name, sentence, kind]) => ({
  name,
  sentence,
  kind,
}));

/** The code of each reason. */
export const REASON = Object.fromEntries(LIST.map(([name], code) => [name, code])) as Readonly<
  Record<Reason, number>
>;
