/** What a scenario says about calls, checked and translated into rows of the first World and events. */

import { parseDuration } from '../../core/time.ts';
import { UNTOUCHED_CALL } from '../../model/apply-calls.ts';
import { CALL_END, CALL_ENDS, PHONE_CALLERS } from '../../model/call-words.ts';
import { E } from '../../model/event.ts';
import { KINDS, NONE } from '../../model/words.ts';
import { PHONE_LINES } from '../../rules/meetings/phone.ts';
import type { Planned } from '../compiled.ts';
import type { ActionPlanners, FeaturePlan, FeatureWork, QuestionPlanners } from '../feature.ts';
import { type Index, indexNames } from '../ids.ts';
import { type EventWork, event } from '../plan-events.ts';
import type { ExpectWork } from '../plan-expect.ts';
import { planChat } from '../plan-messages.ts';
import type { ActionEntry } from '../schema-events.ts';
import type { Path } from '../tree.ts';
import { at, codeOf, complain, resolve, type Work } from '../work.ts';
import { planCallQuestion } from './questions.ts';
import type { CALL_ACTIONS, CALL_EXPECTATIONS } from './schema.ts';

type CallEntry = ActionEntry<'call'>;
type PhoneEntry = ActionEntry<'phoneCall'>;
type Declared = { readonly path: Path } & ({ readonly call: CallEntry } | { readonly phoneCall: PhoneEntry });

/** A row for every call that the file names, from the start of the run. */
export function planCalls({ work, users }: FeatureWork): FeaturePlan {
  const declared = declaredIn(work);
  const index = indexNames(
    declared.map((one) => ({ name: entryOf(one).id, at: at(work, ...one.path, 'id') })),
    'call',
    work.desk,
  );
  const rows = index.declaredAs.map((place) => rowOf(declared[place]!, users.index));
  return { rows: { calls: rows }, indexes: { calls: index }, agenda: [] };
}

function declaredIn(work: Work): Declared[] {
  return (work.entry.events ?? []).flatMap(({ call, phoneCall }, place): Declared[] => {
    if (call !== undefined) return [{ call, path: ['events', place, 'call'] }];
    return phoneCall === undefined ? [] : [{ phoneCall, path: ['events', place, 'phoneCall'] }];
  });
}

function entryOf(one: Declared): CallEntry | PhoneEntry {
  return 'call' in one ? one.call : one.phoneCall;
}

/** Who cannot be found has been complained about where the event is planned. */
function rowOf(one: Declared, users: Index) {
  const { to, answerAfter, declineAfter, hangUpAfter } = entryOf(one);
  const ends =
    'call' in one
      ? { caller: users.idOf(one.call.from) ?? NONE, phone: NONE, line: NONE }
      : {
          caller: NONE,
          phone: codeOf(PHONE_CALLERS, one.phoneCall.from),
          line: codeOf(PHONE_LINES, one.phoneCall.line ?? 'phoneSystem'),
        };
  return {
    ...UNTOUCHED_CALL,
    ...ends,
    kind: codeOf(KINDS, ('call' in one ? one.call.kind : undefined) ?? 'audio'),
    callee: users.idOf(to) ?? NONE,
    answerAfterUs: lengthOf(answerAfter),
    declineAfterUs: lengthOf(declineAfter),
    hangUpAfterUs: lengthOf(hangUpAfter),
  };
}

/** Microseconds, NONE for what is not stated. */
function lengthOf(text: string | undefined): number {
  return text === undefined ? NONE : (parseDuration(text) ?? NONE);
}

function callOf(on: EventWork | ExpectWork, name: string, path: Path): number | undefined {
  return resolve(on.work, on.features.indexes.calls!, 'call', name, path);
}

/** The invitation: a message of its kind. */
function planInvitation(on: EventWork, entry: CallEntry, path: Path): Planned[] {
  checkTurns(on, entry, path);
  const { from, to, via, thread, id } = entry;
  const chat = planChat(on, { from, to, via, id, ...(thread !== undefined && { thread }) }, path);
  const call = on.features.indexes.calls!.idOf(id);
  if (chat === undefined || call === undefined) return [];
  on.actions.push({ ...chat, kind: codeOf(KINDS, entry.kind ?? 'audio'), call });
  on.actionPaths.push(path);
  return [event(E.messageAttempted, on.actions.length - 1)];
}

function checkTurns(on: EventWork, { answerAfter, declineAfter }: CallEntry | PhoneEntry, path: Path): void {
  if (answerAfter === undefined || declineAfter === undefined) return;
  complain(
    on.work,
    [...path, 'declineAfter'],
    'a call is answered or declined, not both',
    'state one of them',
  );
}

function planPhoneCall(on: EventWork, entry: PhoneEntry, path: Path): Planned[] {
  checkTurns(on, entry, path);
  const user = resolve(on.work, on.users.index, 'user', entry.to, [...path, 'to']);
  const call = on.features.indexes.calls!.idOf(entry.id);
  return user === undefined || call === undefined ? [] : [event(E.phoneCallCame, call, user)];
}

/** An event of one of the two ends of a call. */
function planAct(on: EventWork, kind: number, name: string, end: number, path: Path): Planned[] {
  const call = callOf(on, name, [...path, 'call']);
  if (call === undefined) return [];
  const row = on.features.rows.calls![call]!;
  return [event(kind, call, end === CALL_END.caller ? row.caller! : row.callee!)];
}

function endOf(by: string | undefined): number {
  return codeOf(CALL_ENDS, by ?? 'caller');
}

function planAddition(on: EventWork, entry: ActionEntry<'addToCall'>, path: Path): Planned[] {
  const third = resolve(on.work, on.users.index, 'user', entry.user, [...path, 'user']);
  const acts = planAct(on, E.callWideningAsked, entry.call, endOf(entry.by), path);
  if (third === undefined || acts.length === 0) return [];
  const { caller, callee } = on.features.rows.calls![acts[0]!.a]!;
  if (third !== caller && third !== callee) return acts.map((act) => ({ ...act, c: third }));
  complain(on.work, [...path, 'user'], 'this person is in the call already', 'name a third');
  return [];
}

export const CALL_ACTION_PLANNERS: ActionPlanners<typeof CALL_ACTIONS> = {
  call: planInvitation,
  phoneCall: planPhoneCall,
  answer: (on, { call }, path) => planAct(on, E.callAnswered, call, CALL_END.callee, path),
  decline: (on, { call }, path) => planAct(on, E.callDeclined, call, CALL_END.callee, path),
  hangUp: (on, { call, by }, path) => planAct(on, E.callHungUp, call, endOf(by), path),
  resumeCall: (on, { call, by }, path) => planAct(on, E.callResumed, call, endOf(by), path),
  addToCall: planAddition,
};

export const CALL_QUESTION_PLANNERS: QuestionPlanners<typeof CALL_EXPECTATIONS> = {
  call: (on, entry, path) => {
    const call = callOf(on, entry.call, [...path, 'call']);
    return call === undefined ? undefined : planCallQuestion(on, call, entry, path);
  },
};
