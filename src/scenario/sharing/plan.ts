/** What a scenario says about shared screens, checked and translated into rows of the first World and events. */
import { WISH } from '../../model/attempt.ts';
import { E } from '../../model/event.ts';
import { JOIN_CLIENTS } from '../../model/meeting-words.ts';
import { SHARE_STATUS, SHARED_THINGS } from '../../model/sharing.ts';
import { KIND, NONE } from '../../model/words.ts';
import type { Planned } from '../compiled.ts';
import {
  type ActionPlanners,
  type FeaturePlan,
  type FeatureWork,
  factsOf,
  type QuestionPlanners,
} from '../feature.ts';
import { type Index, indexNames } from '../ids.ts';
import { type EventWork, event } from '../plan-events.ts';
import type { ExpectWork } from '../plan-expect.ts';
import { markOf } from '../plan-marks.ts';
import { questionTime } from '../question-time.ts';
import type { ActionEntry } from '../schema-events.ts';
import type { Path } from '../tree.ts';
import { at, codeOf, resolve } from '../work.ts';
import { linkName } from './links.ts';
import type { SHARE_ACTIONS, SHARE_EXPECTATIONS } from './schema.ts';

type Row = Readonly<Record<string, number>>;
type ShareEntry = ActionEntry<'share'>;

/** Rows of the first World, names, and what happens at times that the sections state. */
export function planSharing(on: FeatureWork): FeaturePlan {
  const { work } = on;
  const declared = (work.entry.events ?? []).flatMap(({ share }, place) =>
    share === undefined ? [] : [{ share, path: ['events', place, 'share'] as Path }],
  );
  const names = declared.map(({ share, path }) => ({ name: share.id, at: at(work, ...path, 'id') }));
  const index = indexNames(names, 'share', work.desk);
  const shares = index.declaredAs.map((place) => rowOf(on, declared[place]!.share));
  const rows = { shares, sharers: sharersOf(on) } as unknown as FeaturePlan['rows'];
  return { rows, indexes: { shares: index }, agenda: [] };
}

/** Who cannot be found has been complained about where the event is planned. */
function rowOf({ users, marks, before }: FeatureWork, { from, in: where, what, id }: ShareEntry): Row {
  return {
    user: users.index.idOf(from) ?? NONE,
    mark: marks.idOf(where) ?? NONE,
    call: before.calls?.idOf(where) ?? NONE,
    what: codeOf(SHARED_THINGS, what ?? 'screen'),
    status: SHARE_STATUS.planned,
    via: NONE,
    thread: NONE,
    meeting: NONE,
    link: marks.idOf(linkName(id)) ?? NONE,
    because: NONE,
    startedUs: NONE,
    endedUs: NONE,
  };
}

/** A row for each user if anything is stated, and nobody shares without an event that says so. */
function sharersOf({ work, users, tenants }: FeatureWork): Row[] {
  const tenantEntries = Object.entries(work.entry.tenants);
  if (!(work.entry.events ?? []).some(({ share }) => share !== undefined)) return [];
  return users.index.names.map((_, user) => {
    const { entry } = users.statedOf(user);
    const tenant = tenants.index.declaredAs[users.plans[user]?.tenant ?? 0] ?? 0;
    const allowed = entry.allowPrivateMeetNow ?? tenantEntries[tenant]?.[1].allowPrivateMeetNow ?? true;
    return { meetNow: allowed ? 1 : 0, oldSfb: entry.oldSkypeClient ? 1 : 0 };
  });
}

function shareOf(on: EventWork | ExpectWork, name: string, path: Path): number | undefined {
  const index: Index = on.features.indexes.shares!;
  return resolve(on.work, index, 'share', name, [...path, 'share']);
}

/** The message with the link is planned with it; it leaves only if a meeting is made. */
function planShare(on: EventWork, entry: ShareEntry, path: Path): Planned[] {
  const user = resolve(on.work, on.users.index, 'user', entry.from, [...path, 'from']);
  const mark = markOf(on.work, on.marks, entry.in, [...path, 'in']);
  const share = on.features.indexes.shares!.idOf(entry.id);
  if (user === undefined || mark === undefined || share === undefined) return [];
  on.actions.push({
    originator: user,
    // Who it goes to is found with the conversation.
    recipient: user,
    client: NONE,
    wish: WISH.link,
    of: mark,
    mark: on.marks.idOf(linkName(entry.id)) ?? NONE,
    features: 0,
    kind: KIND.chat,
    bytes: on.clock.switches.messageBytes,
    call: NONE,
  });
  on.actionPaths.push(path);
  return [event(E.shareAttempted, share, user, on.actions.length - 1)];
}

/** An event of whoever shares. */
function planAct(on: EventWork, kind: number, name: string, path: Path): Planned[] {
  const share = shareOf(on, name, path);
  return share === undefined ? [] : [event(kind, share, on.features.rows.shares![share]!.user!)];
}

export const SHARE_ACTION_PLANNERS: ActionPlanners<typeof SHARE_ACTIONS> = {
  share: planShare,
  openShareLink: (on, entry, path) => {
    const share = shareOf(on, entry.share, path);
    const user = resolve(on.work, on.users.index, 'user', entry.user, [...path, 'user']);
    if (share === undefined || user === undefined) return [];
    return [event(E.shareLinkOpened, share, user, codeOf(JOIN_CLIENTS, entry.via ?? 'desktop'))];
  },
  shareInside: (on, entry, path) => planAct(on, E.shareBegunInside, entry.share, path),
  stopSharing: (on, entry, path) => planAct(on, E.shareEnded, entry.share, path),
};

export const SHARE_QUESTION_PLANNERS: QuestionPlanners<typeof SHARE_EXPECTATIONS> = {
  share: (on, entry, path) => {
    const share = shareOf(on, entry.share, path);
    if (share === undefined) return undefined;
    return {
      subject: `share ${entry.share}`,
      ids: [share],
      ...questionTime(on, entry.at, path),
      asked: factsOf(entry, ['share']),
    };
  },
};
