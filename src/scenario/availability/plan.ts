/** What a scenario says about free/busy information, checked and translated into rows of the first World and events. */
import { formatDuration, parseDuration } from '../../core/time.ts';
import { ACCESS_METHODS, SERVICE_EPRS } from '../../model/availability.ts';
import { E } from '../../model/event.ts';
import { CLOUDS, NONE } from '../../model/words.ts';
import { MOST_ALLOWED_TENANTS, SERVICE_ENDPOINTS } from '../../rules/availability/endpoints.ts';
import {
  type ActionPlanners,
  type FeaturePlan,
  type FeatureRows,
  type FeatureWork,
  factsOf,
  NO_PLAN,
  type QuestionPlanners,
} from '../feature.ts';
import { type Index, indexNames } from '../ids.ts';
import { shorten } from '../number-text.ts';
import { event } from '../plan-events.ts';
import { questionTime } from '../question-time.ts';
import type { Path } from '../tree.ts';
import { at, codeOf, complain, resolve, warn } from '../work.ts';
import type { AVAILABILITY_ACTIONS, AVAILABILITY_EXPECTATIONS } from './schema.ts';

/** Rows of the first World, names, and what happens at times that the sections state. */
export function planAvailability(on: FeatureWork): FeaturePlan {
  const { availability, exchange } = on.work.entry;
  const queries = indexQueries(on);
  if (availability === undefined && queries.names.length === 0) return NO_PLAN;
  if (exchange === undefined) {
    complain(on.work, ['availability'], 'calendars are on mail platforms', 'state exchange');
    return NO_PLAN;
  }
  const rows: FeatureRows = {
    freeBusyQueries: queryRows(on, queries),
    addressSpaces: addressSpaceRows(on),
    allowedTenants: allowedRows(on),
    organizationRelationships: relationshipRows(on),
  };
  return { rows, indexes: { freeBusyQueries: queries }, agenda: [] };
}

function indexQueries({ work }: FeatureWork): Index {
  const declared = (work.entry.events ?? []).flatMap(({ freeBusy }, place) =>
    freeBusy === undefined ? [] : [{ name: freeBusy.id, at: at(work, 'events', place, 'freeBusy', 'id') }],
  );
  return indexNames(declared, 'free/busy query', work.desk);
}

function queryRows(
  { work, users }: FeatureWork,
  queries: Index,
): NonNullable<FeatureRows['freeBusyQueries']> {
  const asked = (work.entry.events ?? []).flatMap(({ freeBusy }) => freeBusy ?? []);
  return queries.declaredAs.map((place) => ({
    user: users.index.idOf(asked[place]!.from) ?? 0,
    whose: users.index.idOf(asked[place]!.of) ?? 0,
    outcome: 0,
    way: NONE,
    because: NONE,
    askedUs: -1,
    settledUs: -1,
  }));
}

function platformOf({ work, before }: FeatureWork, name: string, path: Path): number | undefined {
  return before.platforms === undefined ? undefined : resolve(work, before.platforms, 'platform', name, path);
}

function addressSpaceRows(on: FeatureWork): NonNullable<FeatureRows['addressSpaces']> {
  const seen = new Set<string>();
  return (on.work.entry.availability?.addressSpaces ?? []).flatMap((entry, place) => {
    const path: Path = ['availability', 'addressSpaces', place];
    const platform = platformOf(on, entry.on, [...path, 'on']);
    const domains = on.before.mailDomains!;
    const domain = resolve(on.work, domains, 'domain of exchange.domains', entry.for, [...path, 'for']);
    const tenant = resolve(on.work, on.tenants.index, 'tenant', entry.tenant, [...path, 'tenant']);
    if (platform === undefined || domain === undefined || tenant === undefined) return [];
    if (seen.has(`${platform} ${domain}`)) {
      const hint = 'there is one for each SMTP domain and direction (R14.5)';
      complain(
        on.work,
        path,
        `${shorten(entry.on)} has an address space for ${shorten(entry.for)} already`,
        hint,
      );
    }
    seen.add(`${platform} ${domain}`);
    const cloud = CLOUDS[on.tenants.plans[tenant]!.cloud]!;
    return [
      {
        platform,
        domain,
        tenant,
        method: codeOf(ACCESS_METHODS, entry.method ?? 'OrgWideFBToken'),
        endpoint: codeOf(SERVICE_EPRS, entry.endpoint ?? SERVICE_ENDPOINTS[cloud]),
      },
    ];
  });
}

/** Tenants that the scenario does not have may be allowed as well; they ask nothing here. */
function allowedRows(on: FeatureWork): NonNullable<FeatureRows['allowedTenants']> {
  return Object.entries(on.work.entry.availability?.allowedTenants ?? {}).flatMap(([name, tenants]) => {
    const path: Path = ['availability', 'allowedTenants', name];
    const platform = platformOf(on, name, path);
    if (tenants.length > MOST_ALLOWED_TENANTS) {
      complain(
        on.work,
        path,
        `${tenants.length} tenants are allowed, ${MOST_ALLOWED_TENANTS} at most can be`,
        'AllowedTenantIds takes no more values (R14.5)',
      );
    }
    return tenants.flatMap((each, place) => {
      const tenant = on.tenants.index.idOf(each);
      if (tenant === undefined)
        warn(
          on.work,
          [...path, place],
          `${shorten(each)} is no tenant of this scenario`,
          'so nobody of it asks',
        );
      return platform === undefined || tenant === undefined ? [] : [{ platform, tenant }];
    });
  });
}

function relationshipRows(on: FeatureWork): NonNullable<FeatureRows['organizationRelationships']> {
  return (on.work.entry.availability?.relationships ?? []).flatMap((entry, place) => {
    const path: Path = ['availability', 'relationships', place];
    const platform = platformOf(on, entry.of, [...path, 'of']);
    const other = platformOf(on, entry.with, [...path, 'with']);
    if (platform === undefined || other === undefined) return [];
    return [{ platform, other, shares: entry.shares === false ? 0 : 1 }];
  });
}

export const AVAILABILITY_ACTION_PLANNERS: ActionPlanners<typeof AVAILABILITY_ACTIONS> = {
  freeBusy(on, entry, path) {
    const user = resolve(on.work, on.users.index, 'user', entry.from, [...path, 'from']);
    const whose = resolve(on.work, on.users.index, 'user', entry.of, [...path, 'of']);
    const query = on.features.indexes.freeBusyQueries?.idOf(entry.id);
    if (user === undefined || whose === undefined || query === undefined) return [];
    return [event(E.freeBusyAsked, query, user, whose)];
  },
};

export const AVAILABILITY_QUESTION_PLANNERS: QuestionPlanners<typeof AVAILABILITY_EXPECTATIONS> = {
  freeBusy(on, entry, path) {
    const queries = on.features.indexes.freeBusyQueries;
    if (queries === undefined) {
      complain(
        on.work,
        [...path, 'freeBusy'],
        'nobody asks for free/busy information',
        'add a freeBusy event',
      );
      return undefined;
    }
    const query = resolve(on.work, queries, 'free/busy query', entry.freeBusy, [...path, 'freeBusy']);
    if (query === undefined) return undefined;
    const us = typeof entry.after === 'string' ? parseDuration(entry.after) : undefined;
    const after = us === undefined ? {} : { after: formatDuration(us) };
    return {
      subject: `free/busy query ${entry.freeBusy}`,
      ids: [query],
      ...questionTime(on, entry.at, path),
      asked: factsOf({ ...entry, ...after }, ['freeBusy']),
    };
  },
};
