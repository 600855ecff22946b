/** Every reason that a "no" about meetings, guests and the phone can carry, and what a gate says: a closed list. */

const SENTENCES = {
  // Joining: the pair of clouds and the date.
  'ways-fit': 'This way of joining exists between the two.',
  'clouds-cannot-connect': 'These two clouds cannot be connected for meetings (R5.18).',
  'clouds-have-no-guests': 'There are no guest accounts between these two clouds (R5.20).',
  'one-cloud-needs-no-connection': 'A connection is for two clouds; within one, external access serves.',
  'clouds-need-a-connection': 'External access does not sign anybody in across clouds (R5.14).',
  'own-tenant': 'The meeting is of the joiner’s own organisation, which they join as a member.',
  'not-a-member': 'Only a user of the organisation joins as a member.',
  'available-then': 'It was available at that date.',
  'not-yet-available': 'It was not available yet at that date (R5.15, R5.16, R5.20).',
  'promoted-peer': 'The link of a promoted meeting admits its one invited peer (A45).',
  // Joining: what administrators set.
  'anonymous-join-on': 'Anonymous join is on.',
  'anonymous-join-off': 'The organisation of the host has switched anonymous join off (R12.4).',
  'organizer-policy-off': 'The policy of the organiser does not let anonymous users join (R12.4).',
  'joiner-anonymous-join-off':
    'The organisation of the joiner has anonymous join off, which has to be on in both tenants (A17).',
  'joiner-setting-not-asked': 'Only the organisation of the host decides about anonymous join (A17).',
  'trusted-each-other': 'The two organisations trust each other through external access.',
  'no-mutual-trust': 'The two organisations do not trust each other, so the user is anonymous (R12.7).',
  'cloud-setting-on': 'The Microsoft cloud setting is on for the other cloud.',
  'cloud-setting-off': 'The Microsoft cloud setting is off for the other cloud (R5.16).',
  'same-azure-cloud': 'Both tenants are in one Azure cloud, so there is no setting to turn on.',
  'tenant-added': 'The other tenant was added by its tenant id.',
  'tenant-not-added':
    'The other tenant was not added by its tenant id, and all others are blocked (R5.16, R5.20).',
  'inbound-on': 'Inbound connections are on.',
  'inbound-off': 'The organisation of the host does not let users of the other in (R5.16).',
  'outbound-on': 'Outbound connections are on.',
  'outbound-off': 'The organisation of the joiner does not let its users out (R5.16, A23).',
  'mfa-fine': 'Multi-factor authentication is not asked for, or that of the home tenant is trusted.',
  'mfa-not-trusted':
    'The host asks for multi-factor authentication and does not trust that of the other tenant: AADSTS90072 (R5.19).',
  'no-guest-account': 'The joiner has no guest account in the tenant of the host.',
  'has-guest-account': 'The joiner has a guest account in the tenant of the host.',
  'guest-account-first': 'Who has a guest account with the host must use it, not the connection (R5.17).',
  'client-supported': 'The client supports it.',
  'vdi-unsupported': 'A virtual desktop does not support it (R5.19, R5.20).',
  // Guest accounts.
  'account-is-guest': 'A guest account is asked for.',
  'b2b-member-unsupported': 'Accounts of the kind B2B member are not supported across clouds (R5.20).',
  'direct-connect-one-cloud': 'B2B direct connect for shared channels does not cross clouds (R5.21).',
  'invited-by-upn': 'The invitation names the user principal name.',
  'not-invited-by-upn': 'Across clouds a guest is invited by user principal name (R5.20).',
  // Lobby.
  direct: 'The lobby setting lets them in.',
  'setting-sends-to-lobby': 'The lobby setting makes them wait until somebody admits them (R12.5).',
  'not-invited': 'Only who was invited passes the lobby.',
  'dial-in-waits': 'Callers wait, because their own setting does not let them bypass the lobby.',
  'nobody-of-the-organisation-yet':
    'Anonymous users and callers cannot start the meeting: nobody of the organisation is in it yet (R12.6).',
  // Inside a meeting.
  'function-there': 'The function is there for them.',
  'not-joined': 'Nobody of the other cloud could be in this meeting at that date.',
  'announced-for-worldwide-meetings':
    'Raised hands and reactions were announced for joining worldwide meetings only (A41).',
  'files-not-across-clouds': 'No source knows files in meetings across clouds (A41).',
  'files-for-members-and-guests': 'External and anonymous people pass no files (R13.3).',
  'phone-carries-sound-only': 'A telephone carries sound only.',
  'chat-only-while-in-meeting': 'Anonymous users have no chat before and after the meeting (R12.4).',
  // Scheduling, and who may do what around a meeting.
  'type-by-mode': 'The mode of the organiser says which meetings they schedule (R12.2).',
  'type-not-offered': 'The mode of the organiser does not offer meetings of this type (R12.2).',
  'has-join-link': 'They have the link to join.',
  'no-join-link': 'No invitation is in their calendar, and nobody has passed the link on to them (R16.6).',
  'meeting-not-scheduled': 'The meeting has not been scheduled.',
  'already-there': 'They are in the meeting already, or wait for it.',
  'joined-with-sfb-client': 'Skype for Business meetings are joined signed in (R12.1).',
  'sfb-account-gone':
    'Nothing is left of the user in Skype for Business Online, so they are anonymous in its meetings (R12.3).',
  'no-sfb-trust': 'The two organisations do not trust each other, so the user joins on the web, anonymously.',
  'may-not-answer': 'Only the organiser and presenters who are in the meeting let people in (R5.15).',
  'may-not-end': 'Only the organiser and presenters end a meeting for all.',
  'not-waiting': 'They do not wait in the lobby.',
  'not-inside': 'They are not in the meeting.',
  'nobody-shares': 'Control is of what somebody shares, and nobody shares anything here.',
  // Migration of meetings.
  'becomes-teams-meeting': 'The meeting becomes a Teams meeting (R7.9).',
  'grant-starts-no-migration': 'Since 2023-03-29 a grant starts no migration any more (R7.9).',
  'cause-starts-no-migration': 'Nothing of this kind starts a migration (R7.9).',
  'mailbox-on-premises': 'The mailbox of the organiser is on-premises (R7.9).',
  'too-many-attendees': 'The meeting has more than 250 attendees (R7.9).',
  // Phone.
  'by-mode': 'The mode of the user says where calls from the telephone network land (R11.1).',
  'enterprise-voice-is-sfb': 'Enterprise Voice on-premises always lands in Skype for Business (R11.3).',
  'direct-routing-needs-teams-only': 'Direct Routing is for TeamsOnly users (R11.2).',
  'no-phone-in-21v-sfb': 'Skype for Business of 21Vianet has no telephone calls (R11.4).',
} as const;

export type MeetingReason = keyof typeof SENTENCES;

/** All of them, in a fixed order, each with its sentence. */
export const MEETING_REASONS: readonly { readonly name: MeetingReason; readonly sentence: string }[] =
  Object.entries(SENTENCES).map(([name, sentence]) => ({ name: name as MeetingReason, sentence }));

export function meetingSentence(reason: MeetingReason): string {
  return SENTENCES[reason];
}
